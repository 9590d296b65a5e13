# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `numbers`."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Numeric, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Number(Base):
    """One row of `numbers`."""

    __tablename__ = "numbers"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_numbers"),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_numbers_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_numbers_user_id_pattern",
        ),
        CheckConstraint(
            '"long" BETWEEN -9007199254740991 AND 9007199254740991', name="ck_numbers_long_range"
        ),
        CheckConstraint(
            '"long_bounded" BETWEEN -3 AND 1099511627776', name="ck_numbers_long_bounded_range"
        ),
        CheckConstraint(
            '"long_default" BETWEEN -9007199254740991 AND 9007199254740991',
            name="ck_numbers_long_default_range",
        ),
        CheckConstraint(
            (
                "\"double\" BETWEEN '-1.7976931348623157e+308'\\:\\:double precision AND "
                "'1.7976931348623157e+308'\\:\\:double precision"
            ),
            name="ck_numbers_double_range",
        ),
        CheckConstraint(
            (
                "\"double_bounded\" BETWEEN '-0.5'\\:\\:double precision AND "
                "'1e+300'\\:\\:double precision"
            ),
            name="ck_numbers_double_bounded_range",
        ),
        CheckConstraint(
            (
                "\"double_default\" BETWEEN '-1.7976931348623157e+308'\\:\\:double precision "
                "AND '1.7976931348623157e+308'\\:\\:double precision"
            ),
            name="ck_numbers_double_default_range",
        ),
        CheckConstraint("\"exact\" <= 'Infinity'\\:\\:numeric", name="ck_numbers_exact_range"),
        CheckConstraint(
            "\"exact_bounded\" BETWEEN '-0.105'\\:\\:numeric AND '12.5'\\:\\:numeric",
            name="ck_numbers_exact_bounded_range",
        ),
        CheckConstraint(
            "\"exact_whole\" <= 'Infinity'\\:\\:numeric", name="ck_numbers_exact_whole_range"
        ),
        CheckConstraint(
            "\"exact_fraction\" BETWEEN '0'\\:\\:numeric AND 'Infinity'\\:\\:numeric",
            name="ck_numbers_exact_fraction_range",
        ),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    long: Mapped[int] = mapped_column(BigInteger)
    long_bounded: Mapped[int | None] = mapped_column(BigInteger)
    long_default: Mapped[int] = mapped_column(BigInteger, server_default="4294967296")
    double: Mapped[float]
    double_bounded: Mapped[float | None]
    double_default: Mapped[float] = mapped_column(server_default="0.1")
    exact: Mapped[Decimal] = mapped_column(Numeric(6, 2))
    exact_bounded: Mapped[Decimal | None] = mapped_column(Numeric(5, 3))
    exact_whole: Mapped[Decimal] = mapped_column(
        Numeric(38, 0), server_default="99999999999999999999999999999999999999"
    )
    exact_fraction: Mapped[Decimal] = mapped_column(
        Numeric(20, 20), server_default="0.00000000000000000000"
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
