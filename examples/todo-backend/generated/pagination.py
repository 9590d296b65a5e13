# Generated from schema.yaml; edit the schema, not this file. [seal a91bb3048ab3]
"""Keyset pages: a page costs the same at any depth, and rows that stay are seen exactly once."""

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Generic, Literal, TypeVar, TypeVarTuple
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy import Executable, RowMapping, Select, func

from generated.cursors import foreign_cursor, read_cursor, write_cursor
from generated.database import Database, Parameters

Item = TypeVar("Item", bound=BaseModel)
Columns = TypeVarTuple("Columns")


class PageQuery(BaseModel):
    """Which page is asked for: how many items, from which place, and whether all are counted."""

    limit: int
    cursor: str | None = None
    count: Literal["exact"] | None = None


def _not_asked(total: int | None) -> bool:
    return total is None


class Page(BaseModel, Generic[Item]):
    """Some of the items, and the cursor of the next page while there are more.

    `total` is how many there are on all pages; it is left out where nobody has asked.
    """

    items: list[Item]
    next_cursor: str | None
    total: Annotated[int | None, Field(exclude_if=_not_asked)] = None


async def fetch_page(
    database: Database,
    first: Select[*Columns],
    following: Executable,
    parameters: Parameters,
    query: PageQuery,
    read: Callable[[RowMapping], Item],
) -> Page[Item]:
    """One page of rows in the statements' order, which ends in the id.

    Both statements take `_limit`; `following` takes `_after` too. One row more than asked for is
    fetched: it tells whether there is a next page, for less than a count. Raises Conflict for a
    cursor that belongs to another list.
    """
    question = [_source_of(first), parameters]
    asked = {**parameters, "_limit": query.limit + 1}
    if query.cursor is None:
        rows = await database.fetch_all(first, asked)
    else:
        after = _id_in(read_cursor(question, query.cursor))
        rows = await database.fetch_all(following, {**asked, "_after": after})
    shown = rows[: query.limit]
    more = len(rows) > query.limit
    return Page(
        items=[read(row) for row in shown],
        next_cursor=write_cursor(question, shown[-1]["id"].bytes) if more else None,
        total=None if query.count is None else await count_rows(database, first, parameters),
    )


@lru_cache(maxsize=256)
def _source_of(rows: Select[*Columns]) -> str:
    """Where the rows come from: a cursor among others is none among these."""
    return ", ".join(str(source) for source in rows.columns_clause_froms)


def _id_in(place: bytes) -> UUID:
    try:
        return UUID(bytes=place)
    except ValueError:
        raise foreign_cursor() from None


async def count_rows(database: Database, rows: Select[*Columns], parameters: Parameters) -> int:
    """How many rows a statement has, however few of them it fetches."""
    total = func.count().label("total")
    counted = rows.with_only_columns(total, maintain_column_froms=True)
    found = await database.fetch_all(counted.order_by(None).limit(None), parameters)
    return sum(row["total"] for row in found)
