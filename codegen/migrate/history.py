"""The revisions that are there already, read as text: they are never imported."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath

from codegen.diagnostics import Diagnostic, SchemaError, Span
from codegen.migrate.checksum import NAME, edited
from codegen.migrate.merges import REBASE, in_conflict
from codegen.migrate.snapshot import PATH, Snapshot, digest

FOLDER = "migrations/versions"
_RESTORE = f"restore {FOLDER} and {PATH} from version control"


@dataclass(frozen=True, slots=True)
class Written:
    """What a revision file says of itself.

    `snapshot` is the digest of the tables that it leads to, `base_snapshot` of those that it starts
    from. A revision written by hand has neither.
    """

    file: str
    revision: str
    parents: tuple[str, ...]
    base_snapshot: str | None
    snapshot: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next revision goes: its number, and the revision that it follows."""

    revision: str
    parent: str | None


def next_place(
    snapshot: Snapshot | None, revisions: Mapping[str, str], taken: Sequence[Written] = ()
) -> Place:
    """The place after all the revisions, given as text by file name.

    The numbers of `taken`, which databases may know, are not given again. Raises SchemaError when
    the revisions have more than one head or a gap, or when the newest generated one is not the one
    that the snapshot was written with: two branches have both migrated, or a file was lost or
    edited.
    """
    history = _oldest_first(read_all(revisions))
    followed = {parent for written in history for parent in written.parents}
    heads = [written.revision for written in history if written.revision not in followed]
    if len(heads) > 1:
        raise _out_of_step(f"{FOLDER} has several heads: {', '.join(heads)}", REBASE)
    _check_snapshot(snapshot, _newest_generated(history))
    return Place(free_number([*history, *taken]), heads[0] if heads else None)


def free_number(history: Sequence[Written]) -> str:
    """The number after all numbers that revisions, or their files, have."""
    names = [name for each in history for name in (each.revision, PurePosixPath(each.file).name)]
    numbers = [int(found[0]) for name in names if (found := _NUMBER.match(name))]
    return f"{max(numbers, default=0) + 1:04}"


def following(place: Place) -> Place:
    """The place behind a place."""
    return Place(f"{int(place.revision) + 1:04}", place.revision)


_FUNCTION = re.compile(r"^(?:async def|def|class|@)", re.MULTILINE)
_NUMBER = re.compile(r"[0-9]{4,5}(?=[_.]|$)")


def _out_of_step(message: str, hint: str = _RESTORE) -> SchemaError:
    return SchemaError([Diagnostic("snapshot-out-of-step", message, hint=hint)])


def _oldest_first(history: Sequence[Written]) -> list[Written]:
    """The revisions, each after its parents.

    Raises SchemaError where that cannot be: two of one name, a missing parent, a circle.
    """
    waiting: dict[str, Written] = {}
    for written in history:
        if (other := waiting.get(written.revision)) is not None:
            files = f"{other.file} and {written.file}"
            raise _out_of_step(f"{files} are both revision {written.revision}", REBASE)
        waiting[written.revision] = written
    for written in history:
        for parent in written.parents:
            if parent not in waiting:
                raise _out_of_step(f"{written.file} follows {parent}, which is not there")
    done: dict[str, Written] = {}
    while waiting:
        count = len(done)
        for written in list(waiting.values()):
            if all(parent in done for parent in written.parents):
                done[written.revision] = waiting.pop(written.revision)
        if len(done) == count:
            raise _out_of_step(f"the revisions {', '.join(waiting)} follow each other in a circle")
    return list(done.values())


def _newest_generated(history: Sequence[Written]) -> Written | None:
    """The last generated revision, reached through those written by hand.

    Raises SchemaError where a generated revision does not start from what the one before it left.
    """
    newest: dict[str, Written | None] = {}
    last: Written | None = None
    for written in history:
        before = {item.revision: item for p in written.parents if (item := newest[p]) is not None}
        if len(before) > 1:
            raise _out_of_step(f"{' and '.join(before)} were generated side by side", REBASE)
        last = next(iter(before.values()), None)
        if written.snapshot is not None:
            if written.base_snapshot != (last and last.snapshot):
                raise _out_of_step(
                    f"{written.file} does not start from the tables that "
                    f"{last.file if last else 'an empty database'} left",
                    REBASE,
                )
            last = written
        newest[written.revision] = last
    return last


def _check_snapshot(snapshot: Snapshot | None, newest: Written | None) -> None:
    if newest is None:
        if snapshot is not None:
            raise _out_of_step(
                f"{PATH} was written with revision {snapshot.revision}, which is not there"
            )
    elif snapshot is None:
        raise _out_of_step(f"{PATH} is missing, and {newest.file} was written with it")
    elif snapshot.revision != newest.revision:
        raise _out_of_step(
            f"{PATH} was written with revision {snapshot.revision}, but the newest is "
            f"{newest.revision}",
        )
    elif digest(snapshot.tables) != newest.snapshot:
        raise _out_of_step(
            f"{PATH} is not what revision {newest.revision} left: one of them was edited"
        )


def read_all(revisions: Mapping[str, str]) -> list[Written]:
    """What the files say; raises SchemaError with all that cannot be read."""
    history: list[Written] = []
    problems: list[Diagnostic] = []
    for name, text in sorted(revisions.items()):
        if not name.endswith(".py") or name == "__init__.py":
            continue
        try:
            written, edit = _read(f"{FOLDER}/{name}", text)
            history.append(written)
            problems += [] if edit is None else [edit]
        except SyntaxError as error:
            conflict = in_conflict("revision-unreadable", f"{FOLDER}/{name}", text)
            broken = _unreadable(f"{FOLDER}/{name}", error.msg, error.lineno or 1)
            problems.append(conflict or broken)
        except (ValueError, RecursionError, MemoryError) as error:
            problems.append(_unreadable(f"{FOLDER}/{name}", str(error) or "too deeply nested"))
    if problems:
        raise SchemaError(problems)
    return history


def _unreadable(file: str, reason: str, line: int = 1) -> Diagnostic:
    return Diagnostic(
        "revision-unreadable",
        f"{file} cannot be read: {reason}",
        Span(file, line, 1, 2),
        "mend the file, or restore it from version control",
    )


def _read(file: str, text: str) -> tuple[Written, Diagnostic | None]:
    """What a file says of itself, and what is wrong with it if it was edited."""
    constants = _constants(text)
    revision = constants.get("revision")
    parents = constants.get("down_revision")
    parents = () if parents is None else parents if isinstance(parents, tuple) else (parents,)
    if not isinstance(revision, str) or not all(isinstance(parent, str) for parent in parents):
        raise ValueError("`revision` and `down_revision` must be plain texts")
    base, own = (constants.get(name) for name in ("base_snapshot", "snapshot"))
    written = Written(
        file=file,
        revision=revision,
        parents=tuple(str(parent) for parent in parents),
        base_snapshot=base if isinstance(base, str) else None,
        snapshot=own if isinstance(own, str) else None,
    )
    return written, edited(file, text, constants[NAME]) if NAME in constants else None


def _constants(text: str) -> dict[str, object]:
    """The module's constants by name: `revision = "0001"`, with or without an annotation.

    They stand before the first function, and parsing what follows would take most of the time.
    """
    head = _FUNCTION.split(text, maxsplit=1)[0]
    with suppress(SyntaxError):
        constants = dict(_assigned(ast.parse(head)))
        if "down_revision" in constants:
            return constants
    return dict(_assigned(ast.parse(text)))


def _assigned(module: ast.Module) -> Iterator[tuple[str, object]]:
    for statement in module.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, _value(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield name, _value(value)
            case _:
                continue


def _value(expression: ast.expr) -> object:
    try:
        return ast.literal_eval(expression)
    except ValueError:
        return expression
