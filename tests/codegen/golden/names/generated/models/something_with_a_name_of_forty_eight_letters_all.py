# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `somethings_with_names_of_forty_eight_letters_all`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class SomethingWithANameOfFortyEightLettersAll(Base):
    """One row of `somethings_with_names_of_forty_eight_letters_all`."""

    __tablename__ = "somethings_with_names_of_forty_eight_letters_all"
    __table_args__ = (
        PrimaryKeyConstraint(
            "user", "id", name="pk_somethings_with_names_of_forty_eight_letters_all"
        ),
        CheckConstraint(
            'char_length("user") BETWEEN 1 AND 64',
            name="ck_somethings_with_names_of_forty_eight_letters_all_user_length",
        ),
        CheckConstraint(
            "\"user\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_somethings_with_names_of_forty_eight_letters_all_us_84ef1cfb",
        ),
        CheckConstraint(
            ('char_length("a_field_of_something_with_a_name_just_as_long_ab") BETWEEN 1 AND 9'),
            name="ck_somethings_with_names_of_forty_eight_letters_all_a__f1c5c310",
        ),
        CheckConstraint(
            "\"a_field_of_something_with_a_name_just_as_long_ab\" ~ '^[a-z]*$'",
            name="ck_somethings_with_names_of_forty_eight_letters_all_a__a25cda99",
        ),
    )

    id: Mapped[UUID]
    user: Mapped[str]
    a_field_of_something_with_a_name_just_as_long_ab: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
