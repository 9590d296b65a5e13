# Generated from schema.yaml; edit the schema, not this file. [seal cc73b33ccf59]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.account import Account
from generated.models.base import Base
from generated.models.category import Category
from generated.models.recurring_rule import RecurringRule
from generated.models.tag import Tag
from generated.models.transaction import Transaction
from generated.models.transaction_tag import TransactionTag
from generated.models.transfer import Transfer

__all__ = [
    "Account",
    "Base",
    "Category",
    "RecurringRule",
    "Tag",
    "Transaction",
    "TransactionTag",
    "Transfer",
]
