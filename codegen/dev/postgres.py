"""A PostgreSQL of the project's own, in a folder of the project, for as long as it is needed.

The server is a child of this process and reachable only through a socket in a private folder, so it
needs no port and no password. It writes through to the disk like any PostgreSQL: what it has
acknowledged survives a kill of the server or of this process.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg

from codegen.dev import child, cluster, leftover, ownership
from codegen.dev.account import Account, account_for, can_run, copy_programs, name_of, programs
from codegen.dev.errors import DatabaseError

PORT = 5432
START_SECONDS = 120.0
STOP = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0))
"""PostgreSQL's fast shutdown, then its immediate one."""


@dataclass(slots=True)
class Server:
    """A PostgreSQL that runs or can be started again; `url` stays the same over restarts."""

    data: Path
    sockets: Path
    programs: Path
    account: Account | None
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where the project connects, as libpq and SQLAlchemy read it."""
        return _url(self.sockets, ownership.ROLE)

    @property
    def superuser_url(self) -> str:
        """Where to connect for what only a superuser may do."""
        return _url(self.sockets, ownership.SUPERUSER)

    @property
    def alive(self) -> bool:
        """Whether the server's process is there."""
        return self.process is not None and self.process.poll() is None

    @property
    def log(self) -> Path:
        """Where the server's messages go."""
        return self.data.with_name(f"{self.data.name}.log")

    def start(self) -> None:
        """Start the server; returns once it takes connections, and all in it is the role's."""
        leftover.stop(self.data)
        with cluster.reachable(self.data, self.account) as (data, handles):
            options = ("-D", data, "-k", self.sockets, "-p", str(PORT), "-c", "listen_addresses=")
            with self.log.open("ab") as log:
                self.process = child.start(
                    [self.programs / "postgres", *options],
                    folder=Path("/"),
                    environment=cluster.ENVIRONMENT,
                    on_death=signal.SIGINT,
                    account=self.account,
                    handles=handles,
                    output=log,
                )
        self._wait(self.process)
        ownership.ensure(self.superuser_url)

    def stop(self) -> None:
        """Stop the server in order: transactions end, everything is written, the processes go."""
        if self.process is not None:
            child.stop(self.process, *STOP)

    def kill(self) -> None:
        """End the server and its children at once, as a crash would."""
        if self.process is None or not self.alive:
            return
        children = psutil.Process(self.process.pid).children(recursive=True)
        self.process.kill()
        for member in children:
            with suppress(psutil.NoSuchProcess):
                member.kill()
        self.process.wait()

    def restart(self) -> None:
        """Stop the server if it runs, and start it again under the same URL."""
        self.stop()
        self.start()

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_SECONDS
        while process.poll() is None and time.monotonic() < deadline:
            if _answers(self.superuser_url):
                return
            time.sleep(0.02)
        child.stop(process, *STOP)
        said = cluster.last_line(self.log.read_text(errors="replace"))
        # Whoever reads it knows the folder, not the handle that the server reached it through.
        said = re.sub(r"/proc/self/fd/\d+", lambda _: str(self.data), said)
        raise DatabaseError(f"PostgreSQL did not start: {said} (its log is `{self.log}`)")


@contextmanager
def embedded(data: Path, say: Callable[[str], None] = lambda _line: None) -> Iterator[Server]:
    """Run PostgreSQL on the data in this folder, which is made if it is not there.

    Raises DatabaseError where another process has the folder, where it is not ours or not made by
    this version, and where PostgreSQL cannot run at all. The message says what to do.
    """
    data = data.absolute()
    with ExitStack() as stack:
        try:
            server = _prepare(data, stack, say)
            stack.callback(server.stop)
            server.start()
        except OSError as error:
            raise DatabaseError(_cannot_be_used(data, error)) from error
        yield server


def _cannot_be_used(data: Path, error: OSError) -> str:
    said = f"The database in `{data}` cannot be used: {(error.strerror or str(error)).lower()}"
    if error.filename is None:
        return f"{said}."
    place = Path(os.fsdecode(error.filename))
    there = next(path for path in (place, *place.parents) if path.exists())
    owner = name_of(there.stat().st_uid)
    return (
        f"{said} at `{place}`. `{there}` belongs to `{owner}`; run this as that user, or as root."
    )


def running(data: Path, role: str = ownership.ROLE) -> str | None:
    """The URL of the server that another process runs on this data, if one answers the role."""
    sockets = leftover.socket_folder(data)
    url = None if sockets is None else _url(sockets, role)
    return url if url is not None and _answers(url) else None


def _prepare(data: Path, stack: ExitStack, say: Callable[[str], None]) -> Server:
    """Everything up to the start: the lock, the account, the socket's folder, the data."""
    account = account_for(data)
    if not data.parent.exists():
        data.parent.mkdir(parents=True)
        cluster.give(data.parent, account)
    lock = stack.enter_context(cluster.held(data, account))
    cluster.sweep(lock)
    sockets = stack.enter_context(cluster.private_folder(account))
    cluster.note(lock, sockets)
    binaries = programs()
    if account is not None and not can_run(binaries, account):
        binaries = copy_programs(binaries, sockets)
        say(
            f"PostgreSQL runs as `{account.name}`, which cannot reach its programs here; a copy of "
            f"them is used, in `{sockets}`."
        )
    server = Server(data, sockets, binaries, account)
    server.log.write_bytes(b"")
    cluster.give(server.log, account)
    if not cluster.is_made(data, account):
        say(f"Making a database in `{data}`.")
        cluster.make(data, binaries, account)
    return server


def _url(sockets: Path, role: str) -> str:
    # Without the port, a PGPORT in somebody's environment would decide.
    return f"postgresql://{role}@/{ownership.DATABASE}?host={sockets}&port={PORT}"


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True
