"""Notices that the schema, a file that it includes, an override or a migration has changed.

What is compared is the state of the files, a few times a second. Nothing is missed while something
else is being done, and it works where a file system announces no changes (shared folders, mounts).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from codegen import pipeline

SECONDS = 0.25

State = Mapping[Path, tuple[int, int]]


def state(schema: Path) -> State:
    """When each watched file was last written, and how long it is."""
    root = schema.parent
    python = (*_python(root / "overrides"), *_python(root / "migrations" / "versions"))
    included = (
        path for pattern in _patterns(schema, _written(schema)) for path in root.glob(pattern)
    )
    paths = (schema, *included, *python)
    return {path: written for path in paths if (written := _written(path)) is not None}


@lru_cache(maxsize=1)
def _patterns(schema: Path, _written_at: tuple[int, int] | None) -> tuple[str, ...]:
    """What the schema includes; it is parsed once for each time that it was written."""
    return pipeline.included(schema)


def _written(path: Path) -> tuple[int, int] | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size


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
