"""Keeps two runs in the same project apart."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no flock; two runs at once are then not kept apart.
    fcntl = None  # type: ignore[assignment]

PATIENCE = 30.0
"""Seconds for which a run waits for another."""


class LockedError(Exception):
    """Another run has been at work in the same project for longer than one waits."""


@contextmanager
def locked(root: Path, on_wait: Callable[[], None], patience: float = PATIENCE) -> Iterator[None]:
    """Hold the project's lock; `on_wait` is called once if another run has it.

    The lock is on the handle of the folder itself, so that it leaves no file behind and ends with
    the process, whatever ends it.
    """
    if fcntl is None:
        yield
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        _acquire(handle, on_wait, time.monotonic() + patience)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int, on_wait: Callable[[], None], deadline: float) -> None:
    told = False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not told:
                on_wait()
                told = True
            if time.monotonic() >= deadline:
                raise LockedError from None
            time.sleep(0.05)
        except OSError:
            # Some network file systems cannot lock a folder; renaming is still atomic there.
            return
        else:
            return
