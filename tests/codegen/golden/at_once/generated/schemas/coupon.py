# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Coupons on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, Output, VersionedRow
from generated.schemas.formats import SlugForm, Timestamp
from generated.schemas.values import Distinct, Identifier


class CouponCreate(Input):
    """A coupon to be stored."""

    code: Annotated[str, Field(max_length=100), SlugForm]
    basket_id: Identifier | None = None


class CouponBatch(Input):
    """Coupons that are written together: all of them, or none."""

    create: Annotated[list[CouponCreate], Field(max_length=100)] = Field(default=[])
    delete: Annotated[list[Identifier], Field(max_length=100), Distinct] = Field(default=[])


class CouponRead(VersionedRow):
    """A coupon as its owner sees it."""

    id: UUID
    user_id: str
    code: str
    basket_id: UUID | None
    created_at: Timestamp
    updated_at: Timestamp


class CouponBatchResult(Output):
    """What a batch has done, in its order."""

    created: list[CouponRead]
    deleted: list[UUID]
