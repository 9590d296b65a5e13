# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `documents`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag, JsonValue


class Document(Base):
    """One row of `documents`."""

    __tablename__ = "documents"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_documents"),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_documents_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_documents_user_id_pattern",
        ),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    json_: Mapped[JsonValue] = mapped_column("json", JSONB(none_as_null=True))
    json_null: Mapped[JsonValue | None] = mapped_column(JSONB(none_as_null=True))
    json_default: Mapped[JsonValue] = mapped_column(
        JSONB(none_as_null=True), server_default='{"a\\"\'":[1,2.5,null,{}],"b":"ü\\\\"}'
    )
    json_text: Mapped[JsonValue | None] = mapped_column(
        JSONB(none_as_null=True), server_default='"x"'
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
