# Generated from schema.yaml; edit the schema, not this file. [seal 7eaee3a65981]
"""The table `memberships`."""

from datetime import date, datetime
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


class Membership(Base):
    """What a person is to a project."""

    __tablename__ = "memberships"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_memberships"),
        ForeignKeyConstraint(
            ["user_id", "project_id"],
            ["projects.user_id", "projects.id"],
            name="fk_memberships_project_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["user_id", "person_id"],
            ["people.user_id", "people.id"],
            name="fk_memberships_person_id",
            ondelete="CASCADE",
        ),
        UniqueConstraint("user_id", "project_id", "person_id", name="uq_membership_pair"),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_memberships_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_memberships_user_id_pattern",
        ),
        CheckConstraint(
            "\"role\" IN ('lead', 'member', 'guest')", name="ck_memberships_role_words"
        ),
        Index("ix_memberships_project_id", "user_id", "project_id", "id"),
        Index("ix_memberships_person_id", "user_id", "person_id", "id"),
        {"comment": "What a person is to a project."},
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    role: Mapped[str] = mapped_column(server_default="member")
    since: Mapped[date | None]
    project_id: Mapped[UUID]
    person_id: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
