# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The strokes in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import bindparam, delete, select

from generated.clearing import clear_at_once
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.draft import Draft
from generated.models.stroke import Stroke

PARENT = select(Draft.id).where(
    Draft.user_id == bindparam("_owner"),
    Draft.id == bindparam("_draft_id"),
    Draft.deleted_at.is_(None),
)
CLEAR = delete(Stroke).where(
    Stroke.user_id == bindparam("_owner"),
    Stroke.draft_id == bindparam("_draft_id"),
    PARENT.exists(),
)


class StrokeService:
    """The strokes of one owner's draft: no row here has another owner or draft."""

    def __init__(self, database: Database, owner: str, draft_id: UUID) -> None:
        self.database = database
        self.owner = owner
        self.draft_id = draft_id
        self.scope: Parameters = {"_owner": owner, "_draft_id": draft_id}

    async def clear(self) -> None:
        """Remove all strokes of this draft."""
        await self.require_parent()
        await clear_at_once(self.database, CLEAR, self.scope)

    async def require_parent(self) -> None:
        """Raise NotFound where there is no draft as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such draft.")
