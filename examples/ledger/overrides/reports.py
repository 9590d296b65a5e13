"""What is on each account: the opening balance, and everything that has been booked since."""

from decimal import Decimal

from fastapi import APIRouter
from sqlalchemy import bindparam, func, select

from generated.api.dependencies import DatabaseDep
from generated.api.owner import OwnedRoute, OwnerId
from generated.models.account import Account
from generated.models.transaction import Transaction

router = APIRouter(prefix="/ledger/{book_id}/reports", tags=["reports"], route_class=OwnedRoute)

BALANCES = select(Account.name, Account.opening_balance).where(
    Account.book_id == bindparam("_owner")
)
BOOKED = (
    select(Account.name, func.sum(Transaction.amount).label("amount"))
    .join(Transaction, Transaction.account_id == Account.id)
    .where(
        Account.book_id == bindparam("_owner"),
        Transaction.book_id == bindparam("_owner"),
        Transaction.deleted_at.is_(None),
    )
    .group_by(Account.name)
)


@router.get("")
async def get_reports(owner: OwnerId, database: DatabaseDep) -> dict[str, Decimal]:
    """The balance of each account of the book, by its name."""
    opened = await database.fetch_all(BALANCES, {"_owner": owner})
    booked = await database.fetch_all(BOOKED, {"_owner": owner})
    since = {row["name"]: row["amount"] for row in booked}
    return {
        row["name"]: row["opening_balance"] + since.get(row["name"], Decimal(0)) for row in opened
    }
