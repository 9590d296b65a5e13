"""Makes the disk agree with a tree; the only module that writes.

Three folders, three verbs. `generated/` is replaced: `plan` compares it with the tree and `write`
carries the plan out. `migrations/` is appended to, and a stub in `overrides/` is written once: both
by `append`, which refuses to touch a file that is there. Each file is written beside its place,
flushed and renamed into it, so that a run killed at any moment leaves every file old or new.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from codegen import edits
from codegen.diagnostics import Diagnostic, SchemaError
from codegen.tree import Tree
from codegen.tree import tree as tree_of

TEMPORARY = ".codegen-tmp"
"""How the name of an unfinished file ends; what a killed run leaves, the next one removes."""


class RefusedError(SchemaError):
    """Somebody's work stands where the generator would write; nothing has been changed."""


class WriteError(Exception):
    """The disk would not give or take the files. The message is one sentence."""


@dataclass(frozen=True, slots=True)
class WritePlan:
    """What has to happen for the owned folder to be the tree.

    `create` and `replace` map paths to their new text; `delete` names files that are no longer
    produced, `litter` what killed runs have left.
    """

    root: Path
    create: Tree
    replace: Tree
    delete: tuple[str, ...]
    keep: tuple[str, ...]
    litter: tuple[str, ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        """The paths that would be created, replaced or deleted."""
        return tuple(sorted((*self.create, *self.replace, *self.delete)))


def plan(
    tree: Tree, root: Path, owned: str = "generated", *, discard_edits: bool = False
) -> WritePlan:
    """Compare the tree with the disk, without writing.

    Raises RefusedError where a generated file was edited by hand, unless edits may be discarded,
    and always where a file in the owned folder has no seal: it is somebody's, not ours to delete.
    """
    for path in tree:
        _require_inside(path, owned)
    disk, litter = _read_folder(root, owned)
    problems = edits.problems(tree, disk, owned, discard_edits)
    if problems:
        raise RefusedError(problems)
    kept = tuple(path for path in tree if path in disk and edits.same(tree[path], disk[path]))
    return WritePlan(
        root=root,
        create=tree_of({path: tree[path] for path in tree if path not in disk}),
        replace=tree_of({path: tree[path] for path in tree if path in disk and path not in kept}),
        delete=tuple(path for path in sorted(disk) if path not in tree),
        keep=kept,
        litter=litter,
    )


def compare(tree: Tree, root: Path, owned: str = "generated") -> dict[str, str]:
    """How the disk differs from the tree: a unified diff for each path that is not the same."""
    disk, _ = _read_folder(root, owned)
    return {
        path: edits.difference(path, disk.get(path), tree.get(path))
        for path in sorted({*tree, *disk})
        if path not in tree or path not in disk or not edits.same(tree[path], disk[path])
    }


def write(plan: WritePlan) -> None:
    """Carry the plan out: what is new first, then the deletions.

    All files are complete on the disk before the first is renamed into place. Raises WriteError;
    what has not been renamed by then is removed again.
    """
    with _sentences():
        for path in plan.litter:
            (plan.root / path).unlink(missing_ok=True)
        _place({**plan.create, **plan.replace}, plan.root)
        for path in plan.delete:
            (plan.root / path).unlink(missing_ok=True)
        _prune(plan)


def append(
    tree: Tree,
    root: Path,
    replacing: Iterable[str] = (),
    *,
    deleting: Iterable[str] = (),
    moving: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> None:
    """Add files that must not be there yet, then replace those that are named in `replacing`.

    What is replaced comes last: a run killed in between leaves a file more, never a record of a
    file that does not exist. Then files are deleted, in their order, and others moved to a new path
    with a new text. Raises RefusedError where a file to be added is there already.
    """
    last = tuple(replacing)
    added = [*(path for path in tree if path not in last), *(path for path, _ in moving.values())]
    taken = [path for path in added if path not in moving and os.path.lexists(root / path)]
    if taken:
        raise RefusedError(edits.already_there(path) for path in taken)
    with _sentences():
        for folder in {(root / path).parent for path in tree}:
            for leftover in folder.glob(f".*{TEMPORARY}"):
                leftover.unlink(missing_ok=True)
        _place({path: tree[path] for path in sorted(tree, key=lambda p: (p in last, p))}, root)
        for path in deleting:
            (root / path).unlink(missing_ok=True)
        _place({path: text for path, (_, text) in moving.items()}, root)
        for path, (name, _) in moving.items():
            os.replace(root / path, root / name)
        for folder in {(root / path).parent for path in (*deleting, *moving)}:
            _sync_folder(folder)


def _require_inside(path: str, owned: str) -> None:
    parts = PurePosixPath(path).parts
    if len(parts) < 2 or parts[0] != owned or ".." in parts:
        raise ValueError(f"{path!r} is not a path inside {owned}/")


def _read_folder(root: Path, owned: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files of the owned folder by path, and the unfinished files of killed runs."""
    disk: dict[str, bytes] = {}
    litter: list[str] = []
    links: list[Diagnostic] = []
    with _sentences():
        for path in _walk(root, owned):
            place = root / path
            if place.is_symlink():
                links.append(edits.link(path, os.readlink(place)))
            elif place.name.startswith(".") and place.name.endswith(TEMPORARY):
                litter.append(path)
            elif not place.name.startswith(".") and place.suffix != ".pyc":
                # A pipe or a device is not opened: reading it could wait for ever.
                disk[path] = place.read_bytes() if place.is_file() else b""
    if links:
        raise RefusedError(links)
    return disk, tuple(litter)


def _walk(root: Path, path: str) -> Iterator[str]:
    """The files and links under a path; folders of caches and hidden folders are passed over."""
    place = root / path
    if place.is_symlink() or not place.is_dir():
        if os.path.lexists(place):
            yield path
        return
    for name in sorted(os.listdir(place)):
        inner = place / name
        hidden = name == "__pycache__" or (name.startswith(".") and inner.is_dir())
        if not hidden or inner.is_symlink():
            yield from _walk(root, f"{path}/{name}")


def _place(files: Mapping[str, str], root: Path) -> None:
    """Write all files beside their places, then rename them into place in the given order."""
    ready: list[tuple[Path, Path]] = []
    try:
        for path, text in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f".{target.name}{TEMPORARY}")
            ready.append((temporary, target))
            _flush(temporary, text, target)
        for temporary, target in ready:
            os.replace(temporary, target)
    finally:
        for temporary, _ in ready:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    for folder in {target.parent for _, target in ready}:
        _sync_folder(folder)


def _flush(temporary: Path, text: str, target: Path) -> None:
    with temporary.open("xb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileNotFoundError):
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))


def _sync_folder(folder: Path) -> None:
    """Let the renames survive a loss of power, where a folder can be flushed at all."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _prune(plan: WritePlan) -> None:
    """Remove the folders that the deletions have emptied, with the caches in them."""
    kept = {folder for path in (*plan.create, *plan.replace, *plan.keep) for folder in _up(path)}
    emptied = {folder for path in plan.delete for folder in _up(path)} - kept
    for folder in sorted(emptied, key=len, reverse=True):
        with suppress(OSError):
            cache = plan.root / folder / "__pycache__"
            for compiled in cache.glob("*.pyc"):
                compiled.unlink()
            if cache.is_dir():
                cache.rmdir()
            (plan.root / folder).rmdir()


def _up(path: str) -> list[str]:
    return [str(folder) for folder in PurePosixPath(path).parents if folder.parts]


@contextmanager
def _sentences() -> Iterator[None]:
    """Turn what the operating system says into one sentence for the person at the keyboard."""
    try:
        yield
    except OSError as error:
        place = "" if error.filename is None else f" at `{os.fsdecode(error.filename)}`"
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"The files could not be read or written{place}: {reason}.") from error
