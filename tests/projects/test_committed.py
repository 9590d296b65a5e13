"""What is committed of each project is what its schema says, down to the tables."""

from __future__ import annotations

import psycopg

from codegen import pipeline
from codegen.edits import text_of
from codegen.tree import is_intact
from tests.api.databases import Databases
from tests.migrations.pg_catalogue import created, describe
from tests.projects.running import Project, upgrade


def test_code_overrides_and_migrations_are_what_the_schema_says(project: Project) -> None:
    checked = pipeline.check(project.folder / "schema.yaml", lambda: None)

    assert checked.differences == {}
    assert checked.problems == ()
    assert checked.pending == ()


def test_nobody_has_edited_what_is_generated(project: Project) -> None:
    files = [*project.folder.glob("generated/**/*.py"), *project.folder.glob("generated/*.json")]

    assert len(files) > 20
    assert [file.name for file in files if not is_intact(text_of(file.read_bytes()))] == []


def test_the_migrations_make_the_tables_unmake_them_and_make_them_again(
    project: Project, databases: Databases
) -> None:
    url = databases.create(databases.unused_name("migrations"))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.prepare_threshold = None
        empty = describe(connection)
        upgrade(project, url)
        expected = created(connection, project.tables)
        assert describe(connection) == expected
        assert len(expected["relations"]) > len(project.tables)

        upgrade(project, url, "base", "downgrade")
        assert describe(connection) == empty

        upgrade(project, url)
        assert describe(connection) == expected
