"""The changes of a plan as one or two revisions: which statements stand where, up and down.

Each function of a revision is statements outside of transactions, each of which can be run again,
and then one transaction: wherever a run is cut short, it can be run again.
"""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

from codegen.migrate.calls import execute
from codegen.migrate.changes import Change
from codegen.migrate.keeping import keeping
from codegen.migrate.locking import locking, tables_taken
from codegen.migrate.operations import way
from codegen.migrate.rows import SeeAllRows, SeeOwnRows, Unsecure
from codegen.migrate.security import MIGRATING
from codegen.migrate.way import LOCK_TIMEOUT, Apart, Way, same
from codegen.migrate.zone import tells_time
from codegen.storage import Table

_COMMENT_WIDTH = 94

# Whoever waits for a lock, or holds one for long, makes everybody behind them wait: better to stop,
# with nothing changed, and be run again at a better time or with more of it.
_TIMEOUTS = (
    execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'"),
    execute("SET LOCAL statement_timeout = '1min'"),
)
_ENDLESS = execute("SET LOCAL statement_timeout = 0")
# Outside of transactions nobody waits for a statement that has its locks, however long it runs.
_UNHURRIED = execute("SET statement_timeout = 0")
_IMPATIENT = execute(f"SET lock_timeout = '{LOCK_TIMEOUT}'")
_PATIENT = execute("SET lock_timeout = 0")
_AS_BEFORE = execute("RESET ALL")


@dataclass(frozen=True, slots=True)
class Turn:
    """One revision of a plan: its changes in words, and the statements of its two functions.

    `parts` are the statements of its upgrade by the change that they are of, with the changes that
    need none; `apart` says whether some of them stand outside of transactions. `taken` are the
    tables that its transaction takes before anything else.
    """

    phrases: tuple[str, ...]
    upgrade: tuple[str, ...]
    downgrade: tuple[str, ...]
    parts: tuple[tuple[Change, tuple[str, ...]], ...]
    apart: bool
    taken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Function:
    """What is done outside of transactions, and then in one; each group belongs together.

    `taken` are the tables that the transaction takes before anything else.
    """

    apart: tuple[Apart, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    taken: tuple[str, ...] = ()


def turns(
    changes: Sequence[Change],
    tables: tuple[Sequence[Table], Sequence[Table]],
    looks: Sequence[str] = (),
    looks_back: Sequence[str] = (),
) -> tuple[Turn, ...]:
    """The revisions that make the changes: one, or two where some of them take their time.

    `tables` are those of before and after. `looks` are statements that find the rows which would
    not fit, before anything has changed, and `looks_back` those of the way back.
    """
    ways = [way(change) for change in changes]
    begins = any(each.before for each in ways)
    if begins and any(each.settles for each in ways):
        return _two(changes, tables, looks, looks_back)
    before, after = tables
    done = _Function((), (*_begun(changes), *_ended(ways))) if begins else _settling(ways)
    up = _looking(looks, changes, _held(done, changes, before))
    down = _taken_back(changes, after, (*keeping(changes), *looks_back))
    whole = tuple((c, (*each.before, *_later(each))) for c, each in zip(changes, ways, strict=True))
    return (_turn(_phrases(changes), up, down, whole, _both_settings(changes)),)


def _two(
    changes: Sequence[Change],
    tables: tuple[Sequence[Table], Sequence[Table]],
    looks: Sequence[str],
    looks_back: Sequence[str],
) -> tuple[Turn, ...]:
    before, after = tables
    ways = [way(change) for change in changes]
    settings = _both_settings(changes)
    first = [c for c, each in zip(changes, ways, strict=True) if each.before or not each.late]
    second = [change for change in changes if change not in first]
    begun = _held(_Function((), _begun(changes)), changes, before)
    return (
        _turn(
            _phrases(first),
            _looking(looks, changes, begun),
            _taken_back(first, after, keeping(first)),
            tuple(zip(changes, _begun(changes), strict=True)),
            settings,
        ),
        _turn(
            _finishing(first, second),
            _held(_settling(ways), changes, after),
            _taken_back(second, after, (*keeping(changes), *looks_back)),
            tuple((c, _later(each)) for c, each in zip(changes, ways, strict=True) if each.late),
            settings,
        ),
    )


def _settling(ways: Sequence[Way]) -> _Function:
    return _Function(_apart(ways), (*_settled(ways), *_ended(ways)))


def _taken_back(
    changes: Sequence[Change], tables: Sequence[Table], looks: Sequence[str]
) -> _Function:
    undoing = [change.reverse() for change in changes[::-1]]
    return _looking(looks, undoing, _held(_undone(changes[::-1]), undoing, tables))


def _turn(
    phrases: tuple[str, ...],
    up: _Function,
    down: _Function,
    parts: tuple[tuple[Change, tuple[str, ...]], ...],
    settings: tuple[Sequence[str], Sequence[str]],
) -> Turn:
    told = tuple(
        (change, statements)
        for change, statements in parts
        if statements or (way(change) == Way() and not change.follows())
    )
    return Turn(
        phrases, _lines(up, settings[0]), _lines(down, settings[1]), told, bool(up.apart), up.taken
    )


def _later(way_: Way) -> tuple[str, ...]:
    return (*(each.outside for each in way_.apart), *way_.after, *way_.last)


def _finishing(first: Sequence[Change], second: Sequence[Change]) -> tuple[str, ...]:
    """What the second revision does: changes of its own, and the rest of those of the first."""
    own = _phrases(second) if any(not change.follows() for change in second) else ()
    finished = [change for change in first if way(change).settles and not change.follows()]
    rest = (f"Finish: {each.phrase()[0].lower()}{each.phrase()[1:]}" for each in finished)
    return (*own, *rest) or _phrases(second)


def _looking(looks: Sequence[str], changes: Sequence[Change], function: _Function) -> _Function:
    """The function with looks at its beginning, as soon as all rows can be seen.

    Its first group takes tables. Where rows have to be shown, tables are taken anyway; elsewhere
    nobody waits for a look.
    """
    if not looks:
        return function
    if function.apart:
        return replace(function, apart=(*map(same, looks), *function.apart))
    shown = itertools.takewhile(lambda change: isinstance(change, Unsecure | SeeAllRows), changes)
    seen = sum(1 for _ in shown)
    place = seen + 1 if seen else 0
    groups = function.groups
    return replace(function, groups=(*groups[:place], _unhurried(looks, seen), *groups[place:]))


def _held(function: _Function, changes: Sequence[Change], tables: Sequence[Table]) -> _Function:
    """The function with all tables that its transaction changes taken before the first of them."""
    groups = function.groups
    pairs = zip(groups, itertools.cycle(changes))
    made = [change for group, change in pairs if not all(line.startswith("#") for line in group)]
    taken = tables_taken(made, tables)
    return _Function(function.apart, (locking(taken), *groups), taken)


def _unhurried(looks: Sequence[str], shown: int) -> tuple[str, ...]:
    """The looks as a group: nobody waits for them, but for those whose rows have to be shown."""
    return tuple(looks) if shown else (_ENDLESS, *looks, _TIMEOUTS[-1])


def _begun(changes: Sequence[Change]) -> tuple[tuple[str, ...], ...]:
    return tuple(way(change).before for change in changes)


def _apart(ways: Sequence[Way]) -> tuple[Apart, ...]:
    return tuple(statement for each in ways for statement in each.apart)


def _settled(ways: Sequence[Way]) -> tuple[tuple[str, ...], ...]:
    return tuple(each.after for each in ways)


def _ended(ways: Sequence[Way]) -> tuple[tuple[str, ...], ...]:
    return tuple(each.last for each in ways)


def _undone(backwards: Sequence[Change]) -> _Function:
    """The way back: outside of transactions where nothing has to be changed at once, or in one."""
    ways = [way(change.reverse()) for change in backwards]
    comments = [_comment(change) for change in backwards]
    if any(each.before for each in ways):
        groups = (
            (*comment, *each.before, *(a.inside for a in each.apart if a.inside), *each.after)
            for comment, each in zip(comments, ways, strict=True)
        )
        return _Function((), (*groups, *_ended(ways)))
    noted = [_noted(comment, each) for comment, each in zip(comments, ways, strict=True)]
    return _Function(_apart(noted), (*_settled(noted), *_ended(noted)))


def _comment(change: Change) -> tuple[str, ...]:
    return tuple(f"# {line}" for line in textwrap.wrap(change.caveat() or "", _COMMENT_WIDTH))


def _noted(comment: tuple[str, ...], way_: Way) -> Way:
    """A way with a comment before its first statement."""
    if not comment:
        return way_
    if not way_.apart:
        return Way(after=(*comment, *way_.after), last=way_.last)
    patient = way_.apart[0].patient
    noted = (*(Apart(line, "", patient) for line in comment), *way_.apart)
    return Way(apart=noted, after=way_.after, last=way_.last)


def _both_settings(changes: Sequence[Change]) -> tuple[Sequence[str], Sequence[str]]:
    """What is set on the way there, and on the way back."""
    return _settings(changes), _settings([change.reverse() for change in changes[::-1]])


def _settings(changes: Sequence[Change]) -> tuple[str, ...]:
    """What is set before anything is looked at or changed."""
    migrating = any(isinstance(change, SeeAllRows | SeeOwnRows) for change in changes)
    return (
        *([f"{MIGRATING} = 'on'"] if migrating else []),
        *(["timezone = 'UTC'"] if tells_time(changes) else []),
    )


def _lines(function: _Function, settings: Sequence[str]) -> tuple[str, ...]:
    block, body = _block(function.apart, settings), _body(function.groups, settings)
    return (*block, *([""] if block and body else []), *body)


def _block(statements: Sequence[Apart], settings: Sequence[str]) -> tuple[str, ...]:
    """The statements outside of transactions; those that may wait for long come last."""
    if not statements:
        return ()
    hurried = [each.outside for each in statements if not each.patient]
    patient = [each.outside for each in statements if each.patient]
    lines = [
        _UNHURRIED,
        *(execute(f"SET {setting}") for setting in settings),
        *([_IMPATIENT, *hurried] if hurried else []),
        *([_PATIENT, *patient] if patient else []),
        _AS_BEFORE,
    ]
    block = (textwrap.indent(line, " " * 4) for line in lines)
    return ("with op.get_context().autocommit_block():", *block)


def _body(groups: Sequence[Sequence[str]], settings: Sequence[str]) -> tuple[str, ...]:
    """The statements of a transaction, with a blank line where several belong together."""
    told = [group for group in groups if group]
    if not told:
        return ()
    body = [*_TIMEOUTS, *(execute(f"SET LOCAL {setting}") for setting in settings)]
    before: Sequence[str] = _TIMEOUTS
    for group in told:
        if len(before) > 1 or len(group) > 1:
            body.append("")
        body += group
        before = group
    return tuple(body)


def _phrases(changes: Sequence[Change]) -> tuple[str, ...]:
    """The changes in words, without those that only follow from another."""
    telling = [change for change in changes if not change.follows()]
    return tuple(change.phrase() for change in telling or changes)
