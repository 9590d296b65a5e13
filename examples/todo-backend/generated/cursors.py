# Generated from schema.yaml; edit the schema, not this file. [seal 5ae8f0267549]
"""Cursors: a place in a list, and the question that it belongs to."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from pydantic_core import to_json

from generated.errors import Conflict

_DIGEST_BYTES = 12


def write_cursor(question: object, place: bytes) -> str:
    """The cursor of what comes behind a place.

    The digest is no secret, because a cursor opens nothing: whoever makes one up finds rows that
    they may see anyway.
    """
    asked = to_json(question, bytes_mode="base64")
    digest = sha256(asked + b"\n" + place).digest()[:_DIGEST_BYTES]
    return urlsafe_b64encode(digest + place).decode().rstrip("=")


def read_cursor(question: object, cursor: str) -> bytes:
    """The place that a cursor stands for.

    Raises Conflict where it was given for another question, or never: behind it would be rows that
    have been seen, and those that have not would be before it.
    """
    try:
        place = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))[_DIGEST_BYTES:]
    except ValueError:
        raise foreign_cursor() from None
    if write_cursor(question, place) != cursor:
        raise foreign_cursor()
    return place


def foreign_cursor() -> Conflict:
    """The refusal of a cursor that belongs to another question."""
    return Conflict(
        "The cursor was not given for this list with these parameters; ask again without it."
    )
