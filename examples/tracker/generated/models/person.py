# Generated from schema.yaml; edit the schema, not this file. [seal 57630217ea48]
"""The table `people`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Person(Base):
    """Somebody who works on projects."""

    __tablename__ = "people"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_people"),
        UniqueConstraint("user_id", "email", name="uq_person_email"),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_people_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_people_user_id_pattern"
        ),
        CheckConstraint('char_length("name") BETWEEN 1 AND 120', name="ck_people_name_length"),
        CheckConstraint('char_length("email") <= 254', name="ck_people_email_length"),
        CheckConstraint(
            (
                "\"email\" ~ E'^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-"
                "z0-9-]{0,61}[A-Za-z0-9])?(\\\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-"
                "9])?)*$'"
            ),
            name="ck_people_email_pattern",
        ),
        {"comment": "Somebody who works on projects."},
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    name: Mapped[str]
    email: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
