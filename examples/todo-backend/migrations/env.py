"""Runs the revisions in `versions/` for Alembic, on the database that the settings name."""

import json
import logging
import sys
from pathlib import Path
from time import sleep

from alembic import context
from sqlalchemy import Engine, NullPool, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generated.config import load_settings
from generated.models.base import Base

IN_USE = ("55P03", "40P01")  # a lock that was not to be had in time, or not without a deadlock
PAUSES = (1, 2, 4, 8, 16)  # seconds; whoever keeps a table for longer wants to be asked


def default_differs(*compared: object) -> bool | None:
    """Compare a default that holds a quote, which Alembic by itself would misread."""
    *_, stored, declared, text_of_it = compared
    if not isinstance(getattr(declared, "arg", None), str) or "'" not in str(text_of_it):
        return None
    quoted = "'{}'".format(str(text_of_it).replace("'", "''"))
    # PostgreSQL spells arrays and JSON in its own way, so it is asked whether they are the same.
    compares = f"SELECT {stored} IS DISTINCT FROM {quoted}".replace("%", "%%")
    found = context.get_bind().exec_driver_sql(compares).scalar_one()
    return stored is None or bool(found)


def include_object(item: object, name: str | None, type_: str, *_: object) -> bool:
    """Leave out of comparisons what is retired: it waits to be dropped, and is in no model."""
    retired: set[tuple[str | None, str | None]] = set()
    for table in json.loads(Path(__file__).with_name("snapshot.json").read_text("utf-8"))["tables"]:
        retired |= {(table["name"], None)} if table.get("retired") else set()
        retired |= {(table["name"], each["name"]) for each in table.get("retired_columns", [])}
    if type_ == "table":
        return (name, None) not in retired
    return type_ != "column" or (str(getattr(item, "table", "")), name) not in retired


def run() -> None:
    """Run them on a connection of their own; `config.attributes["url"]` overrides the settings."""
    url = make_url(context.config.attributes.get("url") or load_settings().migration_url)
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        poolclass=NullPool,
        connect_args={"prepare_threshold": None},  # a pooler may stand in between
    )
    # Of two migrators the second waits here, and then finds nothing left to do. The lock has a
    # transaction to itself, because the revisions commit one by one.
    with engine.begin() as gate:
        gate.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        # Whoever waited within the statement would keep an index from being built concurrently.
        while not gate.scalar(text("SELECT pg_try_advisory_xact_lock(7286412390)")):
            sleep(0.2)
        run_patiently(engine)


def run_patiently(engine: Engine) -> None:
    """Run the revisions that are missing; again, after a pause, while a table is in use.

    A revision that stops has changed nothing, or nothing that it minds to find.
    """
    for pause in context.config.attributes.get("pauses", PAUSES):
        try:
            run_missing(engine)
            return
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) not in IN_USE:
                raise
            logging.getLogger("alembic").warning("A table is in use; again in %s s.", pause)
            sleep(pause)
    run_missing(engine)


def run_missing(engine: Engine) -> None:
    """Run the revisions that are missing, each in a transaction of its own."""
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            transaction_per_migration=True,
            compare_server_default=default_differs,
            include_object=include_object,
        )
        with context.begin_transaction():
            context.run_migrations()


def run_offline() -> None:
    """Print the SQL instead (`alembic upgrade head --sql`); this needs no database."""
    context.configure(
        dialect_name="postgresql",
        dialect_opts={"paramstyle": "named"},
        literal_binds=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run()
