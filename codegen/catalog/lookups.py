"""How rows are found and told apart: filters, orders, uniques, indexes, conditions."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Operator(enum.Enum):
    """How a filter compares; the value is the word in the schema and in the query."""

    EQ = "eq"
    IN = "in"
    LT = "lt"
    LTE = "lte"
    GT = "gt"
    GTE = "gte"
    CONTAINS = "contains"
    STARTS_WITH = "starts_with"
    IS_NULL = "is_null"


@dataclass(frozen=True, slots=True)
class Filter:
    """A comparison of a field that a list can be narrowed by."""

    field: str
    operator: Operator

    @property
    def parameter(self) -> str:
        """The query parameter: `status`, `due_at.lt`."""
        return self.field if self.operator is Operator.EQ else f"{self.field}.{self.operator.value}"


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key of an order; nulls come last upwards and first downwards, as in an index."""

    field: str
    descending: bool = False


class ListStyle(enum.Enum):
    """What a page looks like: an object with the items in it, or the bare array of them.

    What the object says beside the items, an array's headers say.
    """

    PAGE = "page"
    ARRAY = "array"


@dataclass(frozen=True, slots=True)
class ListOptions:
    """What can be asked of a list. Every order ends in the id; without a default, newest first.

    `expand` names relations, which a single row can be asked for too.
    """

    filters: tuple[Filter, ...] = ()
    sorts: tuple[str, ...] = ()
    default_sort: tuple[SortKey, ...] = ()
    expand: tuple[str, ...] = ()
    style: ListStyle = ListStyle.PAGE


NOTHING_ASKED = ListOptions()
"""A list that has no filters, is sorted by creation, and expands nothing."""


@dataclass(frozen=True, slots=True)
class Unique:
    """Fields that are unique together: for each owner, or for all of them where it is `shared`."""

    name: str
    fields: tuple[str, ...]
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """Fields that are looked up together, behind the owner.

    `where` is an SQL condition that makes it partial, `include` what it covers besides its keys.
    `prefix` serves `starts_with` on its text fields.
    """

    name: str
    keys: tuple[SortKey, ...]
    where: str | None = None
    include: tuple[str, ...] = ()
    using: str = "btree"
    prefix: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """An SQL condition that every row meets."""

    name: str
    sql: str
