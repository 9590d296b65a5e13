# Generated from schema.yaml; edit the schema, not this file. [seal 6491c9dc208d]
"""Answers with the rows behind them, for those who ask for these."""

from pydantic import MISSING

from generated.schemas.account import AccountRead
from generated.schemas.category import CategoryRead
from generated.schemas.recurring_rule import RecurringRuleRead
from generated.schemas.tag import TagRead
from generated.schemas.transaction import TransactionRead
from generated.schemas.transfer import TransferRead


class AccountExpanded(AccountRead):
    """An account, with the rows that are asked for with it."""

    transactions: list[TransactionRead] | MISSING = MISSING
    outgoing: list[TransferRead] | MISSING = MISSING
    incoming: list[TransferRead] | MISSING = MISSING


class TransferExpanded(TransferRead):
    """A transfer, with the rows that are asked for with it."""

    source: AccountRead | MISSING | None = MISSING
    target: AccountRead | MISSING | None = MISSING


class CategoryExpanded(CategoryRead):
    """A category, with the rows that are asked for with it."""

    parent: CategoryRead | MISSING | None = MISSING
    children: list[CategoryRead] | MISSING = MISSING


class TransactionExpanded(TransactionRead):
    """A transaction, with the rows that are asked for with it."""

    account: AccountRead | MISSING | None = MISSING
    category: CategoryRead | MISSING | None = MISSING
    tags: list[TagRead] | MISSING = MISSING


class RecurringRuleExpanded(RecurringRuleRead):
    """A recurring rule, with the rows that are asked for with it."""

    account: AccountRead | MISSING | None = MISSING
    category: CategoryRead | MISSING | None = MISSING
