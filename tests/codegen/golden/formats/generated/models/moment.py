# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `moments`."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Moment(Base):
    """One row of `moments`."""

    __tablename__ = "moments"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_moments"),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_moments_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_moments_user_id_pattern",
        ),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    day: Mapped[date]
    date_: Mapped[date | None] = mapped_column("date", server_default="2026-01-31")
    clock: Mapped[time]
    time_: Mapped[time] = mapped_column("time", server_default="23:59:59.000001")
    took: Mapped[timedelta]
    timedelta_: Mapped[timedelta | None] = mapped_column(
        "timedelta", server_default="1 days 7384.500000 seconds"
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
