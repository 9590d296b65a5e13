"""Constants of `json` fields: YAML in the file, JSON everywhere else."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TypeAlias, assert_never

from codegen.catalog import JsonText
from codegen.read.document.nodes import Mapping, Node, Scalar, Sequence
from codegen.read.values.unfit import Unfit

_Json: TypeAlias = "str | int | float | bool | list[_Json] | dict[str, _Json] | None"


def json_text(node: Node) -> JsonText:
    """The text of a JSON value. Raises Unfit."""
    plain = _json(node)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return JsonText(text)


def _json(node: Node) -> _Json:
    match node:
        case Scalar():
            return _scalar(node)
        case Sequence(_, items):
            return [_json(item) for item in items]
        case Mapping(_, entries):
            return {entry.key: _json(entry.value) for entry in entries}
        case _:
            assert_never(node)


def _scalar(node: Scalar) -> str | float | bool | None:
    number = node.value
    if not isinstance(number, Decimal):
        return number
    # Readers of JSON keep numbers as doubles, so another would come back changed.
    rounded = float(number)
    if not number.is_finite() or Decimal(repr(rounded)) != number:
        reason = f"`{node.text}` cannot be kept exactly as a number of JSON"
        raise Unfit(reason, f'put it within quotes: "{node.text}"', node.span)
    return rounded
