"""Finds somebody's work where the generator would write, and says where it belongs."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import PurePosixPath

from codegen.diagnostics import Diagnostic, Span
from codegen.tree import Tree, is_intact, is_sealed

SHOWN_LINES = 24


def text_of(data: bytes) -> str:
    """A file's text; bytes that are not UTF-8 become marks that no generated text has."""
    return data.decode(errors="replace").replace("\r\n", "\n")


def same(text: str, data: bytes) -> bool:
    """Whether a file holds the text. Line ends do not count: git may change them."""
    return data.replace(b"\r\n", b"\n") == text.encode()


def problems(
    tree: Tree, disk: Mapping[str, bytes], owned: str, discard_edits: bool
) -> list[Diagnostic]:
    """One diagnostic for each file on the disk that must not be replaced or deleted unasked.

    Edits may be discarded on request. A file without a seal may not: it never was generated.
    """
    found: list[Diagnostic] = []
    for path, data in disk.items():
        new = tree.get(path)
        old = text_of(data)
        if new is None and not is_sealed(old):
            found.append(_foreign(path, owned))
        elif discard_edits or is_intact(old) or (new is not None and same(new, data)):
            continue
        elif new is None or is_sealed(new):
            found.append(_edited(path, old, new))
    return found


def difference(path: str, old: bytes | None, new: str | None) -> str:
    """The unified diff from a file on the disk to its text in the tree."""
    before = [] if old is None else text_of(old).splitlines()
    after = [] if new is None else new.splitlines()
    names = ("/dev/null" if old is None else path, "/dev/null" if new is None else path)
    return "\n".join(unified_diff(before, after, *names, lineterm=""))


def link(path: str, target: str) -> Diagnostic:
    """A symbolic link in the folder: writing would follow it, perhaps out of the project."""
    return Diagnostic(
        code="symbolic-link",
        message=f"`{path}` is a symbolic link to `{target}`, and writing would follow it",
        hint="Remove the link, and run the command again.",
    )


def already_there(path: str) -> Diagnostic:
    """A file that would be added is there."""
    return Diagnostic(
        code="file-exists",
        message=f"`{path}` is there already, and it is never overwritten",
        span=Span(path, 1, 1, 2),
        hint="Edit it, or move it away and run the command again.",
    )


def _foreign(path: str, owned: str) -> Diagnostic:
    return Diagnostic(
        code="foreign-file",
        message=f"`{path}` was not generated, and everything in `{owned}/` is replaced",
        span=Span(path, 1, 1, 2),
        hint=f"Move it to `overrides/{PurePosixPath(path).name}`, or delete it.",
    )


def _edited(path: str, old: str, new: str | None) -> Diagnostic:
    """Say where the edit is, show it, and name the two places where it can live."""
    name = PurePosixPath(path).name
    place = f"Move the edit to `schema.yaml`, or to a hook in `overrides/{name}`;"
    shown = [] if new is None else _edit(old, new)
    return Diagnostic(
        code="edited-by-hand",
        message=f"`{path}` was edited by hand, and generating would throw the edit away",
        span=_first_difference(path, old, new),
        hint="\n".join([place, "then run `codegen generate --discard-edits`.", *shown]),
    )


def _edit(old: str, new: str) -> list[str]:
    """What the hand removed and added, each hunk with a line of its surroundings."""
    # The line of the seal differs between any two texts; it is not what somebody wrote.
    before, after = (
        [row for row in text.splitlines() if not is_sealed(row)] for text in (new, old)
    )
    rows = list(unified_diff(before, after, lineterm="", n=1))[2:]
    shown = ["..." if row.startswith("@@") else row for row in rows[:SHOWN_LINES]]
    left = len(rows) - len(shown)
    return [*shown, *([f"... and {left} more lines"] if left else [])]


def _first_difference(path: str, old: str, new: str | None) -> Span:
    rows = old.splitlines()
    wanted = [] if new is None else new.splitlines()
    changed = (
        number
        for number, row in enumerate(rows, 1)
        if not is_sealed(row) and (number > len(wanted) or wanted[number - 1] != row)
    )
    line = 1 if new is None else next(changed, 1)
    return Span(path, line, 1, len(rows[line - 1]) + 1 if rows else 2)
