"""What is on each account: the opening balance, and everything that has moved since."""

from decimal import Decimal

from fastapi import APIRouter
from sqlalchemy import bindparam, func, select

from generated.api.dependencies import DatabaseDep
from generated.api.owner import OwnedRoute, OwnerId
from generated.models.account import Account
from generated.models.transaction import Transaction
from generated.models.transfer import Transfer
from generated.security import SecuredDatabase

router = APIRouter(prefix="/ledger/{book_id}/reports", tags=["reports"], route_class=OwnedRoute)

OPENED = select(Account.id, Account.name, Account.opening_balance).where(
    Account.book_id == bindparam("_owner")
)
MOVED = (
    select(Transaction.account_id.label("account"), func.sum(Transaction.amount).label("amount"))
    .where(Transaction.book_id == bindparam("_owner"), Transaction.deleted_at.is_(None))
    .group_by(Transaction.account_id),
    select(Transfer.target_id.label("account"), func.sum(Transfer.amount).label("amount"))
    .where(Transfer.book_id == bindparam("_owner"))
    .group_by(Transfer.target_id),
    select(Transfer.source_id.label("account"), func.sum(-Transfer.amount).label("amount"))
    .where(Transfer.book_id == bindparam("_owner"))
    .group_by(Transfer.source_id),
)


@router.get("")
async def get_reports(owner: OwnerId, database: DatabaseDep) -> dict[str, Decimal]:
    """The balance of each account of the book, by its name."""
    book = SecuredDatabase(database, owner)  # without it, the policies show nothing
    moved = [row for each in MOVED for row in await book.fetch_all(each, {"_owner": owner})]
    opened = await book.fetch_all(OPENED, {"_owner": owner})
    balances = {row["id"]: row["opening_balance"] for row in opened}
    for row in moved:
        if row["account"] in balances:  # but for one that has gone in between
            balances[row["account"]] += row["amount"]
    return {row["name"]: balances[row["id"]] for row in opened}
