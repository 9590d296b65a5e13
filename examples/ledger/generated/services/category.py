# Generated from schema.yaml; edit the schema, not this file. [seal 91bf2fbbda89]
"""The categories in the database; every statement names the owner."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import EACH, IDS, Expansions, ToMany, ToOne, few_of_each
from generated.filters import Filters, equals, is_null
from generated.lists import Listing, fetch_list
from generated.models.category import Category
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.category import CategoryCreate, CategoryQuery, CategoryRead, CategoryUpdate
from generated.schemas.expanded import CategoryExpanded
from generated.security import SecuredDatabase

LIST = select(Category).where(Category.book_id == bindparam("_owner"))
FILTERS: Filters = {
    "parent_id": equals(Category.parent_id),
    "parent_id.is_null": is_null(Category.parent_id),
    "flow": equals(Category.flow),
}
SORTS: Sorts = {"position": Category.position, "name": Category.name}
LISTING = Listing(LIST, Category.id, filters=FILTERS, sorts=SORTS)
EXPAND_PARENT = select(Category).where(
    Category.book_id == bindparam("_owner"), Category.id == any_(IDS)
)
EXPAND_CHILDREN = few_of_each(
    select(Category)
    .where(Category.book_id == bindparam("_owner"), Category.parent_id == EACH)
    .order_by(Category.id.desc()),
    100,
)
EXPANSIONS = Expansions(
    CategoryExpanded,
    {
        "parent": ToOne(EXPAND_PARENT, "parent_id", CategoryRead),
        "children": ToMany(EXPAND_CHILDREN, CategoryRead),
    },
)
GET = select(Category).where(
    Category.book_id == bindparam("_owner"), Category.id == bindparam("_id")
)
FIND = GET.where(matches(Category.entity_tag))
CREATE = insert(Category).returning(Category)
UPDATE = (
    update(Category)
    .where(
        Category.book_id == bindparam("_owner"),
        Category.id == bindparam("_id"),
        matches(Category.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Category)
)
DELETE = (
    delete(Category)
    .where(
        Category.book_id == bindparam("_owner"),
        Category.id == bindparam("_id"),
        matches(Category.entity_tag),
    )
    .returning(Category.id)
)


def read(row: RowMapping | None) -> CategoryRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such category.")
    return CategoryRead.model_validate(row)


class CategoryService:
    """The categories of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: UUID, *, precondition: Precondition | None = None
    ) -> None:
        self.database = SecuredDatabase(database, owner)
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: CategoryQuery) -> Page[CategoryExpanded]:
        """Some of the categories, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: CategoryCreate) -> CategoryRead:
        """Store a new category, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "book_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> CategoryExpanded:
        """The category with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: CategoryCreate) -> CategoryRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: CategoryUpdate) -> CategoryRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the category with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such category.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
