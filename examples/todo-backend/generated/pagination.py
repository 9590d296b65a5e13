# Generated from schema.yaml; edit the schema, not this file. [seal 9c0b0fd60a5c]
"""Keyset pages: a page costs the same at any depth, and rows that stay are seen exactly once."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Annotated, Generic, Literal, TypeVar, TypeVarTuple
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field
from pydantic_core import PydanticCustomError
from sqlalchemy import Executable, RowMapping, Select, func

from generated.database import Database, Parameters

Item = TypeVar("Item", bound=BaseModel)
Columns = TypeVarTuple("Columns")

# 16 bytes are 22 letters of base64url, the last of which carries two bits: every text of this shape
# is a position, so that a cursor is either refused by its shape or answered.
_CURSOR = re.compile(r"[A-Za-z0-9_-]{21}[AQgw]")


def write_cursor(last: UUID) -> str:
    """The cursor of the page that follows the row with this id."""
    return urlsafe_b64encode(last.bytes).decode().rstrip("=")


def read_cursor(cursor: object) -> UUID:
    """The id that a cursor stands for. Raises ValueError for any text that is not one."""
    if not isinstance(cursor, str) or _CURSOR.fullmatch(cursor) is None:
        raise PydanticCustomError("cursor_format", "This is not a cursor that `next_cursor` gave")
    return UUID(bytes=urlsafe_b64decode(f"{cursor}=="))


Cursor = Annotated[UUID, BeforeValidator(read_cursor)]


class PageQuery(BaseModel):
    """Which page is asked for: how many items, after which row, and whether all are counted."""

    limit: int
    after: UUID | None = None
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
    fetched: it tells whether there is a next page, for less than a count.
    """
    asked = {**parameters, "_limit": query.limit + 1}
    if query.after is None:
        rows = await database.fetch_all(first, asked)
    else:
        rows = await database.fetch_all(following, {**asked, "_after": query.after})
    shown = rows[: query.limit]
    more = len(rows) > query.limit
    return Page(
        items=[read(row) for row in shown],
        next_cursor=write_cursor(shown[-1]["id"]) if more else None,
        total=None if query.count is None else await count_rows(database, first, parameters),
    )


async def count_rows(database: Database, rows: Select[*Columns], parameters: Parameters) -> int:
    """How many rows a statement has, however few of them it fetches."""
    total = func.count().label("total")
    counted = rows.with_only_columns(total, maintain_column_froms=True)
    found = await database.fetch_all(counted.order_by(None).limit(None), parameters)
    return sum(row["total"] for row in found)
