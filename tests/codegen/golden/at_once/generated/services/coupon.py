# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The coupons in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, insert, select
from uuid_utils.compat import uuid7

from generated.bulk import GIVEN_IDS, begin
from generated.clearing import clear_at_once
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.coupon import Coupon
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.coupon import CouponBatch, CouponBatchResult, CouponCreate, CouponRead

LIST = (
    select(Coupon)
    .where(Coupon.user_id == bindparam("_owner"))
    .order_by(Coupon.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Coupon.id < bindparam("_after"))
GET = select(Coupon).where(Coupon.user_id == bindparam("_owner"), Coupon.id == bindparam("_id"))
CREATE = insert(Coupon).returning(Coupon)
DELETE = (
    delete(Coupon)
    .where(
        Coupon.user_id == bindparam("_owner"),
        Coupon.id == bindparam("_id"),
        matches(Coupon.entity_tag),
    )
    .returning(Coupon.id)
)
CLEAR = delete(Coupon).where(Coupon.user_id == bindparam("_owner"))
DELETE_MANY = (
    delete(Coupon)
    .where(Coupon.user_id == bindparam("_owner"), Coupon.id == any_(GIVEN_IDS))
    .returning(Coupon.id)
)


def read(row: RowMapping | None) -> CouponRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such coupon.")
    return CouponRead.model_validate(row)


class CouponService:
    """The coupons of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[CouponRead]:
        """Some of the coupons, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def create(self, data: CouponCreate) -> CouponRead:
        """Store a new coupon, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def delete(self, id: UUID) -> None:
        """Remove the coupon with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such coupon.")

    async def clear(self) -> None:
        """Remove all coupons."""
        await clear_at_once(self.database, CLEAR, self.scope)

    async def batch(self, data: CouponBatch) -> CouponBatchResult:
        """Delete and create coupons: all of it, or nothing."""
        async with begin(self.database, self.scope, "coupon") as batch:
            await batch.delete(DELETE_MANY, data.delete)
            created = await batch.create(CREATE, data.create, {"user_id": self.owner})
        return CouponBatchResult(created=[read(row) for row in created], deleted=data.delete)

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
