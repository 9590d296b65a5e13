"""A way back stops before it drops a table that has rows, unless it is told that they may go."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import psycopg
import pytest
import sqlalchemy as sa

from codegen.catalog import Catalog
from codegen.read import read_text
from tests.migrations.databases import Database
from tests.migrations.histories import catalog
from tests.migrations.revision_runs import engine_for
from tests.migrations.test_rows import migrator

HEAD = """\
spec: 1
api: { title: Test, version: 1.0.0 }
defaults: { timestamps: false, idempotency: false }
security: { row_level_security: true }
resources:
"""
NOTE = "\nnote:\n  fields:\n    body: { type: text, nullable: true }\n"


def schema(size: str, more: str = "") -> Catalog:
    return catalog(f"task:\n  fields:\n    size: {{ type: integer, {size} }}\n{more}")


def secured(more: str = "") -> Catalog:
    text = f"{HEAD}  task:\n    fields: {{ size: {{ type: integer, nullable: true }} }}\n"
    return read_text(text + textwrap.indent(more, "  "))


ONE, TWO = schema("nullable: true"), schema("nullable: true", NOTE)
SLOW = schema("required: true, backfill: 1, maximum: 5", NOTE)


@pytest.fixture
def careful(db: Database, migrated_url: str) -> Iterator[Database]:
    """A database on which nobody has said that rows may go."""
    with engine_for(migrated_url, options="") as engine, engine.connect() as connection:
        yield Database(db.plain, connection)


@pytest.mark.parametrize("after", [TWO, SLOW], ids=["at once", "with a second revision"])
def test_a_table_with_rows_stops_each_downgrade_before_anything_changes(
    careful: Database, after: Catalog
) -> None:
    revisions = careful.start(ONE).migrate_all(after)
    careful.upgrade(*revisions)
    careful.fill("notes", "body", ("a",))

    for revision in revisions:
        with pytest.raises(sa.exc.DBAPIError, match="would be dropped: 4 of notes") as caught:
            careful.downgrade(revision)
        careful.assert_like_new(after)
        assert isinstance(caught.value.orig, psycopg.Error)
        assert "codegen db downgrade --drop-rows" in (caught.value.orig.diag.message_hint or "")


def test_tables_without_rows_are_dropped_unasked(careful: Database) -> None:
    revisions = careful.start(ONE).migrate_all(TWO)
    careful.upgrade(*revisions)
    careful.fill("tasks", "size", (1,))

    careful.downgrade(*revisions)

    careful.assert_like_new(ONE)


def test_rows_may_go_where_it_is_said(careful: Database) -> None:
    revisions = careful.start(ONE).migrate_all(TWO)
    careful.upgrade(*revisions)
    careful.fill("notes", "body", ("a",))

    careful.alchemy.exec_driver_sql("SET app.drop_rows = 'on'")
    careful.alchemy.commit()
    careful.downgrade(*revisions)

    careful.assert_like_new(ONE)


def test_rows_that_policies_hide_count_too(careful: Database) -> None:
    with migrator(careful):
        revisions = careful.start(secured()).migrate_all(secured(NOTE))
        careful.upgrade(*revisions)
        careful.fill("notes", "body", ("a",))

        with pytest.raises(sa.exc.DBAPIError, match="would be dropped: 4 of notes"):
            careful.downgrade(*revisions)

        careful.assert_like_new(secured(NOTE))
