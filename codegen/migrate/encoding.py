"""Tables as JSON values, and back. What is read is checked, member by member."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import assert_never

from codegen.catalog import Boolean, Datetime, Integer, Text, Uuid
from codegen.storage import (
    Check,
    Column,
    LengthRule,
    PatternRule,
    PrimaryKey,
    RangeRule,
    Rule,
    Table,
    postgres_type,
    rule_word,
)

_TYPES = frozenset(
    postgres_type(type_) for type_ in (Text(), Integer(), Boolean(), Datetime(), Uuid())
)
_RULES = ("length", "pattern", "range")


class EncodingError(Exception):
    """A value that no table was ever written as; the message says where and why."""


def encode(tables: tuple[Table, ...]) -> list[object]:
    """The tables as JSON values. What is absent or false is left out."""
    return [_encode_table(table) for table in tables]


def _encode_table(table: Table) -> object:
    return _present(
        name=table.name,
        resource=table.resource,
        renamed_from=table.renamed_from,
        comment=table.comment,
        columns=[_encode_column(column) for column in table.columns],
        primary_key={"name": table.primary_key.name, "columns": list(table.primary_key.columns)},
        checks=[_encode_check(check) for check in table.checks],
    )


def _encode_column(column: Column) -> object:
    return _present(
        name=column.name,
        type=column.type,
        nullable=column.nullable or None,
        default=column.default,
        comment=column.comment,
        renamed_from=column.renamed_from,
        backfill=column.backfill,
    )


def _encode_check(check: Check) -> object:
    rule = _encode_rule(check.rule)
    return {"name": check.name, "column": check.column, rule_word(check.rule): rule}


def _encode_rule(rule: Rule) -> object:
    match rule:
        case LengthRule(minimum, maximum) | RangeRule(minimum, maximum):
            return {"minimum": minimum, "maximum": maximum}
        case PatternRule(pattern):
            return pattern
        case _:
            assert_never(rule)


def _present(**values: object) -> object:
    return {name: value for name, value in values.items() if value is not None}


def decode(value: object) -> tuple[Table, ...]:
    """The tables that were encoded so.

    Raises EncodingError for anything else.
    """
    tables = tuple(_decode_table(item, where) for item, where in _items(value, "tables"))
    _distinct([table.name for table in tables], "tables")
    _distinct([table.resource for table in tables], "resources")
    return tables


def _decode_table(value: object, where: str) -> Table:
    required = ("checks", "columns", "name", "primary_key", "resource")
    found = members(value, where, required, ("comment", "renamed_from"))
    columns = tuple(
        _decode_column(item, place) for item, place in _items(found["columns"], f"{where}.columns")
    )
    checks = tuple(
        _decode_check(item, place) for item, place in _items(found["checks"], f"{where}.checks")
    )
    key = _decode_key(found["primary_key"], f"{where}.primary_key")
    names = [column.name for column in columns]
    _distinct(names, f"columns in {where}")
    _distinct([key.name, *(check.name for check in checks)], f"constraints in {where}")
    for used in (*key.columns, *(check.column for check in checks)):
        if used not in names:
            raise EncodingError(f"{where} has a constraint on `{used}`, and no such column")
    return Table(
        name=word(found["name"], f"{where}.name"),
        resource=word(found["resource"], f"{where}.resource"),
        columns=columns,
        primary_key=key,
        checks=checks,
        comment=_text(found, "comment", where),
        renamed_from=_text(found, "renamed_from", where),
    )


def _decode_key(value: object, where: str) -> PrimaryKey:
    found = members(value, where, ("columns", "name"))
    columns = tuple(
        word(item, place) for item, place in _items(found["columns"], f"{where}.columns")
    )
    return PrimaryKey(word(found["name"], f"{where}.name"), columns)


def _decode_column(value: object, where: str) -> Column:
    optional = ("backfill", "comment", "default", "nullable", "renamed_from")
    found = members(value, where, ("name", "type"), optional)
    nullable = found.get("nullable", False)
    if not isinstance(nullable, bool):
        raise EncodingError(f"{where}.nullable is neither true nor false")
    type_ = _text(found, "type", where)
    if type_ not in _TYPES:
        raise EncodingError(f"{where}.type is none of {', '.join(sorted(_TYPES))}")
    return Column(
        name=word(found["name"], f"{where}.name"),
        type=type_,
        nullable=nullable,
        default=_text(found, "default", where),
        comment=_text(found, "comment", where),
        renamed_from=_text(found, "renamed_from", where),
        backfill=_text(found, "backfill", where),
    )


def _decode_check(value: object, where: str) -> Check:
    found = members(value, where, ("column", "name"), _RULES)
    rules = [_decode_rule(rule, found, f"{where}.{rule}") for rule in _RULES if rule in found]
    if len(rules) != 1:
        raise EncodingError(f"{where} must have one of {', '.join(_RULES)}")
    column = word(found["column"], f"{where}.column")
    return Check(word(found["name"], f"{where}.name"), column, rules[0])


def _decode_rule(rule: str, check: dict[str, object], where: str) -> Rule:
    if rule == "pattern":
        pattern = _text(check, "pattern", where.removesuffix(".pattern"))
        if pattern is None:
            raise EncodingError(f"{where} is not a text")
        return PatternRule(pattern)
    bounds = members(check[rule], where, ("maximum", "minimum"))
    minimum, maximum = (_number(bounds[name], f"{where}.{name}") for name in ("minimum", "maximum"))
    return LengthRule(minimum, maximum) if rule == "length" else RangeRule(minimum, maximum)


def members(
    value: object, where: str, required: Collection[str], optional: Collection[str] = ()
) -> dict[str, object]:
    """The members of an object that has all the required ones and no unknown one."""
    if not isinstance(value, dict):
        raise EncodingError(f"{where} is not an object")
    for name in required:
        if name not in value:
            raise EncodingError(f"{where} has no `{name}`")
    for name in value:
        if name not in required and name not in optional:
            raise EncodingError(f"{where} has the unknown member {name!r}")
    return value


def word(value: object, where: str) -> str:
    """A name: letters, digits and underscores."""
    if not isinstance(value, str) or re.fullmatch(r"\w+", value) is None:
        raise EncodingError(f"{where} is not a name")
    return value


def _items(value: object, where: str) -> list[tuple[object, str]]:
    if not isinstance(value, list):
        raise EncodingError(f"{where} is not a list")
    return [(item, f"{where}[{number}]") for number, item in enumerate(value)]


def _text(found: dict[str, object], name: str, where: str) -> str | None:
    value = found.get(name)
    if value is None:
        return None
    # A lone surrogate can stand in JSON, and in no file.
    if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
        raise EncodingError(f"{where}.{name} is not a text")
    return value


def _number(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise EncodingError(f"{where} is not a whole number")
    return value


def _distinct(names: Collection[str], what: str) -> None:
    if len(set(names)) < len(names):
        raise EncodingError(f"two {what} have the same name")
