# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The signups in the database; every statement names the owner."""

from sqlalchemy import RowMapping, insert
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.signup import Signup
from generated.schemas.signup import SignupCreate, SignupRead

CREATE = insert(Signup).returning(Signup)


def read(row: RowMapping | None) -> SignupRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such signup.")
    return SignupRead.model_validate(row)


class SignupService:
    """The signups of one owner: no row that is read or written here has another."""

    def __init__(self, database: Database, owner: str) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}

    async def create(self, data: SignupCreate) -> SignupRead:
        """Store a new signup, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))
