# Generated from schema.yaml; edit the schema, not this file. [seal f5a3e82bffc5]
"""The products in the database, which everybody reads."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import RowMapping, any_, bindparam, select

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import IDS, Expansions, ToOne
from generated.filters import Filters, at_least, at_most, contains, equals, one_of, starts_with
from generated.lists import Listing, fetch_list
from generated.models.category import Category
from generated.models.product import Product
from generated.orders import Sorts
from generated.pagination import Page
from generated.schemas.category import CategoryRead
from generated.schemas.expanded import ProductExpanded
from generated.schemas.product import ProductQuery, ProductRead

LIST = select(Product)
FILTERS: Filters = {
    "slug": equals(Product.slug),
    "slug.in": one_of(Product.slug),
    "category_id": equals(Product.category_id),
    "price.gte": at_least(Product.price),
    "price.lte": at_most(Product.price),
    "name.starts_with": starts_with(Product.name),
    "name.contains": contains(Product.name),
}
SORTS: Sorts = {"price": Product.price}
LISTING = Listing(LIST, Product.id, filters=FILTERS, sorts=SORTS)
EXPAND_CATEGORY = select(Category).where(Category.id == any_(IDS))
EXPANSIONS = Expansions(
    ProductExpanded, {"category": ToOne(EXPAND_CATEGORY, "category_id", CategoryRead)}
)
GET = select(Product).where(Product.id == bindparam("_id"))


def read(row: RowMapping | None) -> ProductRead:
    """The row as everybody sees it.

    Raises NotFound where there is none.
    """
    if row is None:
        raise NotFound("There is no such product.")
    return ProductRead.model_validate(row)


class ProductService:
    """The products that all owners share; they are read here, and never written."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.scope: Parameters = {}

    async def list(self, query: ProductQuery) -> Page[ProductExpanded]:
        """Some of the products, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> ProductExpanded:
        """The product with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row."""
        return {**self.scope, "_id": id}
