"""A project's migrations in memory: schema after schema, with the revisions they led to."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from codegen.catalog import Catalog
from codegen.migrate import FOLDER, PATH, Plan, plan
from codegen.migrate.snapshot import from_json
from codegen.read import read_text
from codegen.storage import Table

_HEAD = """\
spec: 1
api: { title: Test, version: 1.0.0 }
defaults: { id: uuid, timestamps: false }
resources:
"""


def catalog(resources: str, removed: str = "") -> Catalog:
    """The catalog of some resources, written as in `schema.yaml` but without timestamps."""
    text = _HEAD + textwrap.indent(textwrap.dedent(resources).strip("\n"), "  ") + "\n"
    if removed:
        text += f"removed:\n{textwrap.indent(textwrap.dedent(removed), '  ')}\n"
    return read_text(text)


STEPS = ("first", "before", "after")
"""The schemas of a case, as far as it has them; what it shows is the last step."""


def case_history(case: Path, steps: Sequence[str] = STEPS) -> History:
    """The revisions of a case, as far as these steps."""
    history = History()
    for path in (case / f"{step}.yaml" for step in steps):
        if path.exists():
            history.migrate_all(read_text(path.read_text(encoding="utf-8")))
    return history


def tasks(fields: str, removed: str = "") -> Catalog:
    """The catalog of one resource, `task`, with these fields."""
    listed = textwrap.indent(textwrap.dedent(fields).strip("\n"), "    ")
    return catalog(f"task:\n  fields:\n{listed}\n", removed)


@dataclass
class History:
    """What lies in `migrations/` after some schemas have been migrated to, one after the other."""

    snapshot: str | None = None
    revisions: dict[str, str] = field(default_factory=dict)

    def plan(self, schema: Catalog) -> Plan | None:
        """What would be written for this schema."""
        return plan(self.snapshot, self.revisions, schema)

    def tables(self) -> tuple[Table, ...]:
        """The tables as of the last revision."""
        return () if self.snapshot is None else from_json(self.snapshot).tables

    def migrate(self, schema: Catalog) -> str:
        """Write the next revision, and return its text."""
        (text,) = self.migrate_all(schema)
        return text

    def migrate_all(self, schema: Catalog) -> tuple[str, ...]:
        """Write the next revision, or two where indexes are built apart; return their texts."""
        planned = self.plan(schema)
        assert planned is not None, "there is nothing to migrate"
        return self.write_down(planned)

    def write_down(self, planned: Plan) -> tuple[str, ...]:
        """Keep the revisions of a plan, and return their texts."""
        self.snapshot = planned.tree[PATH]
        paths = sorted(path for path in planned.tree if path.startswith(f"{FOLDER}/"))
        self.revisions |= {path.removeprefix(f"{FOLDER}/"): planned.tree[path] for path in paths}
        return tuple(planned.tree[path] for path in paths)

    def write(self, folder: Path) -> None:
        """Write the whole of it below a project's folder."""
        templates = plan(None, {}, tasks("title: { type: text, required: true }"))
        assert templates is not None
        files = {
            path: text
            for path, text in templates.tree.items()
            if not path.startswith(FOLDER) and path != PATH
        }
        files |= {} if self.snapshot is None else {PATH: self.snapshot}
        files |= {f"{FOLDER}/{name}": text for name, text in self.revisions.items()}
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
