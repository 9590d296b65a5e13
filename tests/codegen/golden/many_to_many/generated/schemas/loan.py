# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Loans on the wire."""

from uuid import UUID

from pydantic import MISSING

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Identifier


class LoanCreate(Input):
    """A loan to be stored."""

    due: Timestamp | None = None
    book_id: Identifier
    reader_id: Identifier


class LoanUpdate(Input):
    """Changes to a loan. What is left out stays as it is."""

    due: Timestamp | MISSING | None = MISSING
    book_id: Identifier | MISSING = MISSING
    reader_id: Identifier | MISSING = MISSING


class LoanRead(VersionedRow):
    """A loan as its owner sees it."""

    id: UUID
    user_id: str
    due: Timestamp | None
    book_id: UUID
    reader_id: UUID
    created_at: Timestamp
    updated_at: Timestamp
