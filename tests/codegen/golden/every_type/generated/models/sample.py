# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `samples`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, false, func, true
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Sample(Base):
    """One row of `samples`."""

    __tablename__ = "samples"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_samples"),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_samples_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_samples_user_id_pattern",
        ),
        CheckConstraint(
            'char_length("string_plain") <= 200', name="ck_samples_string_plain_length"
        ),
        CheckConstraint(
            'char_length("string_bounded") BETWEEN 2 AND 8', name="ck_samples_string_bounded_length"
        ),
        CheckConstraint(
            'char_length("string_pattern") <= 200', name="ck_samples_string_pattern_length"
        ),
        CheckConstraint(
            "\"string_pattern\" ~ '^[a-z]+-[0-9]{1,4}$'", name="ck_samples_string_pattern_pattern"
        ),
        CheckConstraint(
            'char_length("string_empty") <= 200', name="ck_samples_string_empty_length"
        ),
        CheckConstraint('char_length("string_null") <= 200', name="ck_samples_string_null_length"),
        CheckConstraint('char_length("text_plain") <= 10000', name="ck_samples_text_plain_length"),
        CheckConstraint(
            'char_length("text_bounded") BETWEEN 1 AND 1000000',
            name="ck_samples_text_bounded_length",
        ),
        CheckConstraint(
            'char_length("text_default") <= 10000', name="ck_samples_text_default_length"
        ),
        CheckConstraint('"integer_minimum" >= 0', name="ck_samples_integer_minimum_range"),
        CheckConstraint('"integer_maximum" <= 10', name="ck_samples_integer_maximum_range"),
        CheckConstraint(
            '"integer_bounded" BETWEEN 1 AND 5', name="ck_samples_integer_bounded_range"
        ),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    string_plain: Mapped[str]
    string_bounded: Mapped[str]
    string_pattern: Mapped[str] = mapped_column(server_default="a-1")
    string_empty: Mapped[str] = mapped_column(server_default="")
    string_null: Mapped[str | None] = mapped_column(server_default="x")
    text_plain: Mapped[str | None]
    text_bounded: Mapped[str]
    text_default: Mapped[str] = mapped_column(server_default="One line.\nAnother.")
    integer_plain: Mapped[int]
    integer_minimum: Mapped[int] = mapped_column(server_default="0")
    integer_maximum: Mapped[int] = mapped_column(server_default="-5")
    integer_bounded: Mapped[int | None] = mapped_column(server_default="3")
    boolean_required: Mapped[bool]
    boolean_false: Mapped[bool] = mapped_column(server_default=false())
    boolean_null: Mapped[bool | None] = mapped_column(server_default=true())
    datetime_plain: Mapped[datetime | None]
    datetime_now: Mapped[datetime] = mapped_column(server_default=func.now())
    datetime_constant: Mapped[datetime] = mapped_column(server_default="2026-01-31T07:30:00+00:00")
    uuid_plain: Mapped[UUID]
    uuid_new: Mapped[UUID] = mapped_column(server_default=func.gen_random_uuid())
    uuid_constant: Mapped[UUID | None] = mapped_column(
        server_default="0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
