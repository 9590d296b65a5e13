# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `projects`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Project(Base):
    """One row of `projects`."""

    __tablename__ = "projects"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_projects"),
        ForeignKeyConstraint(
            ["country_id"], ["countries.id"], name="fk_projects_country_id", ondelete="RESTRICT"
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_projects_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_projects_user_id_pattern",
        ),
        CheckConstraint('char_length("name") <= 120', name="ck_projects_name_length"),
        Index("ix_projects_country_id", "country_id", "user_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    name: Mapped[str]
    country_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
