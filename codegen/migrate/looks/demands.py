"""What a revision demands of the rows that are there, but for what is known to hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from codegen.migrate.changes import Change
from codegen.migrate.looks.bonds import bonds, orphans
from codegen.migrate.looks.following import follow
from codegen.migrate.looks.look import Look
from codegen.migrate.looks.owners import strange_owners
from codegen.migrate.looks.phrases import broken, cut, one, rounded
from codegen.migrate.looks.rows import Computed, Fresh, Given, Hurdle, Kept, Unseen
from codegen.migrate.looks.subject import MEND, Subject
from codegen.migrate.looks.widening import implied
from codegen.migrate.objections import column_of
from codegen.migrate.types import fit
from codegen.storage import Check, Column, Table, TableCheck, quote_name

_DATA, _OUT_OF_RANGE, _NO_TEXT_FOR_IT = "22000", "22003", "22P02"
_NOT_NULL, _CHECK = "23502", "23514"
_SAY = "write in this downgrade what it becomes, in place of what stops it here"


def looks(
    before: Sequence[Table], after: Sequence[Table], changes: Sequence[Change]
) -> tuple[Look, ...]:
    """What to look at before the changes are made that lead from some tables to others."""
    return _looks_between(before, after, changes, down=False)


def looks_back(
    before: Sequence[Table], after: Sequence[Table], changes: Sequence[Change]
) -> tuple[Look, ...]:
    """What to look at before these changes are taken back: nobody declares anything for that."""
    back = [change.reverse() for change in changes[::-1]]
    return _looks_between(after, before, back, down=True)


def _looks_between(
    before: Sequence[Table], after: Sequence[Table], changes: Sequence[Change], *, down: bool
) -> tuple[Look, ...]:
    rows = follow(before, changes)
    subjects = [
        Subject(table, rows[table.name], rows, down) for table in after if table.name in rows
    ]
    return tuple(look for subject in subjects for look in _looks(subject))


def _looks(subject: Subject) -> Iterator[Look]:
    for hurdle in subject.rows.hurdles:
        yield from _taken(subject, hurdle)
    yield from orphans(subject)
    yield from strange_owners(subject)
    for column in subject.table.columns:
        yield from _present(subject, column)
    for check in subject.table.checks:
        yield from _check(subject, check)
    for condition in subject.table.conditions:
        yield from _condition(subject, condition)
    yield from bonds(subject)


def _taken(subject: Subject, hurdle: Hurdle) -> Iterator[Look]:
    """The looks for values that cannot become values of another type, or that lose something."""
    found, column, type_ = fit(hurdle.before, hurdle.after), hurdle.after.name, hurdle.after.type
    noun = one(subject.said(column))
    if hurdle.lost:
        yield subject.look(
            f"that hold {noun}, and nothing says what it is as {type_}",
            _SAY if subject.down else subject.declare(column, "convert: ..."),
            _DATA,
            f"{quote_name(column)} IS NOT NULL",
            rows=hurdle.rows,
        )
    if found.fails is not None:
        yield subject.look(
            f"with {noun} that cannot become {type_}",
            subject.declare(column, "convert: ..."),
            _NO_TEXT_FOR_IT if hurdle.before.type == "text" else _OUT_OF_RANGE,
            found.fails,
            rows=hurdle.rows,
        )
    if found.loses is not None:
        yield subject.look(
            f"with {noun} that would lose something as {type_}",
            subject.declare(column, f"convert: {rounded(column, hurdle.before.type, type_)}"),
            _DATA,
            found.loses,
            rows=hurdle.rows,
        )


def _present(subject: Subject, column: Column) -> Iterator[Look]:
    if column.nullable or _never_null(subject, column.name):
        return
    lost = subject.down and subject.value(column.name) == Given(null=True)
    # Where values are lost all are null afterwards, and only those that are so before count.
    hurdles = (each for each in subject.rows.hurdles if each.after.name == column.name)
    unmade = (each.rows for each in hurdles if each.lost)
    yield subject.look(
        f"with no {subject.said(column.name)}",
        subject.lost(column.name) if lost else subject.declare(column.name, "backfill: ..."),
        _NOT_NULL,
        f"{quote_name(column.name)} IS NULL",
        rows=next(unmade, None),
    )


def _never_null(subject: Subject, name: str) -> bool:
    match subject.value(name):
        case Kept(filled=True):
            return True
        case Kept(cleared=True):
            return False
        case Kept(origin):
            # A word that becomes null does so only where null is allowed afterwards.
            return not column_of(subject.rows.former, origin).nullable
        case Given(null):
            return not null
        case Fresh() | Unseen():
            return True
        case Computed():
            return False
        case value:
            assert_never(value)


def _check(subject: Subject, check: Check) -> Iterator[Look]:
    if _met(subject, check):
        return
    met = subject.rules(check.column)
    fitting = cut(check.rule, check.column, met)
    yield subject.look(
        broken(check.rule, subject.said(check.column), met),
        subject.declare(check.column, None if fitting is None else f"convert: {fitting}"),
        _CHECK,
        f"NOT ({check.sql})",
    )


def _met(subject: Subject, check: Check) -> bool:
    match subject.value(check.column):
        case Kept():
            return implied(subject.rules(check.column), check.rule)
        case Given() | Unseen():
            return True
        case Fresh() | Computed():
            return False
        case value:
            assert_never(value)


def _condition(subject: Subject, condition: TableCheck) -> Iterator[Look]:
    read = subject.reads(condition.sql)
    known = [subject.now.condition(each).sql for each in subject.rows.former.conditions]
    if condition.sql in known and subject.untouched(read):
        return
    word = condition.name.removeprefix(f"ck_{subject.table.name}_")
    yield subject.look(f"that break the check {word}", MEND, _CHECK, f"NOT ({condition.sql})")
