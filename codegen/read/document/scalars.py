"""What a plain scalar means: the core schema of YAML 1.2, and nothing that 1.1 adds to it."""

from __future__ import annotations

import re
from decimal import Decimal

from codegen.read.document.nodes import Raw

MAX_DIGITS = 40
"""The longest number; a longer one is a mistake, and costs more than its length to read."""
MAX_EXPONENT_DIGITS = 3
"""More than any double has; written out, a larger exponent would fill the memory."""

_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
# No leading zeros: 1.2 reads 012 as twelve, 1.1 as ten, and its author may have meant neither.
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))([eE][-+]?(?P<exponent>[0-9]+))?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_BASES = {"0o": 8, "0x": 16}


def core(text: str) -> Raw:
    """What a plain scalar means in the core schema. Raises ValueError for an overlong number."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if len(text) > MAX_DIGITS:
        if _INTEGER.fullmatch(text) or _FLOAT.fullmatch(text):
            raise ValueError
        return text
    if _INTEGER.fullmatch(text):
        return int(text, _BASES.get(text[:2], 10))
    number = _FLOAT.fullmatch(text)
    if number is None:
        return text
    if len(number["exponent"] or "") > MAX_EXPONENT_DIGITS:
        raise ValueError
    return Decimal(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
