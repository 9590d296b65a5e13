# Generated from schema.yaml; edit the schema, not this file. [seal e6ff1011a16f]
"""Ids of the rows that a row is joined to, as one more column of it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ARRAY, Label, Select, Uuid, func


def joined_ids(name: str, found: Select[UUID]) -> Label[Sequence[UUID]]:
    """All ids that a query finds for each row, in its order, under this name."""
    listed = func.array(found.scalar_subquery(), type_=ARRAY(Uuid()))
    return listed.label(name)
