# Generated from schema.yaml; edit the schema, not this file. [seal 4d9a2f3c4abb]
"""Orders: by several keys, in both directions, over rows that may have nothing in some of them.

Nulls come last upwards and first downwards, as they stand in an index. Every order ends in the id,
so that no two rows share a place in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVarTuple
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Select,
    UnaryExpression,
    and_,
    bindparam,
    func,
    literal,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

Columns = TypeVarTuple("Columns")

Sorts = Mapping[str, InstrumentedAttribute[object]]
"""What a list can be sorted by: columns by their name in a query."""


class Key(NamedTuple):
    """One key of an order."""

    column: Column[object]
    descending: bool

    @property
    def hides_nulls(self) -> bool:
        """Whether no null comes behind a value: there is none, or all of them come before."""
        return self.descending or not self.column.nullable


def order_of(
    sort: Sequence[str], sorts: Sorts, identity: InstrumentedAttribute[UUID]
) -> tuple[Key, ...]:
    """The keys that words like `-due_at` ask for, and the id at their end.

    The id goes the way of the key before it: an index that has both then serves the order.
    """
    keys: list[Key] = []
    for word in sort:
        keys.append(Key(_column(sorts[word.removeprefix("-")]), word.startswith("-")))
        if keys[-1].column is identity.expression:
            return tuple(keys)
    return (*keys, Key(_column(identity), keys[-1].descending if keys else True))


def _column(attribute: InstrumentedAttribute[object]) -> Column[object]:
    column = attribute.expression
    assert isinstance(column, Column), "only columns have an order"
    return column


def first_rows(rows: Select[*Columns], keys: Sequence[Key]) -> Select[*Columns]:
    """The rows in their order; takes `_limit`."""
    return rows.order_by(*(_directed(key.column, key) for key in keys)).limit(bindparam("_limit"))


def rows_after(
    rows: Select[*Columns], keys: Sequence[Key], place: Sequence[object]
) -> Select[*Columns] | CompoundSelect[*Columns]:
    """The rows behind a place in their order; takes `_limit`.

    Each part of what is behind is a range of an index, which an `OR` of them would not be: so each
    is fetched by itself, up to the limit, and the union is put in order. The rows with nothing in
    the first key come after all others, and are only looked for where these are too few.
    """
    parts = [first_rows(rows.where(part), keys) for part in _parts_after(keys, place)]
    if len(parts) == 1 or place[0] is None or keys[0].hides_nulls:
        return _united(parts, keys)
    last, *parts = parts
    near = _united(parts, keys).cte("near")
    found = select(func.count()).select_from(near).scalar_subquery()
    return _united([select(near), last.limit(bindparam("_limit") - found)], keys)


def _united(
    parts: Sequence[Select[*Columns]], keys: Sequence[Key]
) -> Select[*Columns] | CompoundSelect[*Columns]:
    if len(parts) == 1:
        return parts[0]
    union = union_all(*parts)
    found = union.selected_columns
    return union.order_by(*(_directed(found[key.column.key], key) for key in keys)).limit(
        bindparam("_limit")
    )


def _directed(column: ColumnElement[object], key: Key) -> UnaryExpression[object]:
    return column.desc() if key.descending else column.asc()


def _parts_after(keys: Sequence[Key], place: Sequence[object]) -> Iterator[ColumnElement[bool]]:
    """What is behind a place, in parts that have no row in common.

    Keys that go the same way are compared together, as `(a, b) > (1, 2)`, up to a null.
    """
    start = 0
    for end, (key, value) in enumerate(zip(keys, place, strict=True)):
        if value is None:
            if key.descending:
                yield and_(*_same(keys[:end], place), key.column.is_not(None))
            start = end + 1
            continue
        if not key.hides_nulls:
            yield and_(*_same(keys[:end], place), key.column.is_(None))
        following = end + 1
        if (
            following == len(keys)
            or keys[following].descending != key.descending
            or place[following] is None
        ):
            run = slice(start, following)
            yield and_(*_same(keys[:start], place), _beyond(keys[run], place[run]))
            start = following


def _same(keys: Sequence[Key], place: Sequence[object]) -> Iterator[ColumnElement[bool]]:
    for key, value in zip(keys, place, strict=False):
        yield key.column.is_(None) if value is None else key.column == value


def _beyond(keys: Sequence[Key], place: Sequence[object]) -> ColumnElement[bool]:
    columns = tuple_(*(key.column for key in keys))
    values = tuple_(
        *(literal(value, key.column.type) for key, value in zip(keys, place, strict=True))
    )
    return columns < values if keys[0].descending else columns > values
