# Generated from schema.yaml; edit the schema, not this file. [seal 28b064cac4a2]
"""Cursors of lists that can be asked for in many ways: a place, and the question it belongs to."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TypeAlias, cast

from pydantic import TypeAdapter
from pydantic_core import to_json

from generated.errors import Conflict
from generated.orders import Key

Place: TypeAlias = tuple[object, ...]
"""What one row has in the keys of an order."""

_DIGEST_BYTES = 12


def digest_of(question: object) -> bytes:
    """What tells one question from another. It is no secret: a cursor opens nothing."""
    return sha256(to_json(question, bytes_mode="base64")).digest()[:_DIGEST_BYTES]


def write_cursor(place: Place, keys: Sequence[Key], digest: bytes) -> str:
    """The cursor of what comes behind a place."""
    return urlsafe_b64encode(digest + _adapter(keys).dump_json(place)).decode().rstrip("=")


def read_cursor(cursor: str, keys: Sequence[Key], digest: bytes) -> Place:
    """The place that a cursor stands for.

    Raises Conflict where it was given for another question, or never: behind it would be rows that
    have been seen, and those that have not would be before it.
    """
    try:
        written = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        if written.startswith(digest):
            return _adapter(keys).validate_json(written[_DIGEST_BYTES:], strict=True)
    except ValueError:
        pass
    raise foreign_cursor()


def foreign_cursor() -> Conflict:
    """The refusal of a cursor that belongs to another question."""
    return Conflict(
        "The cursor was not given for this list with these parameters; ask again without it."
    )


def _adapter(keys: Sequence[Key]) -> TypeAdapter[Place]:
    """How places in an order are written: without loss, whatever the types of its keys."""
    types = (key.column.type.python_type for key in keys)
    nullable = (key.column.nullable for key in keys)
    return _adapter_of(
        tuple(type_ | None if null else type_ for type_, null in zip(types, nullable, strict=True))
    )


@lru_cache(maxsize=256)
def _adapter_of(types: tuple[object, ...]) -> TypeAdapter[Place]:
    return TypeAdapter(cast("type[Place]", tuple.__class_getitem__(types)))
