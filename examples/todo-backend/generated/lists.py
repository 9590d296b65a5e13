# Generated from schema.yaml; edit the schema, not this file. [seal 15b19a999d21]
"""Lists that can be narrowed and sorted: one statement for a page, whatever is asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVarTuple
from uuid import UUID

from sqlalchemy import RowMapping, Select
from sqlalchemy.exc import DataError
from sqlalchemy.orm import InstrumentedAttribute

from generated.cursors import foreign_cursor, read_cursor, write_cursor
from generated.database import Database, Parameters
from generated.filters import Filters
from generated.orders import Sorts, first_rows, order_of, rows_after
from generated.pagination import count_rows
from generated.places import read_place, write_place
from generated.schemas.queries import ListQuery, filters_asked, order_asked

Columns = TypeVarTuple("Columns")


@dataclass(frozen=True, slots=True)
class Listing(Generic[*Columns]):
    """Rows, and what can be asked of them."""

    rows: Select[*Columns]
    id: InstrumentedAttribute[UUID]
    filters: Filters = field(default_factory=dict)
    sorts: Sorts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a page, the cursor of the next one while there are more, and how many in all."""

    rows: Sequence[RowMapping]
    next_cursor: str | None
    total: int | None


async def fetch_list(
    database: Database, listing: Listing[*Columns], parameters: Parameters, query: ListQuery
) -> Found:
    """One page of what the query asks for.

    `parameters` are those of the listing's rows. One row more than asked for is fetched: it tells
    whether there is a next page, for less than a count. Raises Conflict for a cursor that belongs
    to another query.
    """
    given = filters_asked(query)
    keys = order_of(order_asked(query), listing.sorts, listing.id)
    rows = listing.rows.where(*(listing.filters[name](value) for name, value in given.items()))
    question = [str(listing.id), order_asked(query), given, parameters]
    asked = {**parameters, "_limit": query.limit + 1}
    if query.cursor is None:
        found = await database.fetch_all(first_rows(rows, keys), asked)
    else:
        place = read_place(read_cursor(question, query.cursor), keys)
        try:
            found = await database.fetch_all(rows_after(rows, keys, place), asked)
        except DataError:
            # Made up: no row has such values.
            raise foreign_cursor() from None
    total = None if query.count is None else await count_rows(database, rows, parameters)
    shown = found[: query.limit]
    if len(found) <= query.limit:
        return Found(shown, None, total)
    last = tuple(shown[-1][key.column.key] for key in keys)
    return Found(shown, write_cursor(question, write_place(last, keys)), total)
