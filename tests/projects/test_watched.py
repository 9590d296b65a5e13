"""What watches the projects while they are tried sees what it is there for."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError

from tests.projects.running import Running
from tests.projects.stored import unreadable
from tests.projects.watched import Listener
from tests.projects.world import World


@pytest.mark.parametrize(
    ("statement", "heard"),
    [
        ("SELECT 1/0", True),
        ("SELECT repeat('x', 5)::integer", True),
        ("SELECT 'a' || chr(0)", True),
        ("INSERT INTO once VALUES (1)", False),
        ("INSERT INTO once VALUES (NULL)", True),
    ],
)
def test_what_the_database_complains_of_is_heard(
    statement: str, heard: bool, database_url: str
) -> None:
    engine, listener = create_engine(database_url.replace("://", "+psycopg://", 1)), Listener()
    event.listen(engine, "handle_error", listener.handle_error)
    with engine.connect() as connection:
        connection.execute(text("CREATE TEMPORARY TABLE once (id integer PRIMARY KEY)"))
        connection.execute(text("INSERT INTO once VALUES (1)"))
        with pytest.raises(DBAPIError):
            connection.execute(text(statement))
    engine.dispose()

    assert len(listener.take()) == heard
    assert listener.take() == []


def test_a_row_that_cannot_be_read_is_told_of(started: dict[str, Running]) -> None:
    running = started["todo"]
    world = World(running, running.project.owner("poisoned"))
    resource = running.project.catalog.resource("task")
    poisoned, _ = world.make(resource), world.make(resource)
    with psycopg.connect(running.database_url, autocommit=True) as connection:
        change = "UPDATE tasks SET created_at = '0044-03-15 BC' WHERE id = %s"
        connection.execute(change, [poisoned.id])
        try:
            row, listed = unreadable(running, world.owner)
        finally:
            connection.execute("DELETE FROM tasks WHERE id = %s", [poisoned.id])
    running.turn()

    assert f"tasks/{poisoned.id} was answered 500" in row
    assert "limit=200 was answered 500" in listed
    assert list(unreadable(running, world.owner)) == []
