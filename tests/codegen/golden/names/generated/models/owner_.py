# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `owners`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Owner(Base):
    """One row of `owners`."""

    __tablename__ = "owners"
    __table_args__ = (
        PrimaryKeyConstraint("user", "id", name="pk_owners"),
        CheckConstraint('char_length("user") BETWEEN 1 AND 64', name="ck_owners_user_length"),
        CheckConstraint(
            "\"user\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_owners_user_pattern"
        ),
    )

    id: Mapped[UUID]
    user: Mapped[str]
    user_id: Mapped[UUID] = mapped_column(server_default=func.gen_random_uuid())
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
