# Generated from schema.yaml; edit the schema, not this file. [seal 707c65138fc5]
"""The words that fields can hold, where the schema gives a closed list of them."""

from typing import Literal, TypeAlias

OrderStatus: TypeAlias = Literal["cart", "placed", "paid", "shipped", "cancelled"]
"""Where an order stands. A cart is an order that has not been placed."""

Currency: TypeAlias = Literal["EUR", "USD", "GBP"]
CardKind: TypeAlias = Literal["credit", "debit"]
