"""Tables as `CREATE TABLE` would make them, down to the name of each constraint."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.catalog import OnDelete
from codegen.storage.rules import Rule, rule_sql


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `type` and `default` are SQL as PostgreSQL reads them."""

    name: str
    type: str
    nullable: bool = False
    default: str | None = None
    comment: str | None = None
    renamed_from: str | None = None
    backfill: str | None = None
    renamed_values: tuple[tuple[str, str], ...] = ()
    """Former words of the column's enum, and what they are called now."""
    map_removed: tuple[tuple[str, str | None], ...] = ()
    """Words of it that are gone, and what rows get that held one; None is null."""
    convert: str | None = None
    """What becomes of a value that does not fit as it is, as SQL over the row."""
    replaces: bool = False
    """Whether it is another than the column that had its name before."""

    @property
    def filling(self) -> str | None:
        """The expression for what rows get that are there, where each gets a value of its own."""
        given = self.default if self.backfill in (None, "NULL") else self.backfill
        own = given is not None and (given.startswith("(") or given == "gen_random_uuid()")
        return given if own else None


@dataclass(frozen=True, slots=True)
class Check:
    """A named check on one column. A column has at most one check of each kind of rule."""

    name: str
    column: str
    rule: Rule

    @property
    def sql(self) -> str:
        """The condition, with the column quoted."""
        return rule_sql(self.rule, self.column)


@dataclass(frozen=True, slots=True)
class TableCheck:
    """A named condition on the whole row, as the author wrote it."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class PrimaryKey:
    """The table's key; in an owned table the owner comes first."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A reference to another table's key; between owned tables it carries the owner.

    `cleared` are the columns that `ON DELETE SET NULL` sets: never the owner.
    """

    name: str
    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]
    on_delete: OnDelete = OnDelete.RESTRICT
    cleared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UniqueKey:
    """A unique constraint; in an owned table the owner comes first."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexKey:
    """One key of an index; `operators` names an operator class other than the type's own."""

    column: str
    descending: bool = False
    operators: str | None = None


@dataclass(frozen=True, slots=True)
class TableIndex:
    """An index beside those of the constraints; unique where only some rows are held to it."""

    name: str
    keys: tuple[IndexKey, ...]
    unique: bool = False
    where: str | None = None
    include: tuple[str, ...] = ()
    using: str = "btree"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as `CREATE TABLE` would make it.

    `resource` is the name that the schema gives it, and `renamed_from` the resource's former name:
    a table follows its resource through renames. A join has the name of its table. `owner` is the
    owner's column, and None in a shared table.
    """

    name: str
    resource: str
    columns: tuple[Column, ...]
    primary_key: PrimaryKey
    checks: tuple[Check, ...] = ()
    comment: str | None = None
    renamed_from: str | None = None
    owner: str | None = None
    foreign_keys: tuple[ForeignKey, ...] = ()
    uniques: tuple[UniqueKey, ...] = ()
    indexes: tuple[TableIndex, ...] = ()
    conditions: tuple[TableCheck, ...] = ()
    row_security: bool = False
    """Whether PostgreSQL itself lets a connection see the rows of one owner only."""
    soft_delete: bool = False
    """Whether its column for it hides deleted rows."""
    retired: bool = False
    """Whether the schema has no such resource any more, and the table waits to be dropped."""
    retired_columns: tuple[Column, ...] = ()
    """Columns that the schema has no more, and that wait to be dropped; each takes null."""
    replaces: bool = False
    """Whether it is another than the table that had its name before."""

    @property
    def join(self) -> bool:
        """Whether the table is one between two others, and its rows have no id."""
        return self.column("id") is None

    def column(self, name: str) -> Column | None:
        """The column of that name, if there is one."""
        return next((column for column in self.columns if column.name == name), None)
