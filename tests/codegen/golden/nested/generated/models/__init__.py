# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.board import Board
from generated.models.card import Card
from generated.models.column import Column
from generated.models.idempotency_key import IdempotencyKey

__all__ = [
    "Base",
    "Board",
    "Card",
    "Column",
    "IdempotencyKey",
]
