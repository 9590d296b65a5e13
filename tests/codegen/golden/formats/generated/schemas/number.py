# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Numbers on the wire."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Digits, Exact, Timestamp
from generated.schemas.values import Double, Long

LongBounded = Annotated[Long, Field(ge=-3, le=1099511627776)]
DoubleBounded = Annotated[Double, Field(ge=-0.5, le=1e300)]
ExactValue = Annotated[Exact, Digits(6, 2)]
ExactBounded = Annotated[Exact, Digits(5, 3), Field(ge=Decimal("-0.105"), le=Decimal("12.5"))]
ExactWhole = Annotated[Exact, Digits(38, 0)]
ExactFraction = Annotated[Exact, Digits(20, 20), Field(ge=Decimal("0"))]


class NumberCreate(Input):
    """A number to be stored."""

    long: Long
    long_bounded: LongBounded | None = None
    long_default: Long = 4294967296
    double: Double
    double_bounded: DoubleBounded | None = None
    double_default: Double = 0.1
    exact: ExactValue
    exact_bounded: ExactBounded | None = None
    exact_whole: ExactWhole = Decimal("99999999999999999999999999999999999999")
    exact_fraction: ExactFraction = Decimal("0.00000000000000000000")


class NumberUpdate(Input):
    """Changes to a number. What is left out stays as it is."""

    long: Long | MISSING = MISSING
    long_bounded: LongBounded | MISSING | None = MISSING
    long_default: Long | MISSING = MISSING
    double: Double | MISSING = MISSING
    double_bounded: DoubleBounded | MISSING | None = MISSING
    double_default: Double | MISSING = MISSING
    exact: ExactValue | MISSING = MISSING
    exact_bounded: ExactBounded | MISSING | None = MISSING
    exact_whole: ExactWhole | MISSING = MISSING
    exact_fraction: ExactFraction | MISSING = MISSING


class NumberRead(VersionedRow):
    """A number as its owner sees it."""

    id: UUID
    user_id: str
    long: int
    long_bounded: int | None
    long_default: int
    double: float
    double_bounded: float | None
    double_default: float
    exact: Exact
    exact_bounded: Exact | None
    exact_whole: Exact
    exact_fraction: Exact
    created_at: Timestamp
    updated_at: Timestamp
