"""Whether a revision could mean something else in another time zone than UTC, the API's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from codegen.migrate.changes import AddColumn, Change, CreateTable, ForbidNull
from codegen.migrate.constraints import AddCondition, AddIndex, ReplaceIndex
from codegen.migrate.types import LOST, ChangeType, ConvertRows
from codegen.storage import TableIndex

_TEMPORAL = ("date", "time", "timestamp", "interval")
_OF_TIME = re.compile(r"'[^']*\d|\b(?:date|time)", re.IGNORECASE)
"""What tells time in a condition: a constant with digits in it, a cast, a part of a date."""


def tells_time(changes: Sequence[Change]) -> bool:
    """Whether a value could be read or written otherwise in another zone.

    Then the zone is set before anything is looked at, so that a look sees what is made later.
    """
    return any(_is_temporal(change) or any(_computed(change)) for change in changes) or any(
        _OF_TIME.search(sql) for change in changes for sql in _conditions(change)
    )


def _is_temporal(change: Change) -> bool:
    if not isinstance(change, ChangeType):
        return False
    types = (column.type for pair in change.columns for column in pair)
    return any(type_.startswith(_TEMPORAL) for type_ in types)


def _computed(change: Change) -> Iterator[bool]:
    """Whether the author says with SQL what a row gets."""
    match change:
        case ChangeType(columns=columns):
            yield from (_is_written(after.convert) for _, after in columns)
        case ConvertRows(convert=convert):
            yield _is_written(convert)
        case AddColumn(column=column):
            yield (column.filling or "").startswith("(")
        case ForbidNull(backfill=backfill):
            yield (backfill or "").startswith("(")
        case _:
            return


def _is_written(convert: str | None) -> bool:
    return convert not in (None, LOST)


def _conditions(change: Change) -> Iterator[str]:
    match change:
        case AddCondition(condition=condition):
            yield condition.sql
        case CreateTable(table):
            yield from (condition.sql for condition in table.conditions)
            yield from (index.where for index in table.indexes if index.where)
        case AddIndex(index=TableIndex(where=str(where))):
            yield where
        case ReplaceIndex(after=TableIndex(where=str(where))):
            yield where
        case _:
            return
