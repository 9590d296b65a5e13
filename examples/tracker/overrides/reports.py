"""How many tasks there are of each status."""

from fastapi import APIRouter
from sqlalchemy import bindparam, func, select

from generated.api.dependencies import DatabaseDep
from generated.api.owner import OwnedRoute, OwnerId
from generated.models.task import Task

router = APIRouter(prefix="/api/{user_id}/reports", tags=["reports"], route_class=OwnedRoute)

COUNTS = (
    select(Task.status, func.count().label("number"))
    .where(Task.user_id == bindparam("_owner"))
    .group_by(Task.status)
)


@router.get("")
async def get_reports(owner: OwnerId, database: DatabaseDep) -> dict[str, int]:
    """Count the tasks of the owner by their status."""
    rows = await database.fetch_all(COUNTS, {"_owner": owner})
    return {row["status"]: row["number"] for row in rows}
