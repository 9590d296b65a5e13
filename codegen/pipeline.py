"""The whole story on one page.

`load` reads the schema into a catalog, `render` turns the catalog into a tree of files, `review`
holds the hand-written files against it; the writer makes the disk agree. Each command is one
function here. Nothing is printed: what there is to tell is returned or raised.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from codegen import plan as plans
from codegen import revisions, writer
from codegen.catalog import Catalog, digest
from codegen.causes import Causes, causes
from codegen.diagnostics import Diagnostic, SchemaError, placed
from codegen.emit import emit, verbatim
from codegen.emit.api.paths import collection_path
from codegen.explain import Answer, Sources
from codegen.explain import explain as answer
from codegen.lock import locked
from codegen.overrides import inspect_leaving, inspect_overrides, move
from codegen.overrides import stub as stub_of
from codegen.plan import Review
from codegen.read import Reading, examine, include_patterns
from codegen.read.shape.editor import editor_schema
from codegen.revisions import Migrated
from codegen.standing import DOCUMENT, baseline, changes, texts
from codegen.tree import Tree, tree

Waiting = Callable[[], None]
"""What to call when another run is at work in the same project."""

EDITOR_SCHEMA = ".codegen/schema.schema.json"

# Without this file, an installed distribution of the same name would be imported instead.
PACKAGE = "overrides/__init__.py"
PACKAGE_TEXT = '"""What is written by hand; `codegen` reads it and never changes it."""\n'


@dataclass(frozen=True, slots=True)
class Generated:
    """What has been written, what is wrong in `overrides/`, and whether a migration is due.

    `warnings` are what the schema's author should know; they keep nothing from being done.
    """

    catalog: Catalog
    written: writer.WritePlan
    problems: tuple[Diagnostic, ...]
    migration_due: bool
    warnings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """How the disk differs from what the schema asks for: diffs by path, problems, changes.

    `causes` says whether the schema has changed or codegen itself.
    """

    differences: Mapping[str, str]
    causes: Causes
    problems: tuple[Diagnostic, ...]
    pending: tuple[str, ...]
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.differences or self.problems or self.pending)


def load(schema: Path) -> Catalog:
    """The catalog of a schema file."""
    return reading(schema).catalog


def reading(schema: Path) -> Reading:
    """The catalog of a schema file, with warnings, and with the place of everything in it."""
    return examine(schema, schema.parent)


def included(schema: Path) -> tuple[str, ...]:
    """The paths and patterns of the files that a schema includes, whatever is wrong with it."""
    return include_patterns(schema)


def render(catalog: Catalog) -> Tree:
    """All generated files."""
    return emit(catalog)


def paths(catalog: Catalog) -> tuple[str, ...]:
    """Where each resource is, for whoever is about to ask for it."""
    return tuple(collection_path(resource, catalog) for resource in catalog.resources)


def review(catalog: Catalog, root: Path) -> tuple[Diagnostic, ...]:
    """What is missing, stale or wrong in `overrides/`."""
    return inspect_overrides(catalog, texts(root, "overrides", "**/*.py"))


def generate(schema: Path, waiting: Waiting, *, discard_edits: bool = False) -> Generated:
    """Make `generated/` what the schema says.

    Problems in `overrides/` do not keep it from being written: a hook is written against the new
    base class.
    """
    root = schema.parent
    found = reading(schema)
    catalog = found.catalog
    files = render(catalog)
    with locked(root, waiting):
        written = writer.plan(files, root, discard_edits=discard_edits)
        writer.write(written)
    problems = review(catalog, root)
    return Generated(
        catalog, written, problems, migration_due(catalog, root), warnings=found.warnings
    )


def check(schema: Path, waiting: Waiting) -> Checked:
    """Compare what the schema says with the disk; nothing is written."""
    root = schema.parent
    found = reading(schema)
    catalog = found.catalog
    files = render(catalog)
    with locked(root, waiting):
        differences = writer.compare(files, root)
        because = _causes(differences, files, found.catalog, root)
        problems = review(catalog, root)
        try:
            planned = revisions.planned(catalog, root)
        except SchemaError as refused:
            problems = (*problems, *placed(refused.diagnostics, found.places))
            return Checked(differences, because, problems, (), found.warnings)
    pending = () if planned is None else planned.summary
    return Checked(differences, because, problems, pending, found.warnings)


def _causes(different: Mapping[str, str], files: Tree, catalog: Catalog, root: Path) -> Causes:
    disk = texts(root, "generated", "**/*")
    return causes(different, files, disk, digest(catalog), verbatim())


def migrate(
    schema: Path,
    waiting: Waiting,
    *,
    message: str | None = None,
    dry_run: bool = False,
    rebase: bool = False,
) -> Migrated | None:
    """Add the next revision to `migrations/`, or None where the schema has not changed.

    With `rebase`, of two branches that have both migrated one is planned again before.
    """
    root = schema.parent
    found = reading(schema)
    make = revisions.rebase if rebase else revisions.add
    with locked(root, waiting):
        try:
            made = make(found.catalog, root, message=message, dry_run=dry_run)
        except SchemaError as refused:
            raise SchemaError(placed(refused.diagnostics, found.places)) from None
    return None if made is None else replace(made, warnings=found.warnings)


def plan(schema: Path, waiting: Waiting, today: date, against: Path | None = None) -> Review:
    """Say what an edit of the schema changes, before anything is written.

    Raises DocumentError where the baseline of the API cannot be read.
    """
    root = schema.parent
    found = reading(schema)
    files = render(found.catalog)
    with locked(root, waiting):
        before = baseline(root, against)
        changed = changes(files, root)
        refused: tuple[Diagnostic, ...] = ()
        try:
            planned = revisions.planned(found.catalog, root)
        except SchemaError as error:
            planned, refused = None, placed(error.diagnostics, found.places)
        hooks = texts(root, "overrides", "**/*.py")
        leaving = inspect_leaving(texts(root, "generated", "**/*.py"), files, hooks)
    return Review(
        plans.with_migration(changed, planned, revisions.PATH),
        () if planned is None else plans.stages(planned),
        refused,
        None if planned is None else planned.parent,
        () if planned is None else planned.looks,
        () if planned is None else plans.risks(planned.changes),
        plans.step(before, json.loads(files[DOCUMENT]), today),
        tuple(move(each, hooks) for each in (*inspect_overrides(found.catalog, hooks), *leaving)),
        found.warnings,
    )


def json_schema() -> str:
    """What an editor needs to complete and check `schema.yaml`, as JSON."""
    return json.dumps(editor_schema(), indent=2, ensure_ascii=False) + "\n"


def write_json_schema(root: Path, waiting: Waiting) -> str:
    """Put it where the first line of `schema.yaml` points, and tell where that is."""
    with locked(root, waiting):
        writer.append({EDITOR_SCHEMA: json_schema()}, root, replacing=[EDITOR_SCHEMA])
    return EDITOR_SCHEMA


def stub(schema: Path, waiting: Waiting, name: str) -> str | None:
    """Write a first `overrides/` file for a resource, or None where it takes none."""
    root = schema.parent
    found = stub_of(load(schema), name)
    if found is None:
        return None
    path, text = found
    files = {path: text}
    if not (root / PACKAGE).exists():
        files[PACKAGE] = PACKAGE_TEXT
    with locked(root, waiting):
        writer.append(tree(files), root)
    return path


def explain(schema: Path, question: str) -> Answer:
    """Where something comes from. Raises Unexplained where the project has no such thing."""
    root = schema.parent
    folders = ("generated", "overrides", "tests")
    files = {path: text for each in folders for path, text in texts(root, each, "**/*.py").items()}
    found = reading(schema)
    return answer(question, Sources(found.catalog, found.places, files))


def migration_due(catalog: Catalog, root: Path) -> bool:
    """Whether the schema has changes that no revision makes yet."""
    try:
        return revisions.planned(catalog, root) is not None
    except SchemaError:
        return True
