"""`codegen dev`: generate, database, migrations, server, and all of it again after each change."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Protocol

from codegen import pipeline
from codegen.catalog import Catalog
from codegen.dev import serve, watch
from codegen.dev.database import Database, database, has_migrations, migrate
from codegen.dev.errors import DevError, ServerError
from codegen.diagnostics import Diagnostic, SchemaError
from codegen.lock import LockedError
from codegen.report import MIGRATION_DUE, summary
from codegen.writer import WriteError


class Console(Protocol):
    """Where the loop tells what it does."""

    def say(self, line: str) -> None:
        """Tell something that is as it should be."""

    def warn(self, line: str) -> None:
        """Tell something that somebody must act on."""

    def explain(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Show what is wrong in the schema or in a hand-written file."""


def run(schema: Path, host: str, port: int, console: Console, *, reload: bool = True) -> None:
    """Serve the API until a signal ends it, and keep it in step with the files.

    Raises SchemaError, DevError, LockedError or WriteError where it cannot be started. Once it is,
    mistakes are told, and the last good version goes on answering.
    """
    with suppress(KeyboardInterrupt), _interrupted():
        before = watch.state(schema)
        catalog = _generate(schema, console).catalog
        with database(schema.parent, console.say) as found:
            _upgrade(schema.parent, found, console)
            with _serving(schema.parent, host, port, found, console) as (listening, serving):
                _introduce(listening, port, catalog, found, console)
                if reload:
                    console.say("Changes to the schema, overrides and migrations are picked up.")
                _keep(schema, before, serving, found, console, reload=reload)


@contextmanager
def _interrupted() -> Iterator[None]:
    """Let the first signal that asks for the end be a KeyboardInterrupt, and ignore the others.

    What is under way ends in order; a second Ctrl-C must not end the ending half way.
    """
    numbers = [signal.SIGINT, signal.SIGTERM]
    # Under `nohup` the end of the terminal is none of ours.
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        numbers.append(signal.SIGHUP)

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in numbers:
        signal.signal(number, interrupt)
    yield


def _generate(schema: Path, console: Console) -> pipeline.Generated:
    done = pipeline.generate(
        schema, lambda: console.warn("Another `codegen` is at work here; waiting for it.")
    )
    if done.written.changed:
        console.say(f"Generated: {summary(done.written)}.")
    console.explain(done.warnings)
    if done.problems:
        raise SchemaError(done.problems)
    if done.migration_due:
        console.warn(MIGRATION_DUE)
    return done


def _upgrade(root: Path, found: Database, console: Console) -> None:
    if not has_migrations(root):
        return
    before, after = migrate(root, found, "upgrade", "head")
    if before != after:
        console.say(f"Migrated the database from {before or 'nothing'} to {after or 'nothing'}.")


@contextmanager
def _serving(
    root: Path, host: str, port: int, found: Database, console: Console
) -> Iterator[tuple[socket.socket, serve.Serving]]:
    listening = serve.listen(host, port)
    serving = serve.Serving(root, listening, found.settings)
    try:
        if not serving.renew():
            raise ServerError("The server did not start; what it said is above.")
        yield listening, serving
    except KeyboardInterrupt:
        console.say("Stopping.")
        raise
    finally:
        serving.stop()


def _introduce(
    listening: socket.socket, port: int, catalog: Catalog, found: Database, console: Console
) -> None:
    """Say where everything is, once the server can work."""
    problem = serve.not_ready(listening)
    if problem is not None:
        console.warn(f"The server runs, but cannot work: {problem}")
    url = serve.address_of(listening)
    served = listening.getsockname()[1]
    if served != port:
        console.warn(f"Port {port} is taken; serving on port {served} instead.")
    lines = [
        f"{'API' if not number else '   '}       {url}{path}"
        for number, path in enumerate(pipeline.paths(catalog))
    ]
    console.say("\n".join(["", *lines, f"Docs      {url}/docs", f"Database  {found.about}", ""]))
    console.say("Ctrl-C stops everything.")


def _keep(
    schema: Path,
    before: watch.State,
    serving: serve.Serving,
    found: Database,
    console: Console,
    *,
    reload: bool,
) -> None:
    """Look at the files and at the processes, for ever."""
    handled = before
    for now in watch.settled(schema):
        if found.server is not None and not found.server.alive:
            console.warn("PostgreSQL has ended unexpectedly; starting it again.")
            found.server.start()
        if not serving.alive:
            console.warn("The server has ended unexpectedly; starting it again.")
            if not serving.renew():
                raise ServerError("The server did not start again; what it said is above.")
        if reload and now != handled:
            changed = {path for path in {*now, *handled} if now.get(path) != handled.get(path)}
            handled = now
            _refresh(schema, changed, serving, found, console)


def _refresh(
    schema: Path, changed: set[Path], serving: serve.Serving, found: Database, console: Console
) -> None:
    root = schema.parent
    names = sorted(path.relative_to(root).as_posix() for path in changed)
    console.say(f"Changed: {', '.join(names)}.")
    try:
        done = _generate(schema, console)
        if any(name.startswith("migrations/") for name in names):
            _upgrade(root, found, console)
    except SchemaError as error:
        console.explain(error.diagnostics)
    except LockedError:
        console.warn("Another `codegen` has been at work here for too long.")
    except (DevError, WriteError) as error:
        console.warn(str(error))
    else:
        # The new code would ask for columns that the database does not have yet.
        if not done.migration_due:
            if serving.renew():
                console.say("Serving the new version.")
                return
            console.warn("The new version does not start; what it said is above.")
    console.warn("The version before goes on answering.")
