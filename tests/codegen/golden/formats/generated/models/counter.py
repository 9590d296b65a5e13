# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `counters`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Counter(Base):
    """One row of `counters`."""

    __tablename__ = "counters"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_counters"),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_counters_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_counters_user_id_pattern",
        ),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    count: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
