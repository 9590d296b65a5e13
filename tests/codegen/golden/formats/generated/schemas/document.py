# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Documents on the wire."""

from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import JsonValue


class DocumentCreate(Input):
    """A document to be stored."""

    json_: JsonValue
    json_null: JsonValue | None = None
    json_default: JsonValue = Field(default={"a\"'": [1, 2.5, None, {}], "b": "ü\\"})
    json_text: JsonValue | None = "x"


class DocumentUpdate(Input):
    """Changes to a document. What is left out stays as it is."""

    json_: JsonValue | MISSING = MISSING
    json_null: JsonValue | MISSING | None = MISSING
    json_default: JsonValue | MISSING = MISSING
    json_text: JsonValue | MISSING | None = MISSING


class DocumentRead(VersionedRow):
    """A document as its owner sees it."""

    id: UUID
    user_id: str
    json_: JsonValue
    json_null: JsonValue | None
    json_default: JsonValue
    json_text: JsonValue | None
    created_at: Timestamp
    updated_at: Timestamp
