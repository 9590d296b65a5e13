"""Migrations in processes of their own that are killed: at a statement, or after it.

A process that has imported everything waits for orders and forks for each, so that a migration
starts in a moment. What runs in the fork is Alembic with the project's `env.py`, as people run it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import sqlalchemy as sa
from alembic import command

from tests.migrations.revision_runs import config, generated

ROOT = Path(__file__).parents[2]
GATE = "pg_try_advisory"


@dataclass(frozen=True)
class Order:
    """Migrate a folder's project; at statement `number`, counted from 1, something happens.

    `killed` is how: `after` the statement, `during` it, or `stopped` after it, to be looked at.
    """

    folder: str
    url: str
    revisions: str = "head"
    number: int = 0
    killed: str = "after"


@dataclass(frozen=True)
class Outcome:
    """How a migration ended: its exit code, or minus the signal; and the statements it sent."""

    code: int
    pid: int
    statements: int


class Migrators:
    """The process that forks."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, order: Order) -> Outcome:
        """Migrate, and wait for the end."""
        sent, told = self._process.stdin, self._process.stdout
        assert sent is not None
        assert told is not None
        sent.write(json.dumps(asdict(order)) + "\n")
        sent.flush()
        return Outcome(**json.loads(told.readline()))


@contextmanager
def migrators() -> Iterator[Migrators]:
    """The process that forks, for as long as it is needed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.migrations.killing"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Migrators(process)
    finally:
        process.communicate()


def _obey(order: Order, counted: int) -> None:
    """Migrate in this process, which may not live to see the end."""
    seen = 0

    def die() -> None:
        os.kill(os.getpid(), signal.SIGSTOP if order.killed == "stopped" else signal.SIGKILL)

    def before(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        nonlocal seen
        if GATE not in statement:
            seen += 1
            os.pwrite(counted, str(seen).encode(), 0)
            if seen == order.number and order.killed == "during":
                threading.Timer(0.004, die).start()

    def after(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if GATE not in statement and seen == order.number:
            die()

    sa.event.listen(sa.Engine, "before_cursor_execute", before)
    sa.event.listen(sa.Engine, "after_cursor_execute", after)
    move = command.downgrade if order.revisions[0].isdigit() else command.upgrade
    with generated():
        move(config(Path(order.folder), order.url, pauses=None), order.revisions)


def _fork(order: Order) -> Outcome:
    counted = os.memfd_create("statements")
    pid = os.fork()
    if pid == 0:
        try:
            _obey(order, counted)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(pid, os.WUNTRACED)
    code = os.WSTOPSIG(status) if os.WIFSTOPPED(status) else os.waitstatus_to_exitcode(status)
    statements = int(os.pread(counted, 20, 0) or b"0")
    os.close(counted)
    return Outcome(code, pid, statements)


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(asdict(_fork(Order(**json.loads(line))))), flush=True)


if __name__ == "__main__":
    main()
