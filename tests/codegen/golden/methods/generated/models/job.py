# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `jobs`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Job(Base):
    """One row of `jobs`."""

    __tablename__ = "jobs"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_jobs"),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_jobs_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_jobs_user_id_pattern"
        ),
        CheckConstraint('char_length("state") <= 200', name="ck_jobs_state_length"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="waiting")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
