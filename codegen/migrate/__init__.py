"""The migrating wing: the tables of the last revision and the catalog in, the next revision out.

* **snapshot**: the tables as of the last revision, in `migrations/snapshot.json`.
* **change**: one step from those tables to the catalog's (`changes.py`, found by `diff.py`).
* **place**: after which revision the next one goes (`history.py`).
* **revision**: the changes as an Alembic file, up and down (`operations.py`, `revision.py`).

No database is needed, and nothing is asked or guessed: what the schema does not declare is refused
with the line to paste.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from codegen.catalog import Catalog
from codegen.migrate.changes import Change, DropColumn, DropTable
from codegen.migrate.checksum import sealed
from codegen.migrate.diff import diff
from codegen.migrate.history import FOLDER, Place, Written, following, next_place
from codegen.migrate.looks import Look, looking, looks, looks_back
from codegen.migrate.retirement import target
from codegen.migrate.revision import Stage, file_name, render
from codegen.migrate.snapshot import PATH, Snapshot, digest, from_json, to_json
from codegen.migrate.turns import Turn, turns
from codegen.module import format_python
from codegen.storage import Table
from codegen.tree import Tree, tree

__all__ = ["FOLDER", "PATH", "Plan", "plan"]

_TEMPLATES = Path(__file__).parent / "templates"
_FIRST_FILES = {
    "migrations/env.py": "env.py.jinja",
    "migrations/script.py.mako": "script.py.mako.jinja",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """The next revision: the files to write, and what people should know before they do.

    Where some of the changes take their time there are two, and `revision` is the last. `parent` is
    the revision that is there already, which a database must have reached before; `looks` is what
    is demanded of the rows, and `turns` is what each of the files does.
    """

    revision: str
    tree: Tree
    changes: tuple[Change, ...]
    parent: str | None = None
    looks: tuple[Look, ...] = ()
    turns: tuple[Turn, ...] = ()

    @property
    def summary(self) -> tuple[str, ...]:
        """The changes for people, one line each: `+ tasks.priority: integer`."""
        telling = [change for change in self.changes if not change.follows()]
        return tuple(change.line() for change in telling or self.changes)

    @property
    def destructive(self) -> bool:
        """Whether rows or values are destroyed that no downgrade brings back."""
        return any(isinstance(change, DropTable | DropColumn) for change in self.changes)


def plan(
    snapshot_text: str | None,
    revisions: Mapping[str, str],
    catalog: Catalog,
    present: Collection[str] = (),
    taken: Sequence[Written] = (),
) -> Plan | None:
    """The revision that is missing between the last one and the catalog, or None when none is.

    `revisions` holds the files of `migrations/versions` as text by name; `present` holds the paths
    that exist, so that the files Alembic needs are written once and never again. The numbers of
    `taken` are not given again. Raises SchemaError where something is refused.
    """
    snapshot = None if snapshot_text is None else from_json(snapshot_text)
    place = next_place(snapshot, revisions, taken)
    before = () if snapshot is None else snapshot.tables
    changes = diff(before, catalog)
    if not changes:
        return None
    after = target(before, catalog)
    base = None if snapshot is None else digest(before)
    parent = place.parent
    found = looks(before, after, changes)
    back = looks_back(before, after, changes)
    made = turns(changes, (before, after), looking(found), looking(back))
    place, rendered = _render(place, base, made, after)
    files = format_python({path: sealed(text) for path, text in rendered.items()})
    files[PATH] = to_json(Snapshot(place.revision, after))
    for path, template in _FIRST_FILES.items():
        if path not in present:
            files[path] = (_TEMPLATES / template).read_text(encoding="utf-8")
    return Plan(
        place.revision,
        tree(files),
        changes,
        parent,
        found,
        made,
    )


def _render(
    place: Place, base: str | None, made: Sequence[Turn], after: tuple[Table, ...]
) -> tuple[Place, dict[str, str]]:
    """The revisions by path, and the place of the last of them."""
    files: dict[str, str] = {}
    first, *second = made
    whole = digest(after)
    # Between the two the tables are neither what they were nor what they will be.
    halfway = f"{whole}-half"
    text = render(Stage(place, base, halfway if second else whole), first)
    files[f"{FOLDER}/{file_name(place, first)}"] = text
    for turn in second:
        place = following(place)
        text = render(Stage(place, halfway, whole), turn)
        files[f"{FOLDER}/{file_name(place, turn)}"] = text
    return place, files
