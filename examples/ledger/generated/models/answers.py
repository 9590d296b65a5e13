# Generated from schema.yaml; edit the schema, not this file. [seal 74f4d0f7484d]
"""Rows as they are answered: with the ids of the rows that they are joined to."""

from sqlalchemy import bindparam, select

from generated.models.joined import joined_ids, joined_version
from generated.models.transaction import Transaction
from generated.models.transaction_tag import TransactionTag

TRANSACTION_ROW = (
    Transaction,
    joined_ids(
        "tag_ids",
        select(TransactionTag.tag_id)
        .where(
            TransactionTag.book_id == bindparam("_owner"),
            TransactionTag.transaction_id == Transaction.id,
        )
        .order_by(TransactionTag.tag_id)
        .limit(10)
        .correlate(Transaction),
    ),
)
TRANSACTION_VERSION = joined_version(Transaction.entity_tag, *TRANSACTION_ROW[1:])
