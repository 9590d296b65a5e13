"""Changes in, the text of an Alembic revision out, still to be formatted."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from codegen.migrate.apart import Build, build, unbuild
from codegen.migrate.calls import execute
from codegen.migrate.changes import Change
from codegen.migrate.history import Place
from codegen.migrate.operations import statements
from codegen.module import docstring, environment, literal

_TEMPLATES = environment(Path(__file__).parent / "templates")
_MAX_SLUG = 60
_COMMENT_WIDTH = 94

# Whoever waits for a lock, or holds one for long, makes everybody behind them wait: better to stop,
# with nothing changed, and be run again at a better time or with more of it.
_TIMEOUTS = (
    execute("SET LOCAL lock_timeout = '2s'"),
    execute("SET LOCAL statement_timeout = '1min'"),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a revision stands, and the digests of the tables that it starts from and leads to."""

    place: Place
    base: str | None
    snapshot: str


def render(stage: Stage, changes: Sequence[Change]) -> str:
    """The revision that makes the changes, and undoes them, in one transaction each."""
    upgrade = _body([statements(change) for change in changes])
    downgrade = _body([_undo(change) for change in changes[::-1]])
    return _rendered(stage, changes, upgrade, downgrade)


def render_apart(stage: Stage, later: Sequence[Build]) -> str:
    """The revision that builds indexes, which no transaction does while others write."""
    ways = [
        [*block, *([""] if block and constraints else []), *_alone(constraints)]
        for block, constraints in (build(later), unbuild(later))
    ]
    return _rendered(stage, later, *ways)


def _alone(constraints: Sequence[str]) -> list[str]:
    return _body([constraints]) if constraints else []


def _rendered(
    stage: Stage, changes: Sequence[Change], upgrade: Sequence[str], downgrade: Sequence[str]
) -> str:
    place = stage.place
    return _TEMPLATES.get_template("revision.py.jinja").render(
        docstring=docstring(_description(changes)),
        uses_sqlalchemy=any("sa." in text for text in (*upgrade, *downgrade)),
        uses_dialect=any("postgresql.JSONB()" in text for text in (*upgrade, *downgrade)),
        revision=literal(place.revision),
        down_revision="None" if place.parent is None else literal(place.parent),
        base_snapshot="None" if stage.base is None else literal(stage.base),
        snapshot=literal(stage.snapshot),
        upgrade=upgrade,
        downgrade=downgrade,
    )


def file_name(place: Place, changes: Sequence[Change]) -> str:
    """The name of the revision's file: `0002_add_priority_to_tasks.py`."""
    first, *rest = [re.sub(r"\W+", "_", phrase).lower() for phrase in _phrases(changes)]
    slug = "_and_".join([first, *rest])
    if len(slug) > _MAX_SLUG:
        ending = "_and_more" if rest else ""
        slug = first[: _MAX_SLUG - len(ending)].rstrip("_") + ending
    return f"{place.revision}_{slug}.py"


def _undo(change: Change) -> list[str]:
    caveat = textwrap.wrap(change.caveat() or "", _COMMENT_WIDTH)
    return [*(f"# {line}" for line in caveat), *statements(change.reverse())]


def _body(groups: Sequence[Sequence[str]]) -> list[str]:
    """The statements, with a blank line where several belong together."""
    body = [*_TIMEOUTS]
    before: Sequence[str] = _TIMEOUTS
    for group in groups:
        if len(before) > 1 or len(group) > 1:
            body.append("")
        body += group
        before = group
    return body


def _description(changes: Sequence[Change]) -> str:
    phrases = _phrases(changes)
    if len(phrases) == 1:
        return f"{phrases[0]}."
    listed = "\n".join(f"- {phrase}." for phrase in phrases)
    return f"{phrases[0]}, and more.\n\n{listed}\n"


def _phrases(changes: Sequence[Change]) -> list[str]:
    """The changes in words, without those that only follow from another."""
    telling = [change for change in changes if not change.follows()]
    return [change.phrase() for change in telling or changes]
