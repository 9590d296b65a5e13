"""How a resource is stored: its table, down to the name of each constraint.

A table is what a revision creates, what a snapshot remembers and what a model declares. All three
read it from here, so that they cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias, assert_never
from uuid import UUID

from codegen.catalog import (
    INT4_MAX,
    INT4_MIN,
    Boolean,
    Catalog,
    Constant,
    Datetime,
    Default,
    Field,
    FieldType,
    Function,
    Integer,
    Owner,
    Resource,
    String,
    Text,
    Uuid,
    Value,
)
from codegen.naming import constraint_name


@dataclass(frozen=True, slots=True)
class LengthRule:
    """Between `minimum` and `maximum` code points, both inclusive."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class RangeRule:
    """Between `minimum` and `maximum`, both inclusive."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class PatternRule:
    """The whole text matches `pattern`."""

    pattern: str


Rule: TypeAlias = LengthRule | RangeRule | PatternRule


@dataclass(frozen=True, slots=True)
class Check:
    """A named check on one column. A column has at most one check of each kind of rule."""

    name: str
    column: str
    rule: Rule

    @property
    def sql(self) -> str:
        """The condition, with the column quoted."""
        column = quote_name(self.column)
        match self.rule:
            case LengthRule(minimum, maximum) if minimum == 0:
                return f"char_length({column}) <= {maximum}"
            case LengthRule(minimum, maximum):
                return f"char_length({column}) BETWEEN {minimum} AND {maximum}"
            case RangeRule(minimum, maximum) if maximum == INT4_MAX:
                return f"{column} >= {minimum}"
            case RangeRule(minimum, maximum) if minimum == INT4_MIN:
                return f"{column} <= {maximum}"
            case RangeRule(minimum, maximum):
                return f"{column} BETWEEN {minimum} AND {maximum}"
            case PatternRule(pattern):
                return f"{column} ~ {quote_text(pattern)}"
            case _:
                assert_never(self.rule)


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


@dataclass(frozen=True, slots=True)
class PrimaryKey:
    """The table's key; in an owned table the owner comes first."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as `CREATE TABLE` would make it.

    `resource` is the name that the schema gives it, and `renamed_from` the resource's former name:
    a table follows its resource through renames.
    """

    name: str
    resource: str
    columns: tuple[Column, ...]
    primary_key: PrimaryKey
    checks: tuple[Check, ...] = ()
    comment: str | None = None
    renamed_from: str | None = None

    def column(self, name: str) -> Column | None:
        """The column of that name, if there is one."""
        return next((column for column in self.columns if column.name == name), None)


def tables(catalog: Catalog) -> tuple[Table, ...]:
    """The tables of a catalog, in the order of its resources."""
    return tuple(table(resource, catalog.owner) for resource in catalog.resources)


def table(resource: Resource, owner: Owner) -> Table:
    """The table of one resource.

    Columns stand in the order of the JSON: key, owner, fields, timestamps. The key starts with the
    owner, so that every look-up and every page is a walk of one owner's rows.
    """
    name = resource.plural
    stamps = (_stamp("created_at"), _stamp("updated_at")) if resource.timestamps else ()
    columns = (
        Column("id", postgres_type(Uuid())),
        Column(owner.name, postgres_type(owner.type)),
        *(_column(field) for field in resource.fields),
        *stamps,
    )
    checks = (
        *_checks(name, owner.name, owner.type),
        *(check for field in resource.fields for check in _checks(name, field.name, field.type)),
    )
    return Table(
        name=name,
        resource=resource.name,
        columns=columns,
        primary_key=PrimaryKey(constraint_name("pk", name), (owner.name, "id")),
        checks=checks,
        comment=resource.description,
        renamed_from=resource.renamed_from,
    )


def _stamp(name: str) -> Column:
    return Column(name, postgres_type(Datetime()), default="now()")


def _column(field: Field) -> Column:
    return Column(
        name=field.name,
        type=postgres_type(field.type),
        nullable=field.nullable,
        default=None if field.default is None else default_sql(field.default),
        comment=field.description,
        renamed_from=field.renamed_from,
        backfill=None if field.backfill is None else default_sql(field.backfill),
    )


def postgres_type(type_: FieldType) -> str:
    """The column's type. Strings are `text` with a check, so that a new bound rewrites nothing."""
    match type_:
        case String() | Text():
            return "text"
        case Integer():
            return "integer"
        case Boolean():
            return "boolean"
        case Datetime():
            return "timestamp with time zone"
        case Uuid():
            return "uuid"
        case _:
            assert_never(type_)


def rules(type_: FieldType) -> tuple[Rule, ...]:
    """What the database itself refuses in a column of this type."""
    match type_:
        case String(minimum, maximum, pattern):
            length = LengthRule(minimum, maximum)
            return (length,) if pattern is None else (length, PatternRule(pattern))
        case Text(minimum, maximum):
            return (LengthRule(minimum, maximum),)
        case Integer(minimum, maximum) if (minimum, maximum) != (INT4_MIN, INT4_MAX):
            return (RangeRule(minimum, maximum),)
        case Integer() | Boolean() | Datetime() | Uuid():
            return ()
        case _:
            assert_never(type_)


def _checks(table_name: str, column: str, type_: FieldType) -> tuple[Check, ...]:
    return tuple(
        Check(constraint_name("ck", table_name, column, rule_word(rule)), column, rule)
        for rule in rules(type_)
    )


def rule_word(rule: Rule) -> str:
    """The word for the rule in the name of its check."""
    match rule:
        case LengthRule():
            return "length"
        case RangeRule():
            return "range"
        case PatternRule():
            return "pattern"
        case _:
            assert_never(rule)


def default_sql(default: Default) -> str:
    """The default as an SQL expression."""
    match default:
        case Function.NOW:
            return "now()"
        case Function.UUID:
            return "gen_random_uuid()"
        case Constant(value):
            return literal_sql(value)
        case _:
            assert_never(default)


def literal_sql(value: Value) -> str:
    """A constant as an SQL literal that cannot be read as anything else."""
    match value:
        case None:
            return "NULL"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return quote_text(value)
        case datetime():
            return quote_text(value.astimezone(UTC).isoformat())
        case UUID():
            return quote_text(str(value))
        case _:
            assert_never(value)


def quote_text(text: str) -> str:
    """An SQL string literal.

    It has the `E` form where a backslash would otherwise depend on a setting, and where Alembic,
    printing SQL instead of running it, would turn a tab into spaces.
    """
    quoted = text.replace("'", "''")
    if "\\" not in text and "\t" not in text:
        return f"'{quoted}'"
    return "E'" + quoted.replace("\\", "\\\\").replace("\t", "\\t") + "'"


def quote_name(name: str) -> str:
    """An SQL identifier, always quoted: a reserved word is then a name like any other."""
    return '"' + name.replace('"', '""') + '"'
