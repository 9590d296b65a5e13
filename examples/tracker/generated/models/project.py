# Generated from schema.yaml; edit the schema, not this file. [seal 86021f0f7128]
"""The table `projects`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Project(Base):
    """A named group of tasks."""

    __tablename__ = "projects"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_projects"),
        ForeignKeyConstraint(
            ["country_id"], ["countries.id"], name="fk_projects_country_id", ondelete="RESTRICT"
        ),
        UniqueConstraint("user_id", "slug", name="uq_project_slug"),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_projects_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_projects_user_id_pattern",
        ),
        CheckConstraint('char_length("name") BETWEEN 1 AND 120', name="ck_projects_name_length"),
        CheckConstraint('char_length("color") <= 200', name="ck_projects_color_length"),
        CheckConstraint("\"color\" ~ '^#[0-9a-f]{6}$'", name="ck_projects_color_pattern"),
        CheckConstraint('char_length("slug") <= 60', name="ck_projects_slug_length"),
        CheckConstraint("\"slug\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="ck_projects_slug_pattern"),
        CheckConstraint('char_length("homepage") <= 2000', name="ck_projects_homepage_length"),
        CheckConstraint(
            (
                "\"homepage\" ~ E'^https?\\://([A-Za-z0-9._~!$&''()*+,;=\\:%-]*@)?[A-Za-z0-"
                "9]([A-Za-z0-9.-]*[A-Za-z0-9])?(\\:[0-9]{1,5})?([/?#][A-Za-z0-"
                "9._~\\:/?#\\\\[\\\\]@!$&''()*+,;=%-]*)?$'"
            ),
            name="ck_projects_homepage_pattern",
        ),
        Index("ix_projects_country_id", "country_id", "user_id", "id"),
        Index("ix_project_name", "user_id", "name", postgresql_ops={"name": "text_pattern_ops"}),
        Index("ix_project_by_name", "user_id", "name"),
        {"comment": "A named group of tasks."},
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    name: Mapped[str]
    color: Mapped[str | None]
    slug: Mapped[str]
    homepage: Mapped[str | None]
    country_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
