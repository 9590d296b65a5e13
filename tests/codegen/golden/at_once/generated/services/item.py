# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The items in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.batches import refuse_repeated
from generated.bulk import GIVEN_IDS, begin, changes_to, given
from generated.clearing import clear_at_once
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.basket import Basket
from generated.models.item import Item
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.item import ItemBatch, ItemBatchResult, ItemCreate, ItemRead, ItemUpdate

PARENT = select(Basket.id).where(
    Basket.user_id == bindparam("_owner"), Basket.id == bindparam("_basket_id")
)
LIST = (
    select(Item)
    .where(Item.user_id == bindparam("_owner"), Item.basket_id == bindparam("_basket_id"))
    .order_by(Item.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Item.id < bindparam("_after"))
GET = select(Item).where(
    Item.user_id == bindparam("_owner"),
    Item.basket_id == bindparam("_basket_id"),
    Item.id == bindparam("_id"),
)
FIND = GET.where(matches(Item.entity_tag))
CREATE = insert(Item).returning(Item)
UPDATE = (
    update(Item)
    .where(
        Item.user_id == bindparam("_owner"),
        Item.basket_id == bindparam("_basket_id"),
        Item.id == bindparam("_id"),
        matches(Item.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Item)
)
DELETE = (
    delete(Item)
    .where(
        Item.user_id == bindparam("_owner"),
        Item.basket_id == bindparam("_basket_id"),
        Item.id == bindparam("_id"),
        matches(Item.entity_tag),
    )
    .returning(Item.id)
)
CLEAR = delete(Item).where(
    Item.user_id == bindparam("_owner"), Item.basket_id == bindparam("_basket_id")
)
GET_MANY = select(Item).where(
    Item.user_id == bindparam("_owner"),
    Item.basket_id == bindparam("_basket_id"),
    Item.id == any_(GIVEN_IDS),
)
CHANGES = changes_to(Item, "text")
UPDATE_MANY = (
    update(Item)
    .where(
        Item.user_id == bindparam("_owner"),
        Item.basket_id == bindparam("_basket_id"),
        Item.id == CHANGES.c.id,
    )
    .values(given(Item, CHANGES))
    .values(updated_at=func.clock_timestamp())
    .returning(Item)
)
DELETE_MANY = (
    delete(Item)
    .where(
        Item.user_id == bindparam("_owner"),
        Item.basket_id == bindparam("_basket_id"),
        Item.id == any_(GIVEN_IDS),
    )
    .returning(Item.id)
)


def read(row: RowMapping | None) -> ItemRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such item.")
    return ItemRead.model_validate(row)


class ItemService:
    """The items of one owner's basket: no row here has another owner or basket."""

    def __init__(
        self,
        database: Database,
        owner: str,
        basket_id: UUID,
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.basket_id = basket_id
        self.scope: Parameters = {"_owner": owner, "_basket_id": basket_id}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[ItemRead]:
        """Some of the items, the newest first. Raises Conflict."""
        page = await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)
        if not page.items:
            await self.require_parent()
        return page

    async def create(self, data: ItemCreate) -> ItemRead:
        """Store a new item, and give it its id."""
        await self.require_parent()
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "basket_id": self.basket_id, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> ItemRead:
        """The item with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: ItemCreate) -> ItemRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: ItemUpdate) -> ItemRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the item with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such item.")

    async def clear(self) -> None:
        """Remove all items of this basket."""
        await self.require_parent()
        await clear_at_once(self.database, CLEAR, self.scope)

    async def batch(self, data: ItemBatch) -> ItemBatchResult:
        """Delete, change and create items: all of it, or nothing."""
        await self.require_parent()
        refuse_repeated(data.update, data.delete)
        async with begin(self.database, self.scope, "item") as batch:
            await batch.delete(DELETE_MANY, data.delete)
            updated = await batch.update(UPDATE_MANY, GET_MANY, data.update)
            created = await batch.create(
                CREATE, data.create, {"user_id": self.owner, "basket_id": self.basket_id}
            )
        return ItemBatchResult(
            created=[read(row) for row in created],
            updated=[read(row) for row in updated],
            deleted=data.delete,
        )

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    async def require_parent(self) -> None:
        """Raise NotFound where there is no basket as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such basket.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
