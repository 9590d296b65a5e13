"""Notices that the schema, an override or a migration has changed.

What is compared is the state of the files, a few times a second. Nothing is missed while something
else is being done, and it works where a file system announces no changes (shared folders, mounts).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

SECONDS = 0.25

State = Mapping[Path, tuple[int, int]]


def state(schema: Path) -> State:
    """When each watched file was last written, and how long it is."""
    root = schema.parent
    found = {}
    for path in (schema, *_python(root / "overrides"), *_python(root / "migrations" / "versions")):
        try:
            about = path.stat()
        except OSError:
            continue
        found[path] = (about.st_mtime_ns, about.st_size)
    return found


def settled(schema: Path) -> Iterator[State]:
    """The state at every look at which it is what it was at the look before.

    Editors and branches write many files, one after the other; acting in between would be early.
    """
    seen = state(schema)
    while True:
        time.sleep(SECONDS)
        now = state(schema)
        if now == seen:
            yield now
        seen = now


def _python(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)
