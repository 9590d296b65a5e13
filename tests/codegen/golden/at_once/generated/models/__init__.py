# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.basket import Basket
from generated.models.coupon import Coupon
from generated.models.draft import Draft
from generated.models.idempotency_key import IdempotencyKey
from generated.models.item import Item
from generated.models.parcel import Parcel
from generated.models.stamp import Stamp
from generated.models.stroke import Stroke

__all__ = [
    "Base",
    "Basket",
    "Coupon",
    "Draft",
    "IdempotencyKey",
    "Item",
    "Parcel",
    "Stamp",
    "Stroke",
]
