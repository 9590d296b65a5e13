# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `stamps`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Stamp(Base):
    """One row of `stamps`."""

    __tablename__ = "stamps"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_stamps"),
        ForeignKeyConstraint(
            ["user_id", "parcel_id"],
            ["parcels.user_id", "parcels.id"],
            name="fk_stamps_parcel_id",
            ondelete="CASCADE",
        ),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_stamps_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_stamps_user_id_pattern"
        ),
        Index("ix_stamps_parcel_id", "user_id", "parcel_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    parcel_id: Mapped[UUID]
    value: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
