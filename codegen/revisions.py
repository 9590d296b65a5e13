"""The revisions of a project on the disk: read, planned and written, and again after a merge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from codegen import migrate, writer
from codegen.catalog import Catalog
from codegen.diagnostics import Diagnostic
from codegen.migrate import PATH
from codegen.migrate.rebase import Rebased
from codegen.migrate.rebase import rebase as plan_again
from codegen.standing import texts
from codegen.tree import Tree, tree

__all__ = ["PATH", "Migrated", "add", "planned", "rebase", "slug"]


@dataclass(frozen=True, slots=True)
class Migrated:
    """The next revision: its changes in words, the files it is in, and all written with them.

    There are two where indexes are built apart; `revision` is the last of them. Without any changes
    there is none, and what there is to tell is what became of a branch.
    """

    revision: str | None
    paths: tuple[str, ...]
    changes: tuple[str, ...]
    destructive: bool
    files: Tree
    warnings: tuple[Diagnostic, ...] = ()
    rebased: Rebased | None = None


def planned(catalog: Catalog, root: Path) -> migrate.Plan | None:
    """The next revision, or None where the schema has not changed."""
    snapshot, revisions, present = _history(root)
    return migrate.plan(snapshot, revisions, catalog, present)


def add(
    catalog: Catalog, root: Path, *, message: str | None = None, dry_run: bool = False
) -> Migrated | None:
    """Write the next revision, or return None where there is nothing to migrate."""
    made = planned(catalog, root)
    if made is None:
        return None
    files = made.tree if message is None else _named(made.tree, slug(message))
    if not dry_run:
        writer.append(files, root, replacing=[PATH])
    return _migrated(made, files)


def rebase(
    catalog: Catalog, root: Path, *, message: str | None = None, dry_run: bool = False
) -> Migrated | None:
    """Do the same after two branches have both migrated: one stays, the other is planned again."""
    snapshot, revisions, present = _history(root)
    done = plan_again(snapshot, revisions, catalog, present)
    if done.plan is None and not (done.deleted or done.moved):
        return None
    files = tree({}) if done.plan is None else done.plan.tree
    files = files if message is None else _named(files, slug(message))
    if not dry_run:
        writer.append(
            files,
            root,
            replacing=[PATH],
            deleting=done.deleted[::-1],
            moving={move.before: (move.after, move.text) for move in done.moved},
        )
    return _migrated(done.plan, files, done)


def _migrated(
    made: migrate.Plan | None,
    files: Tree,
    rebased: Rebased | None = None,
) -> Migrated:
    return Migrated(
        revision=None if made is None else made.revision,
        paths=tuple(path for path in sorted(files) if path.startswith(f"{migrate.FOLDER}/")),
        changes=() if made is None else made.summary,
        destructive=made is not None and made.destructive,
        files=files,
        rebased=rebased,
    )


def _history(root: Path) -> tuple[str | None, dict[str, str], set[str]]:
    """The snapshot, the revisions by file name, and the paths of what else is there."""
    folder = root / "migrations"
    present = {path.relative_to(root).as_posix() for path in folder.glob("*") if path.is_file()}
    snapshot = root / PATH
    revisions = texts(root, migrate.FOLDER, "*.py")
    return (
        snapshot.read_text(encoding="utf-8") if snapshot.exists() else None,
        {path.rpartition("/")[2]: text for path, text in revisions.items()},
        present,
    )


def slug(message: str) -> str:
    """The message as part of a file's name; empty where it has nothing that can be in one."""
    return re.sub(r"[^a-z0-9]+", "_", message.lower()).strip("_")[:60].rstrip("_")


def _named(files: Tree, name: str) -> Tree:
    """The files, with the revision's own called by this name instead of by its changes."""
    revision = re.compile(rf"^({migrate.FOLDER}/[0-9]+)_.*\.py$")
    return tree({revision.sub(rf"\1_{name}.py", path): text for path, text in files.items()})
