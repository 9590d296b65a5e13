"""JSON values as tables. What is read is checked, member by member."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from codegen.catalog import (
    INT4_MAX,
    INT4_MIN,
    BigInteger,
    Boolean,
    Bytes,
    Date,
    Datetime,
    Duration,
    Float,
    Integer,
    Json,
    OnDelete,
    Text,
    Time,
    Uuid,
)
from codegen.migrate.encoding import leader
from codegen.migrate.values import (
    EncodingError,
    distinct,
    each,
    flag,
    members,
    optional_text,
    text,
    whole,
    word,
)
from codegen.storage import (
    Bound,
    Check,
    Column,
    ForeignKey,
    IndexKey,
    ItemsRule,
    LengthRule,
    PatternRule,
    PrimaryKey,
    RangeRule,
    Rule,
    SizeRule,
    Table,
    TableCheck,
    TableIndex,
    UniqueKey,
    WordsRule,
    postgres_type,
)

_TYPES = frozenset(
    postgres_type(type_)
    for type_ in (
        *(Text(), Integer(), BigInteger(), Float(), Boolean(), Date(), Time(), Datetime()),
        *(Duration(), Uuid(), Json(), Bytes()),
    )
)
_NUMERIC = re.compile(r"numeric\([0-9]+,[0-9]+\)")
_RULES = ("items", "length", "pattern", "range", "size", "words")
_COUNTED: dict[str, Callable[[int, int], Rule]] = {
    "items": ItemsRule,
    "length": LengthRule,
    "size": SizeRule,
}
_OF_TABLES = (
    *("comment", "conditions", "foreign_keys", "indexes", "renamed_from", "replaces", "retired"),
    *("retired_columns", "row_security", "shared", "soft_delete", "uniques"),
)
_OF_COLUMNS = (
    *("backfill", "comment", "convert", "default", "map_removed", "nullable", "renamed_from"),
    *("renamed_values", "replaces"),
)
_ACTIONS = {action.value: action for action in OnDelete}


def decode(value: object) -> tuple[Table, ...]:
    """The tables that were encoded so.

    Raises EncodingError for anything else.
    """
    tables = each(value, "tables", _table)
    distinct([table.name for table in tables], "tables")
    distinct([table.resource for table in tables], "resources")
    return tables


def _table(value: object, where: str) -> Table:
    required = ("checks", "columns", "name", "primary_key", "resource")
    found = members(value, where, required, _OF_TABLES)
    columns = each(found["columns"], f"{where}.columns", _column)
    types = {column.name: column.type for column in columns}
    retired = each(found.get("retired_columns", []), f"{where}.retired_columns", _column)
    distinct([column.name for column in (*columns, *retired)], f"columns in {where}")

    def check(value: object, place: str) -> Check:
        return _check(value, place, types)

    name, key = _key(found["primary_key"], f"{where}.primary_key")
    table = Table(
        name=word(found["name"], f"{where}.name"),
        resource=word(found["resource"], f"{where}.resource"),
        columns=columns,
        primary_key=PrimaryKey(name, key),
        checks=each(found["checks"], f"{where}.checks", check),
        comment=optional_text(found, "comment", where),
        renamed_from=optional_text(found, "renamed_from", where),
        owner=None if flag(found, "shared", where) else leader(key),
        foreign_keys=each(found.get("foreign_keys", []), f"{where}.foreign_keys", _foreign_key),
        uniques=each(found.get("uniques", []), f"{where}.uniques", _unique),
        indexes=each(found.get("indexes", []), f"{where}.indexes", _index),
        conditions=each(found.get("conditions", []), f"{where}.conditions", _condition),
        row_security=flag(found, "row_security", where),
        soft_delete=flag(found, "soft_delete", where),
        retired=flag(found, "retired", where),
        retired_columns=retired,
        replaces=flag(found, "replaces", where),
    )
    _refuse_loose_ends(table, where)
    return table


def _refuse_loose_ends(table: Table, where: str) -> None:
    """Raise EncodingError where two constraints share a name, or a key lacks its column."""
    names = [
        *[check.name for check in table.checks],
        *[condition.name for condition in table.conditions],
        *[foreign.name for foreign in table.foreign_keys],
        *[unique.name for unique in table.uniques],
        *[index.name for index in table.indexes],
    ]
    distinct([table.primary_key.name, *names], f"constraints in {where}")
    for used in _used(table):
        if table.column(used) is None:
            raise EncodingError(f"{where} has a key or an index on `{used}`, and no such column")


def _used(table: Table) -> Iterator[str]:
    """The columns that the table's constraints and indexes speak of."""
    yield from table.primary_key.columns
    for unique in table.uniques:
        yield from unique.columns
    for foreign in table.foreign_keys:
        yield from (*foreign.columns, *foreign.cleared)
    for index in table.indexes:
        yield from (*(key.column for key in index.keys), *index.include)


def _key(value: object, where: str) -> tuple[str, tuple[str, ...]]:
    found = members(value, where, ("columns", "name"))
    columns = each(found["columns"], f"{where}.columns", word)
    return word(found["name"], f"{where}.name"), columns


def _column(value: object, where: str) -> Column:
    found = members(value, where, ("name", "type"), _OF_COLUMNS)
    return Column(
        name=word(found["name"], f"{where}.name"),
        type=_type(found["type"], f"{where}.type"),
        nullable=flag(found, "nullable", where),
        default=optional_text(found, "default", where),
        comment=optional_text(found, "comment", where),
        renamed_from=optional_text(found, "renamed_from", where),
        backfill=optional_text(found, "backfill", where),
        renamed_values=each(found.get("renamed_values", []), f"{where}.renamed_values", _pair),
        map_removed=each(found.get("map_removed", []), f"{where}.map_removed", _mapping),
        convert=optional_text(found, "convert", where),
        replaces=flag(found, "replaces", where),
    )


def _type(value: object, where: str) -> str:
    type_ = text(value, where)
    item = type_.removesuffix("[]")
    if item not in _TYPES and _NUMERIC.fullmatch(item) is None:
        raise EncodingError(f"{where} is none of {', '.join(sorted(_TYPES))}, numeric(n,n)")
    return type_


def _pair(value: object, where: str) -> tuple[str, str]:
    match each(value, where, text):
        case (before, after):
            return before, after
        case _:
            raise EncodingError(f"{where} is not a pair")


def _mapping(value: object, where: str) -> tuple[str, str | None]:
    match value:
        case [before, None]:
            return text(before, where), None
        case _:
            return _pair(value, where)


def _check(value: object, where: str, types: dict[str, str]) -> Check:
    found = members(value, where, ("column", "name"), _RULES)
    column = word(found["column"], f"{where}.column")
    if column not in types:
        raise EncodingError(f"{where} is a constraint on `{column}`, and there is no such column")
    rules = [
        _rule(rule, found[rule], f"{where}.{rule}", types[column])
        for rule in _RULES
        if rule in found
    ]
    if len(rules) != 1:
        raise EncodingError(f"{where} must have one of {', '.join(_RULES)}")
    return Check(word(found["name"], f"{where}.name"), column, rules[0])


def _rule(rule: str, value: object, where: str, type_: str) -> Rule:
    match rule:
        case "pattern":
            return PatternRule(text(value, where))
        case "words":
            found = members(value, where, ("words",), ("array",))
            return WordsRule(
                each(found["words"], f"{where}.words", text), flag(found, "array", where)
            )
        case "range":
            return _range(value, where, type_)
        case _:
            bounds = members(value, where, ("maximum", "minimum"))
            minimum = whole(bounds["minimum"], f"{where}.minimum")
            maximum = whole(bounds["maximum"], f"{where}.maximum")
            return _COUNTED[rule](minimum, maximum)


def _range(value: object, where: str, type_: str) -> RangeRule:
    bounds = members(value, where, (), ("maximum", "minimum"))
    minimum = _bound(bounds.get("minimum"), f"{where}.minimum", type_)
    maximum = _bound(bounds.get("maximum"), f"{where}.maximum", type_)
    if type_ == "integer":
        # The ends of the type are no limits.
        minimum = None if minimum == INT4_MIN else minimum
        maximum = None if maximum == INT4_MAX else maximum
    if minimum is None and maximum is None:
        raise EncodingError(f"{where} has no bound")
    return RangeRule(minimum, maximum)


def _bound(value: object, where: str, type_: str) -> Bound:
    if value is None:
        return None
    return whole(value, where) if type_ in ("integer", "bigint") else text(value, where)


def _foreign_key(value: object, where: str) -> ForeignKey:
    required = ("columns", "name", "on_delete", "table", "target")
    found = members(value, where, required, ("cleared",))
    on_delete = _ACTIONS.get(text(found["on_delete"], f"{where}.on_delete"))
    if on_delete is None:
        raise EncodingError(f"{where}.on_delete is none of {', '.join(_ACTIONS)}")
    return ForeignKey(
        name=word(found["name"], f"{where}.name"),
        columns=each(found["columns"], f"{where}.columns", word),
        table=word(found["table"], f"{where}.table"),
        target=each(found["target"], f"{where}.target", word),
        on_delete=on_delete,
        cleared=each(found.get("cleared", []), f"{where}.cleared", word),
    )


def _unique(value: object, where: str) -> UniqueKey:
    return UniqueKey(*_key(value, where))


def _index(value: object, where: str) -> TableIndex:
    found = members(value, where, ("keys", "name", "using"), ("include", "unique", "where"))
    return TableIndex(
        name=word(found["name"], f"{where}.name"),
        keys=each(found["keys"], f"{where}.keys", _index_key),
        unique=flag(found, "unique", where),
        where=optional_text(found, "where", where),
        include=each(found.get("include", []), f"{where}.include", word),
        using=word(found["using"], f"{where}.using"),
    )


def _index_key(value: object, where: str) -> IndexKey:
    found = members(value, where, ("column",), ("descending", "operators"))
    operators = found.get("operators")
    return IndexKey(
        column=word(found["column"], f"{where}.column"),
        descending=flag(found, "descending", where),
        operators=None if operators is None else word(operators, f"{where}.operators"),
    )


def _condition(value: object, where: str) -> TableCheck:
    found = members(value, where, ("name", "sql"))
    return TableCheck(word(found["name"], f"{where}.name"), text(found["sql"], f"{where}.sql"))
