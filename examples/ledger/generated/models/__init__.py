# Generated from schema.yaml; edit the schema, not this file. [seal 2e91f7251c73]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.account import Account
from generated.models.base import Base
from generated.models.category import Category
from generated.models.idempotency_key import IdempotencyKey
from generated.models.recurring_rule import RecurringRule
from generated.models.tag import Tag
from generated.models.transaction import Transaction
from generated.models.transaction_tag import TransactionTag
from generated.models.transfer import Transfer

__all__ = [
    "Account",
    "Base",
    "Category",
    "IdempotencyKey",
    "RecurringRule",
    "Tag",
    "Transaction",
    "TransactionTag",
    "Transfer",
]
