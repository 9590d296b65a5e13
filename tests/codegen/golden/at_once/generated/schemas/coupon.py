# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Coupons on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, Output
from generated.schemas.formats import SlugForm, Timestamp
from generated.schemas.values import Identifier


class CouponCreate(Input):
    """A coupon to be stored."""

    code: Annotated[str, Field(max_length=100), SlugForm]
    basket_id: Identifier | None = None


class CouponRead(Output):
    """A coupon as its owner sees it."""

    id: UUID
    user_id: str
    code: str
    basket_id: UUID | None
    created_at: Timestamp
    updated_at: Timestamp
