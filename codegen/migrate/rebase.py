"""Planning the later of two branches again, behind the one that stays.

What its generated revisions did is planned anew, from the merged schema. The ones written by hand
follow under a new name: a database that knows them by the old one has not had what is now before.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from codegen.catalog import Catalog
from codegen.migrate import Plan, plan
from codegen.migrate.branches import Division, divide
from codegen.migrate.history import FOLDER, Place, following, next_place, read_all
from codegen.migrate.snapshot import PATH, digest, from_json
from codegen.module import literal


@dataclass(frozen=True, slots=True)
class Move:
    """A revision written by hand that goes behind the others: its paths and its new text."""

    before: str
    after: str
    text: str


@dataclass(frozen=True, slots=True)
class Rebased:
    """What becomes of the branch that gives way.

    `plan` is None where the other branch has made all its changes too. `fork` is the last revision
    that both have, and None where they have none.
    """

    plan: Plan | None
    deleted: tuple[str, ...]
    moved: tuple[Move, ...]
    fork: str | None


def rebase(
    snapshot_text: str | None,
    revisions: Mapping[str, str],
    catalog: Catalog,
    present: Collection[str] = (),
) -> Rebased:
    """Plan as `plan` does, after taking the branch away that the snapshot is not of.

    Raises SchemaError where something is refused, or where the branches cannot be told apart.
    """
    if snapshot_text is None:
        return Rebased(plan(None, revisions, catalog, present), (), (), None)
    snapshot = from_json(snapshot_text)
    division = divide(snapshot, read_all(revisions))
    away = (*division.gone, *division.moved)
    files = {f"{FOLDER}/{name}": text for name, text in revisions.items()}
    kept = {_name(each.file): files[each.file] for each in division.kept}
    planned = plan(snapshot_text, kept, catalog, present, away)
    if planned is not None:
        added = {path: text for path, text in planned.tree.items() if path.startswith(FOLDER)}
        kept |= {_name(path): text for path, text in added.items()}
        snapshot = from_json(planned.tree[PATH])
    return Rebased(
        planned,
        tuple(each.file for each in division.gone),
        tuple(_moves(division, files, next_place(snapshot, kept, away), digest(snapshot.tables))),
        division.fork,
    )


def _moves(division: Division, files: Mapping[str, str], place: Place, base: str) -> Iterator[Move]:
    """The revisions that go behind the others, one after the other."""
    for each in division.moved:
        values = {"revision": place.revision, "down_revision": place.parent, "base_snapshot": base}
        name = _name(each.file)
        if name.startswith(each.revision):
            name = place.revision + name.removeprefix(each.revision)
        text = _assigned(files[each.file], values)
        yield Move(each.file, f"{FOLDER}/{name}", text)
        place = following(place)


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _assigned(text: str, values: Mapping[str, str | None]) -> str:
    """The text of a module with other values for those of its constants that are named."""
    rows = text.encode().splitlines(keepends=True)
    for statement in ast.parse(text).body[::-1]:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in values:
                _replace(rows, value, values[name])
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if (
                name in values
            ):
                _replace(rows, value, values[name])
            case _:
                continue
    return b"".join(rows).decode()


def _replace(rows: list[bytes], old: ast.expr, new: str | None) -> None:
    """Put a value where another stands; columns count bytes."""
    assert old.end_lineno is not None
    assert old.end_col_offset is not None
    first, last = old.lineno - 1, old.end_lineno - 1
    source = b"None" if new is None else literal(new).encode()
    rows[first : last + 1] = [
        rows[first][: old.col_offset] + source + rows[last][old.end_col_offset :]
    ]
