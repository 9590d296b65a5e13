# Generated from schema.yaml; edit the schema, not this file. [seal 56bdbc4ec772]
"""The reviews in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.product import Product
from generated.models.review import Review
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.review import ReviewCreate, ReviewRead, ReviewUpdate

PARENT = select(Product.id).where(Product.id == bindparam("_product_id"))
LIST = (
    select(Review)
    .where(Review.customer_id == bindparam("_owner"), Review.product_id == bindparam("_product_id"))
    .order_by(Review.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Review.id < bindparam("_after"))
GET = select(Review).where(
    Review.customer_id == bindparam("_owner"),
    Review.product_id == bindparam("_product_id"),
    Review.id == bindparam("_id"),
)
FIND = GET.where(matches(Review.entity_tag))
CREATE = insert(Review).returning(Review)
UPDATE = (
    update(Review)
    .where(
        Review.customer_id == bindparam("_owner"),
        Review.product_id == bindparam("_product_id"),
        Review.id == bindparam("_id"),
        matches(Review.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Review)
)
DELETE = (
    delete(Review)
    .where(
        Review.customer_id == bindparam("_owner"),
        Review.product_id == bindparam("_product_id"),
        Review.id == bindparam("_id"),
        matches(Review.entity_tag),
    )
    .returning(Review.id)
)


def read(row: RowMapping | None) -> ReviewRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such review.")
    return ReviewRead.model_validate(row)


class ReviewService:
    """The reviews of one owner's product: no row here has another owner or product."""

    def __init__(
        self,
        database: Database,
        owner: str,
        product_id: UUID,
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.product_id = product_id
        self.scope: Parameters = {"_owner": owner, "_product_id": product_id}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[ReviewRead]:
        """Some of the reviews, the newest first. Raises Conflict."""
        page = await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)
        if not page.items:
            await self.require_parent()
        return page

    async def create(self, data: ReviewCreate) -> ReviewRead:
        """Store a new review, and give it its id."""
        await self.require_parent()
        values = data.model_dump(by_alias=True)
        row = {**values, "customer_id": self.owner, "product_id": self.product_id, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> ReviewRead:
        """The review with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: ReviewCreate) -> ReviewRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: ReviewUpdate) -> ReviewRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the review with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such review.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    async def require_parent(self) -> None:
        """Raise NotFound where there is no product as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such product.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
