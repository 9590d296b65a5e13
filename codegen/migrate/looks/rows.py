"""Rows as the changes of a revision will leave them, as a query over the rows as they are.

The changes are followed one by one, in either direction: what each of them does to the rows is
written down, and nothing is run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from codegen.migrate.types import LOST
from codegen.storage import Column, ForeignKey, Table, quote_name

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a column holds already; with its nulls filled, other words, or as another type.

    What nulls are filled with is a constant that meets the rules of the column; a word that
    becomes None becomes null, and so does what is `cleared` with a row that goes. `type` is the
    former one where it is another now: then two values are two afterwards where they are
    `distinct`.
    """

    origin: str
    filled: bool = False
    words: tuple[tuple[str, str | None], ...] = ()
    type: str | None = None
    distinct: bool = True
    cleared: bool = False

    @property
    def apart(self) -> bool:
        """Whether values are alike only where they were alike."""
        return not self.filled and not self.words and self.distinct

    @property
    def untouched(self) -> bool:
        """Whether each row holds what it held."""
        return self.apart and self.type is None and not self.cleared


@dataclass(frozen=True, slots=True)
class Given:
    """The same for each row: a constant that meets the rules of the column, or null."""

    null: bool


@dataclass(frozen=True, slots=True)
class Fresh:
    """Another value for each row, never null."""


@dataclass(frozen=True, slots=True)
class Computed:
    """Whatever an expression makes of the row."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """What nobody can tell before the revision has run: an answer of other tables."""


Value: TypeAlias = Kept | Given | Fresh | Computed | Unseen
"""What is known of the values of a column."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one table: of `former`, as it is; called `name` by the end.

    `layers` hold an expression for each column: the first over the columns of `former`, each
    other one over the layer below it. The last has the columns as they are called by now.
    """

    former: Table
    name: str
    layers: tuple[Mapping[str, str], ...]
    values: Mapping[str, Value]
    where: str | None = None
    """Which of the former rows stay, where not all do."""
    hurdles: tuple[Hurdle, ...] = ()
    orphans: tuple[Orphans, ...] = ()
    """What keeps rows of this table from going."""
    unbound: tuple[str, ...] = ()
    """The former references that held no more when a row went that they may refer to."""
    secured: tuple[str, ...] = ()
    """Other tables that tell what stays of the rows, where those are hidden from their owner."""

    @property
    def key(self) -> tuple[str, ...]:
        """The columns by which somebody can find a row as it is."""
        former = self.former.primary_key.columns
        kept = {v.origin: name for name, v in self.values.items() if isinstance(v, Kept)}
        return tuple(kept[name] for name in former if name in kept)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The tables that are read for them whose rows are hidden from their owner."""
        own = (self.former.name,) if self.former.row_security else ()
        return tuple(dict.fromkeys((*own, *self.secured)))

    def source(self, columns: Collection[str]) -> str:
        """What stands behind FROM; it has at least the columns that are named."""
        *lower, last = self.layers
        wanted = {name: sql for name, sql in last.items() if name in columns}
        source = quote_name(self.former.name)
        if lower:
            below = replace(self, layers=tuple(lower))
            source = below.source(mentioned(*wanted.values()))
        elif self.where is None and all(sql == quote_name(n) for n, sql in wanted.items()):
            return source if self.name == self.former.name else f"{source} AS {self._alias}"
        listed = ", ".join(_aliased(sql, name) for name, sql in wanted.items())
        where = f" WHERE {self.where}" if self.where and not lower else ""
        return f"(SELECT {listed} FROM {source}{where}) AS {self._alias}"

    @property
    def _alias(self) -> str:
        return quote_name(self.name)

    def staying(self, condition: str) -> Rows:
        """The rows that meet a condition on them as they were."""
        return replace(self, where=f"{self.where} AND {condition}" if self.where else condition)

    def renamed(self, before: str, after: str) -> Rows:
        """The rows with a column called otherwise."""
        *lower, last = self.layers
        return replace(
            self,
            layers=(*lower, _with_key(last, before, after)),
            values=_with_key(self.values, before, after),
        )

    def without(self, column: str) -> Rows:
        """The rows without a column."""
        *lower, last = self.layers
        return replace(
            self,
            layers=(*lower, {name: sql for name, sql in last.items() if name != column}),
            values={name: value for name, value in self.values.items() if name != column},
        )

    def now(self, column: str) -> str:
        """The expression for a column as it is by now."""
        return self.layers[-1][column]

    def having(self, column: str, sql: str, value: Value) -> Rows:
        """The rows with an expression, over the layer below, as a column."""
        *lower, last = self.layers
        return replace(
            self,
            layers=(*lower, {**last, column: sql}),
            values={**self.values, column: value},
        )

    def computing(self, column: str, sql: str, value: Value) -> Rows:
        """The rows with an expression over the columns, as they are called by now, as a column."""
        last = self.layers[-1]
        if all(last[name] == quote_name(name) for name in mentioned(sql) & last.keys()):
            return self.having(column, sql, value)
        above = {name: quote_name(name) for name in last}
        return replace(self, layers=(*self.layers, above)).having(column, sql, value)


@dataclass(frozen=True, slots=True)
class Hurdle:
    """A column that gets another type, of rows as they are just before it does."""

    rows: Rows
    before: Column
    after: Column

    @property
    def lost(self) -> bool:
        """Whether nothing says what a value becomes."""
        return self.after.convert == LOST


@dataclass(frozen=True, slots=True)
class Orphans:
    """Rows that refer to rows which would go, and must not, where they meet a condition."""

    rows: Rows
    key: ForeignKey
    condition: str


def rows_of(table: Table) -> Rows:
    """The rows of a table as they are."""
    names = [column.name for column in table.columns]
    return Rows(
        former=table,
        name=table.name,
        layers=({name: quote_name(name) for name in names},),
        values={name: Kept(name) for name in names},
    )


def is_query(sql: str) -> bool:
    """Whether an expression asks other tables."""
    return re.search(r"\bselect\b", sql, re.IGNORECASE) is not None


def typed(sql: str, column: Column) -> str:
    """A constant that has the type of its column, wherever it stands."""
    return f"{sql}::{column.type}" if sql == "NULL" or sql.endswith("'") else sql


def mentioned(*sql: str) -> frozenset[str]:
    """The words in some SQL: among them are the columns that it reads."""
    words = {word for text in sql for word in re.findall(r"\w+", text)}
    return frozenset(words | {word.lower() for word in words})


def _aliased(sql: str, name: str) -> str:
    quoted = quote_name(name)
    return quoted if sql == quoted else f"{sql} AS {quoted}"


def _with_key(mapping: Mapping[str, T], before: str, after: str) -> dict[str, T]:
    return {after if name == before else name: each for name, each in mapping.items()}
