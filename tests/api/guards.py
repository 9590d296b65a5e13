"""Two guards that watch every test: over the SQL that is sent, and over what is logged."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import (
    BinaryExpression,
    BindParameter,
    BooleanClauseList,
    ColumnElement,
    Connection,
    Delete,
    Engine,
    FromClause,
    Insert,
    Join,
    Select,
    Table,
    TextClause,
    Update,
    event,
)
from sqlalchemy.engine.interfaces import ExecutionContext
from sqlalchemy.schema import Column
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import ClauseElement, Grouping
from typing_extensions import override

Owned = Mapping[str, str]
"""The owner's column by table, for each table whose rows have an owner."""


class SqlGuard:
    """Finds statements that touch rows without saying whose.

    It looks at the statement as a tree and not as text: the predicate must be one that no `OR` can
    go around, and must compare with a parameter.
    """

    def __init__(self, owned: Owned) -> None:
        self.owned = owned
        self.statements = 0
        self.found: list[str] = []

    def watch(self, sql: str, context: ExecutionContext) -> None:
        """Look at a statement that is about to be sent."""
        self.statements += 1
        compiled = getattr(context, "compiled", None)
        statement = None if compiled is None else compiled.statement
        written = set(getattr(compiled, "binds", ()))
        if statement is None or isinstance(statement, TextClause):
            unscoped = {table for table in self.owned if re.search(rf"\b{table}\b", sql)}
        else:
            parts = list(_statements(statement))
            unscoped = {
                table
                for part in parts
                for table in self._unscoped(part, written, _around(part, parts))
            }
            unscoped |= {
                table
                for table, owner in self.owned.items()
                if re.match(rf'UPDATE "?{table}"? SET (.*, )?"?{owner}"?=', sql)
            }
        self.found += [f"{table} without its owner: {sql}" for table in sorted(unscoped)]

    def take(self) -> list[str]:
        """What was found, which is then forgotten."""
        found, self.found = self.found, []
        return found

    def _unscoped(self, part: ClauseElement, written: set[str], outer: set[str]) -> Iterator[str]:
        correlated = outer & _correlated(part)
        for name, table in _tables(part):
            owner = self.owned.get(table)
            if owner is None or name in correlated:
                continue
            if isinstance(part, Insert):
                if owner not in written and not _copies_owner(part, owner):
                    yield table
            elif not any(_names_owner(each, name, owner) for each in _conditions(part)):
                yield table


def _statements(statement: ClauseElement) -> Iterator[ClauseElement]:
    """The statement and every other within it."""
    for part in visitors.iterate(statement):
        if isinstance(part, Select | Insert | Update | Delete):
            yield part


def _tables(part: ClauseElement) -> Iterator[tuple[str, str]]:
    """Each table of a statement: what it is called there, and what it is called."""
    match part:
        case Select():
            for source in part.get_final_froms():
                yield from _named(source)
        case Insert() | Update() | Delete():
            yield from _named(part.table)
        case _:
            raise AssertionError(f"this is no statement: {part!r}")


def _named(source: FromClause) -> Iterator[tuple[str, str]]:
    match source:
        case Table():
            yield source.name, source.name
        case Join():
            yield from _named(source.left)
            yield from _named(source.right)
        case _:
            element = getattr(source, "element", None)
            if isinstance(element, Table):
                yield source.description, element.name


def _around(part: ClauseElement, parts: Sequence[ClauseElement]) -> set[str]:
    """What the tables are called that the other parts of a statement read for themselves."""
    return {
        name
        for other in parts
        if other is not part
        for name in {name for name, _ in _tables(other)} - _correlated(other)
    }


def _correlated(part: ClauseElement) -> set[str]:
    """The tables whose rows a query takes from the statement around it, as far as it says so."""
    sources = part._correlate if isinstance(part, Select) else ()
    return {name for source in sources for name, _ in _named(source)}


def _copies_owner(part: Insert, owner: str) -> bool:
    """Whether the rows of a query are stored with their owner, or with the one that is asked for.

    The query is a statement too, and is looked at for itself.
    """
    names = part._select_names or []
    if not isinstance(part.select, Select) or owner not in names:
        return False
    value = part.select.selected_columns[names.index(owner)]
    return isinstance(value, BindParameter) or value.key == owner


def _conditions(part: ClauseElement) -> Iterator[ColumnElement[bool]]:
    """The conditions of which each one must hold."""
    assert isinstance(part, Select | Update | Delete)
    waiting: list[object] = [] if part.whereclause is None else [part.whereclause]
    while waiting:
        match waiting.pop():
            case BooleanClauseList(operator=operators.and_) as clauses:
                waiting += clauses.clauses
            case Grouping(element=element):
                waiting.append(element)
            case ColumnElement() as condition:
                yield condition


def _names_owner(condition: ColumnElement[bool], name: str, owner: str) -> bool:
    column = compared_column(condition)
    return column is not None and column.name == owner and column.table.description == name


def compared_column(condition: object) -> Column[object] | None:
    """The column that a condition says is equal to a parameter, if that is what it says."""
    if not isinstance(condition, BinaryExpression) or condition.operator is not operators.eq:
        return None
    for column, value in (
        (condition.left, condition.right),
        (condition.right, condition.left),
    ):
        if isinstance(column, Column) and isinstance(value, BindParameter):
            return column
    return None


@contextmanager
def watching_sql(guard: SqlGuard) -> Iterator[SqlGuard]:
    """Show every statement of every engine in this process to the guard."""

    def before(
        connection: Connection,
        cursor: object,
        statement: str,
        parameters: object,
        context: ExecutionContext,
        executemany: bool,
    ) -> None:
        guard.watch(statement, context)

    event.listen(Engine, "before_cursor_execute", before)
    try:
        yield guard
    finally:
        event.remove(Engine, "before_cursor_execute", before)


class LogGuard(logging.Handler):
    """Keeps what is logged as an error: a defect that no answer shows still leaves a line here."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def take(self) -> list[str]:
        """What was logged, which is then forgotten."""
        records, self.records = self.records, []
        return [f"{record.name}: {record.getMessage()}" for record in records]
