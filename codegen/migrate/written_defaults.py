"""The default of a column as the author has written it in the schema, for a hint."""

from __future__ import annotations

import json
import re
from base64 import b64encode

from codegen.storage import Column

_FUNCTIONS = {"now()": "now", "gen_random_uuid()": "uuid"}
_LITERAL = re.compile(r"(?P<escaped>E?)'(?P<text>(?:[^']|'')*)'(?:::.*)?", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_SIGNS = {"t": "\t", "n": "\n", "r": "\r"}
_ITEM = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_SPAN = re.compile(r"(-?\d+) days (\d+)\.(\d{6}) seconds")


def written_default(column: Column) -> str | None:
    """The default as YAML, or None where the column has none."""
    if column.default is None:
        return None
    if column.default in _FUNCTIONS:
        return _FUNCTIONS[column.default]
    text, type_ = _meant(column.default), column.type
    if not type_.endswith("[]"):
        return _constant(text, type_)
    items = (_ESCAPE.sub(r"\1", item) for item in _ITEM.findall(text))
    return f"[{', '.join(_constant(item, type_.removesuffix('[]')) for item in items)}]"


def _meant(sql: str) -> str:
    """What an SQL literal stands for; what is not in quotes stands for itself."""
    found = _LITERAL.fullmatch(sql)
    if found is None:
        return sql
    text = found["text"].replace("''", "'")
    if not found["escaped"]:
        return text
    return _ESCAPE.sub(lambda sign: _SIGNS.get(sign[1], sign[1]), text)


def _constant(text: str, type_: str) -> str:
    """A text from which PostgreSQL reads a value of a type, as YAML."""
    match type_:
        case "boolean" | "integer" | "bigint" | "double precision" | "jsonb":
            return text
        case "bytea":
            text = b64encode(bytes.fromhex(text.removeprefix("\\x"))).decode()
        case "interval":
            text = _SPAN.sub(r"P\1DT\2.\3S", text)
        case _:
            pass
    return json.dumps(text, ensure_ascii=False)
