# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `several`."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Double,
    Integer,
    Interval,
    LargeBinary,
    Numeric,
    PrimaryKeyConstraint,
    Text,
    Time,
    Uuid,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Several(Base):
    """One row of `several`."""

    __tablename__ = "several"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_several"),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_several_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_several_user_id_pattern",
        ),
        CheckConstraint(
            (
                'cardinality("texts") <= 2 AND coalesce(array_ndims("texts"), 1) = 1 AND '
                'array_position("texts", NULL) IS NULL'
            ),
            name="ck_several_texts_items",
        ),
        CheckConstraint(
            (
                'cardinality("matching") BETWEEN 1 AND 3 AND '
                'coalesce(array_ndims("matching"), 1) = 1 AND array_position("matching", '
                "NULL) IS NULL"
            ),
            name="ck_several_matching_items",
        ),
        CheckConstraint(
            (
                'cardinality("numbers") <= 100 AND coalesce(array_ndims("numbers"), 1) = '
                '1 AND array_position("numbers", NULL) IS NULL'
            ),
            name="ck_several_numbers_items",
        ),
        CheckConstraint(
            (
                'cardinality("longs") <= 2 AND coalesce(array_ndims("longs"), 1) = 1 AND '
                'array_position("longs", NULL) IS NULL'
            ),
            name="ck_several_longs_items",
        ),
        CheckConstraint(
            (
                'cardinality("doubles") <= 2 AND coalesce(array_ndims("doubles"), 1) = 1 '
                'AND array_position("doubles", NULL) IS NULL'
            ),
            name="ck_several_doubles_items",
        ),
        CheckConstraint(
            (
                'cardinality("exacts") <= 100 AND coalesce(array_ndims("exacts"), 1) = 1 '
                'AND array_position("exacts", NULL) IS NULL'
            ),
            name="ck_several_exacts_items",
        ),
        CheckConstraint(
            (
                'cardinality("flags") <= 2 AND coalesce(array_ndims("flags"), 1) = 1 AND '
                'array_position("flags", NULL) IS NULL'
            ),
            name="ck_several_flags_items",
        ),
        CheckConstraint(
            (
                'cardinality("days") <= 2 AND coalesce(array_ndims("days"), 1) = 1 AND '
                'array_position("days", NULL) IS NULL'
            ),
            name="ck_several_days_items",
        ),
        CheckConstraint(
            (
                'cardinality("times") <= 2 AND coalesce(array_ndims("times"), 1) = 1 AND '
                'array_position("times", NULL) IS NULL'
            ),
            name="ck_several_times_items",
        ),
        CheckConstraint(
            (
                'cardinality("instants") <= 2 AND coalesce(array_ndims("instants"), 1) = '
                '1 AND array_position("instants", NULL) IS NULL'
            ),
            name="ck_several_instants_items",
        ),
        CheckConstraint(
            (
                'cardinality("spans") <= 2 AND coalesce(array_ndims("spans"), 1) = 1 AND '
                'array_position("spans", NULL) IS NULL'
            ),
            name="ck_several_spans_items",
        ),
        CheckConstraint(
            (
                'cardinality("ids") <= 2 AND coalesce(array_ndims("ids"), 1) = 1 AND '
                'array_position("ids", NULL) IS NULL'
            ),
            name="ck_several_ids_items",
        ),
        CheckConstraint(
            (
                'cardinality("blobs") <= 100 AND coalesce(array_ndims("blobs"), 1) = 1 '
                'AND array_position("blobs", NULL) IS NULL'
            ),
            name="ck_several_blobs_items",
        ),
        CheckConstraint(
            (
                'cardinality("mails") <= 2 AND coalesce(array_ndims("mails"), 1) = 1 AND '
                'array_position("mails", NULL) IS NULL'
            ),
            name="ck_several_mails_items",
        ),
        CheckConstraint(
            (
                'cardinality("statuses") <= 2 AND coalesce(array_ndims("statuses"), 1) = '
                '1 AND array_position("statuses", NULL) IS NULL'
            ),
            name="ck_several_statuses_items",
        ),
        CheckConstraint(
            "\"statuses\" <@ ARRAY['todo', 'doing', 'it''s \"done\"', 'ü']",
            name="ck_several_statuses_words",
        ),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    texts: Mapped[list[str]] = mapped_column(ARRAY(Text))
    matching: Mapped[list[str] | None] = mapped_column(
        ARRAY(Text), server_default='{"a","\\"\\\\",""}'
    )
    numbers: Mapped[list[int]] = mapped_column(ARRAY(Integer), server_default="{}")
    longs: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    doubles: Mapped[list[float] | None] = mapped_column(ARRAY(Double))
    exacts: Mapped[list[Decimal]] = mapped_column(ARRAY(Numeric(4, 2)), server_default='{"0.10"}')
    flags: Mapped[list[bool] | None] = mapped_column(ARRAY(Boolean))
    days: Mapped[list[date]] = mapped_column(ARRAY(Date), server_default='{"2026-01-31"}')
    times: Mapped[list[time] | None] = mapped_column(ARRAY(Time))
    instants: Mapped[list[datetime] | None] = mapped_column(ARRAY(DateTime(timezone=True)))
    spans: Mapped[list[timedelta] | None] = mapped_column(ARRAY(Interval))
    ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    blobs: Mapped[list[bytes] | None] = mapped_column(
        ARRAY(LargeBinary), server_default='{"\\\\x00ff"}'
    )
    mails: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    statuses: Mapped[list[str]] = mapped_column(
        ARRAY(Text), server_default='{"todo","it\'s \\"done\\""}'
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
