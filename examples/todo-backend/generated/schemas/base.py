# Generated from schema.yaml; edit the schema, not this file. [seal dd237d1636e1]
"""What bodies and answers have in common: how their members are called, and what is refused."""

from typing import Annotated

from pydantic import AliasChoices, AliasGenerator, BaseModel, ConfigDict, Field


def _wire_name(attribute: str) -> str:
    # `class_` is `class` on the wire: an underscore at the end is Python's, and no field has one.
    return attribute.removesuffix("_")


def _row_name(attribute: str) -> str | AliasChoices:
    # A model has the attribute, a row of the database the column. A model is asked for `metadata_`
    # first, because its `metadata` is SQLAlchemy's.
    name = _wire_name(attribute)
    return name if name == attribute else AliasChoices(attribute, name)


class Input(BaseModel):
    """What a request body may hold. Members that are not declared are refused, not ignored."""

    model_config = ConfigDict(
        alias_generator=_wire_name,
        extra="forbid",
        frozen=True,
        protected_namespaces=(),
        # For defaults: Pydantic would take bytes for text in UTF-8.
        ser_json_bytes="base64",
    )


class Output(BaseModel):
    """What an answer holds, read from a row of the database or from a model."""

    model_config = ConfigDict(
        alias_generator=AliasGenerator(validation_alias=_row_name, serialization_alias=_wire_name),
        from_attributes=True,
        frozen=True,
        protected_namespaces=(),
    )


class Row(Output):
    """A row as it is answered, unless the caller prefers no content (RFC 7240)."""


class VersionedRow(Row):
    """A row with its version, which is no member of an answer: the header `ETag` carries it."""

    # What it is called where ids are listed beside the row, in a row of the table, and in a model.
    entity_tag: Annotated[
        str, Field(exclude=True, validation_alias=AliasChoices("_version", "xmin", "entity_tag"))
    ]
