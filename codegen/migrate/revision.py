"""A turn of a plan in, the text of an Alembic revision out, still to be formatted."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from codegen.migrate.history import Place
from codegen.migrate.turns import Turn
from codegen.module import docstring, environment, literal

_TEMPLATES = environment(Path(__file__).parent / "templates")
_MAX_SLUG = 60


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a revision stands, and the digests of the tables that it starts from and leads to."""

    place: Place
    base: str | None
    snapshot: str


def render(stage: Stage, turn: Turn) -> str:
    """The revision that takes a turn, and takes it back."""
    place = stage.place
    used = _names((*turn.upgrade, *turn.downgrade))
    return _TEMPLATES.get_template("revision.py.jinja").render(
        docstring=docstring(_description(turn.phrases)),
        uses_sqlalchemy="sa" in used,
        uses_op="op" in used,
        uses_dialect="postgresql" in used,
        revision=literal(place.revision),
        down_revision="None" if place.parent is None else literal(place.parent),
        base_snapshot="None" if stage.base is None else literal(stage.base),
        snapshot=literal(stage.snapshot),
        upgrade=turn.upgrade or ("pass",),
        downgrade=turn.downgrade or ("pass",),
    )


def _names(statements: Sequence[str]) -> set[str]:
    """The names that the statements ask for, as Python reads them."""
    module = ast.parse("\n".join(statements))
    return {node.id for node in ast.walk(module) if isinstance(node, ast.Name)}


def file_name(place: Place, turn: Turn) -> str:
    """The name of the revision's file: `0002_add_priority_to_tasks.py`."""
    first, *rest = [re.sub(r"\W+", "_", phrase).lower() for phrase in turn.phrases]
    slug = "_and_".join([first, *rest])
    if len(slug) > _MAX_SLUG:
        ending = "_and_more" if rest else ""
        slug = first[: _MAX_SLUG - len(ending)].rstrip("_") + ending
    return f"{place.revision}_{slug}.py"


def _description(phrases: Sequence[str]) -> str:
    if len(phrases) == 1:
        return f"{phrases[0]}."
    listed = "\n".join(f"- {phrase}." for phrase in phrases)
    return f"{phrases[0]}, and more.\n\n{listed}\n"
