"""Ways to run revisions: at once on an open connection, and through Alembic as people do."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations

DROP_ROWS = "-c app.drop_rows=on"


@contextmanager
def engine_for(url: str, options: str = DROP_ROWS) -> Iterator[sa.Engine]:
    """An engine on psycopg, disposed of at the end; on it, a downgrade drops tables with rows."""
    made = sa.create_engine(
        sa.make_url(url).set(drivername="postgresql+psycopg"),
        connect_args={"prepare_threshold": None, "options": options},
    )
    try:
        yield made
    finally:
        made.dispose()


def run(connection: sa.Connection, revision: str, direction: str) -> None:
    """Run the `upgrade` or `downgrade` of a revision's text in a transaction, as Alembic does."""
    module = types.ModuleType("revision")
    exec(compile(revision, "revision.py", "exec"), module.__dict__)
    context = MigrationContext.configure(connection, opts={"transaction_per_migration": True})
    with Operations.context(context), context.begin_transaction(_per_migration=True):
        getattr(module, direction)()


def config(folder: Path, url: str | None = None, *, pauses: Sequence[float] | None = ()) -> Config:
    """Alembic's configuration for a project's folder without a `pyproject.toml`.

    `pauses` are those between the tries while a table is in use: none, or None for its own.
    """
    made = Config()
    made.set_main_option("script_location", str(folder / "migrations").replace("%", "%%"))
    if pauses is not None:
        made.attributes["pauses"] = pauses
    if url is not None:
        made.attributes["url"] = url
    return made


@contextmanager
def generated(settings: object = None) -> Iterator[None]:
    """Stand in for the generated package, which `env.py` imports for its settings and models."""
    stand_in = types.ModuleType("generated")
    modules = {
        "generated": stand_in,
        "generated.config": types.ModuleType("generated.config"),
        "generated.models": types.ModuleType("generated.models"),
        "generated.models.base": types.ModuleType("generated.models.base"),
    }
    vars(modules["generated.config"])["load_settings"] = lambda: settings
    vars(modules["generated.models.base"])["Base"] = types.SimpleNamespace(metadata=sa.MetaData())
    before = {name: sys.modules.get(name) for name in modules}
    path = sys.path[:]
    sys.modules.update(modules)
    try:
        yield
    finally:
        sys.path[:] = path
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
