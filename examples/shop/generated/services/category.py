# Generated from schema.yaml; edit the schema, not this file. [seal 53e6252415a5]
"""The categories in the database, which everybody reads."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping, any_, bindparam, select

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import EACH, IDS, Expansions, ToMany, ToOne, few_of_each
from generated.filters import Filters, equals, is_null
from generated.lists import Listing, fetch_list
from generated.models.category import Category
from generated.models.product import Product
from generated.pagination import Page
from generated.schemas.category import CategoryQuery, CategoryRead
from generated.schemas.expanded import CategoryExpanded
from generated.schemas.product import ProductRead

LIST = select(Category)
FILTERS: Filters = {
    "slug": equals(Category.slug),
    "parent_id": equals(Category.parent_id),
    "parent_id.is_null": is_null(Category.parent_id),
}
LISTING = Listing(LIST, Category.id, filters=FILTERS)
EXPAND_PARENT = select(Category).where(Category.id == any_(IDS))
EXPAND_CHILDREN = few_of_each(
    select(Category).where(Category.parent_id == EACH).order_by(Category.id.desc()), 100
)
EXPAND_PRODUCTS = few_of_each(
    select(Product).where(Product.category_id == EACH).order_by(Product.id.desc()), 20
)
EXPANSIONS = Expansions(
    CategoryExpanded,
    {
        "parent": ToOne(EXPAND_PARENT, "parent_id", CategoryRead),
        "children": ToMany(EXPAND_CHILDREN, CategoryRead),
        "products": ToMany(EXPAND_PRODUCTS, ProductRead),
    },
)
GET = select(Category).where(Category.id == bindparam("_id"))


def read(row: RowMapping | None) -> CategoryRead:
    """The row as everybody sees it.

    Raises NotFound where there is none.
    """
    if row is None:
        raise NotFound("There is no such category.")
    return CategoryRead.model_validate(row)


class CategoryService:
    """The categories that all owners share; they are read here, and never written."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.scope: Parameters = {}

    async def list(self, query: CategoryQuery) -> Page[CategoryExpanded]:
        """Some of the categories, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> CategoryExpanded:
        """The category with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row."""
        return {**self.scope, "_id": id}
