# Generated from schema.yaml; edit the schema, not this file. [seal b8d9eefc9028]
"""The table `idempotency_keys`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, PrimaryKeyConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, JsonValue


class IdempotencyKey(Base):
    """What was answered to a request with an Idempotency-Key."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_idempotency_keys"),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_idempotency_keys_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_idempotency_keys_user_id_pattern",
        ),
        CheckConstraint(
            'octet_length("fingerprint") BETWEEN 32 AND 32',
            name="ck_idempotency_keys_fingerprint_size",
        ),
        CheckConstraint('"status" BETWEEN 100 AND 599', name="ck_idempotency_keys_status_range"),
        CheckConstraint('octet_length("body") <= 1073741824', name="ck_idempotency_keys_body_size"),
        Index("ix_idempotency_keys_expires_at", "user_id", "expires_at"),
        {"comment": "What was answered to a request with an Idempotency-Key."},
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    fingerprint: Mapped[bytes] = mapped_column(
        comment="SHA-256 of what was asked: a key stands for one request."
    )
    status: Mapped[int | None] = mapped_column(
        comment="The status of the answer; null until there is one."
    )
    headers: Mapped[JsonValue | None] = mapped_column(
        JSONB(none_as_null=True), comment="Its headers."
    )
    body: Mapped[bytes | None] = mapped_column(comment="Its content.")
    expires_at: Mapped[datetime] = mapped_column(comment="When the key is free again.")
