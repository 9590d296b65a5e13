"""How many bytes a value can have in an index, where a row of one has a limit."""

from __future__ import annotations

from codegen.catalog import (
    Array,
    Bytes,
    Decimal,
    Email,
    Enum,
    Field,
    FieldType,
    Json,
    Owner,
    Slug,
    String,
    Text,
    Url,
)

MAX_ROW = 2704
"""The most bytes of a row in a B-tree with pages of 8 kB; PostgreSQL refuses a longer one."""

_HEAD = 16
"""What a row has beside its values, rounded up."""
_UTF8 = 4


def row_width(fields: list[Field], owner: Owner | None) -> int | None:
    """The most bytes of an index row with these keys; None where nothing bounds it."""
    owned = 0
    if owner is not None and isinstance(owner.type, String):
        # The characters that an owner may have are ASCII.
        owned = owner.type.max_length + 4
    elif owner is not None:
        owned = 16
    widths = [_width(field.type) for field in fields]
    known = [width for width in widths if width is not None]
    return _HEAD + owned + sum(known) if len(known) == len(widths) else None


def _width(type_: FieldType) -> int | None:
    match type_:
        case String(_, maximum) | Text(_, maximum):
            return maximum * _UTF8 + 4
        case Email(maximum) | Url(maximum) | Slug(maximum) | Bytes(_, maximum):
            return maximum + 4
        case Enum(values=words):
            return max(len(word.encode()) for word in words) + 4
        case Decimal(precision):
            return precision // 2 + 12
        case Json():
            return None
        case Array(item, _, maximum):
            width = _width(item)
            return None if width is None else 24 + (width + 4) * maximum
        case _:
            return 16
