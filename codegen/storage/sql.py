"""Constants and names as SQL that cannot be read as anything else."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import assert_never
from uuid import UUID

from codegen.catalog import Atom, Constant, Default, Function, JsonText, Value

# The backslash first: the others bring one along.
_ESCAPED = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def default_sql(default: Default, type_: str) -> str:
    """The default of a column of a PostgreSQL type, as an SQL expression."""
    match default:
        case Function.NOW:
            return "now()"
        case Function.UUID:
            return "gen_random_uuid()"
        case Constant(value):
            return literal_sql(value, type_)
        case _:
            assert_never(default)


def literal_sql(value: Value, type_: str) -> str:
    """A constant as an SQL literal of a PostgreSQL type."""
    match value:
        case None:
            return "NULL"
        case bool() | int():
            return literal_text(value)
        case tuple():
            return f"{quote_text(literal_text(value))}::{type_}"
        case _:
            return quote_text(literal_text(value))


def literal_text(value: tuple[Atom, ...] | Atom) -> str:
    """The text that PostgreSQL reads a constant from, before SQL puts it in quotes."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return repr(value)
        case str():
            return value
        case Decimal():
            return f"{value:f}"
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return f"{value.days} days {value.seconds}.{value.microseconds:06} seconds"
        case UUID():
            return str(value)
        case bytes():
            return f"\\x{value.hex()}"
        case JsonText(text):
            return text
        case tuple():
            return f"{{{','.join(_item_text(item) for item in value)}}}"
        case _:
            assert_never(value)


def _item_text(item: Atom) -> str:
    quoted = literal_text(item).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def quote_text(text: str) -> str:
    """An SQL string literal.

    It has the `E` form where a backslash would otherwise depend on a setting, where Alembic,
    printing SQL instead of running it, would turn a tab into spaces, and where a line would end
    within it, which a statement that is laid out on several lines could not have.
    """
    quoted = text.replace("'", "''")
    if not any(sign in text for sign in _ESCAPED):
        return f"'{quoted}'"
    for sign, escaped in _ESCAPED.items():
        quoted = quoted.replace(sign, escaped)
    return f"E'{quoted}'"


def quote_name(name: str) -> str:
    """An SQL identifier, always quoted: a reserved word is then a name like any other."""
    return '"' + name.replace('"', '""') + '"'
