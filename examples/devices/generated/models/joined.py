# Generated from schema.yaml; edit the schema, not this file. [seal 2102c32d5a47]
"""Ids of the rows that a row is joined to, as one more column of it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ARRAY, Label, Select, Text, Uuid, cast, func
from sqlalchemy.orm import InstrumentedAttribute


def joined_ids(name: str, found: Select[UUID]) -> Label[Sequence[UUID]]:
    """All ids that a query finds for each row, in its order, under this name."""
    listed = func.array(found.scalar_subquery(), type_=ARRAY(Uuid()))
    return listed.label(name)


def joined_version(row: InstrumentedAttribute[str], *ids: Label[Sequence[UUID]]) -> Label[str]:
    """The version of a row and of the ids beside it, which change without the row."""
    parts = (cast(part, Text) for part in (row, *(each.element for each in ids)))
    return func.md5(func.concat_ws(" ", *parts), type_=Text).label("_version")
