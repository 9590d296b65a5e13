# Generated from schema.yaml; edit the schema, not this file. [seal f509a88adcce]
"""Places in an order: what one row has in its keys, as bytes and back without loss."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias, cast

from pydantic import TypeAdapter

from generated.cursors import foreign_cursor
from generated.orders import Key

Place: TypeAlias = tuple[object, ...]
"""What one row has in the keys of an order."""


def write_place(place: Place, keys: Sequence[Key]) -> bytes:
    """The place as JSON."""
    return _adapter(keys).dump_json(place)


def read_place(written: bytes, keys: Sequence[Key]) -> Place:
    """The place that was written. Raises Conflict for what is none in such an order."""
    try:
        return _adapter(keys).validate_json(written, strict=True)
    except ValueError:
        raise foreign_cursor() from None


def _adapter(keys: Sequence[Key]) -> TypeAdapter[Place]:
    types = (key.column.type.python_type for key in keys)
    nullable = (key.column.nullable for key in keys)
    return _adapter_of(
        tuple(type_ | None if null else type_ for type_, null in zip(types, nullable, strict=True))
    )


@lru_cache(maxsize=256)
def _adapter_of(types: tuple[object, ...]) -> TypeAdapter[Place]:
    return TypeAdapter(cast("type[Place]", tuple.__class_getitem__(types)))
