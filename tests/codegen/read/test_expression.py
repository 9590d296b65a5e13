"""SQL of backfills and conversions, word by word."""

import pytest

from codegen.catalog import Expression, Function
from codegen.read import read_text
from codegen.read.lookups.expression import MAX_EXPRESSION, read_expression
from codegen.read.lookups.sql_tokens import BadCondition

COLUMNS = {"id", "user_id", "title", "size", "order", "project_id"}
TABLES = {"tasks": COLUMNS, "projects": {"id", "user_id", "name", "user"}, "left": {"id"}}


@pytest.mark.parametrize(
    "source",
    [
        *("left(title, 80)", "round(size, 1)", "size::text", "'none'", "0", "now()"),
        *("trim(both ' ' from title)", "substring(title from 1 for 3)"),
        *("extract(epoch from now())::integer", "case when size > 0 then title else 'x' end"),
        "convert_to(title, 'UTF8')",
    ],
)
def test_an_expression_over_the_row_stays_as_it_is_written(source: str) -> None:
    assert read_expression(source, COLUMNS) == source
    assert read_expression(source, COLUMNS, TABLES) == source


@pytest.mark.parametrize(
    "source",
    [
        "(SELECT id FROM projects WHERE projects.user_id = tasks.user_id ORDER BY name LIMIT 1)",
        "(SELECT p.id FROM projects p WHERE p.name = title)",
        "(SELECT p.id FROM projects AS p JOIN tasks t ON t.project_id = p.id LIMIT 1)",
        "(SELECT count(*) FROM tasks t WHERE t.user_id = tasks.user_id)",
        "coalesce((SELECT name FROM projects WHERE id = project_id), title)",
        "(SELECT x.id FROM (SELECT min(id::text) AS id FROM projects) x)",
        "EXISTS (SELECT FROM projects)",
        "(SELECT n FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM tasks) t)",
    ],
)
def test_a_backfill_can_ask_other_tables(source: str) -> None:
    assert read_expression(source, COLUMNS, TABLES) == source
    with pytest.raises(BadCondition):
        read_expression(source, COLUMNS)


def test_a_name_is_spelled_so_that_it_is_one() -> None:
    assert read_expression("order || title", COLUMNS) == '"order" || title'
    asked = "(SELECT p.user FROM projects p)"
    assert read_expression(asked, COLUMNS, TABLES) == '(SELECT p."user" FROM projects p)'
    assert read_expression("(SELECT id FROM left)", COLUMNS, TABLES) == "(SELECT id FROM left)"


@pytest.mark.parametrize(
    "source",
    [
        *("", " ", "titel", "title; DROP TABLE tasks", "title -- x", "title /* x */", ":title"),
        *("pg_sleep(9)", "lo_import('x')", "current_setting('x')", "nextval('x')", "title = $1"),
        *("(SELECT id FROM pg_authid)", "(SELECT rolname FROM projects)", "(DELETE FROM tasks)"),
        *("(SELECT id INTO x FROM tasks)", "x.id", "(SELECT id FROM projets)"),
        *(
            "(SELECT id FROM projects",
            "title)",
            "E'x'",
            "dblink('x')",
            "set_config('a', 'b', true)",
        ),
        "'" + "x" * MAX_EXPRESSION + "'",
    ],
)
def test_what_reaches_beyond_the_tables_of_the_schema_is_refused(source: str) -> None:
    with pytest.raises(BadCondition):
        read_expression(source, COLUMNS, TABLES)


def test_a_misspelt_table_finds_the_one_that_was_meant() -> None:
    with pytest.raises(BadCondition) as raised:
        read_expression("(SELECT p.id FROM projets p)", COLUMNS, TABLES)

    assert raised.value.hint == "did you mean `projects`?"


SCHEMA = """
spec: 1
api: { title: Todo, version: 0.1.0 }
resources:
  project:
    fields: { name: { type: string, required: true } }
  task:
    parent: { resource: project, backfill: { sql: "(SELECT id FROM projects LIMIT 1)" } }
    fields:
      token: { type: uuid, required: true, backfill: uuid }
      begun: { type: datetime, required: true, backfill: now }
      extra: { type: json, required: true, backfill: { sql: "to_jsonb(Token)" } }
      title: { type: string, required: true, max_length: 80, convert: "left(TITLE, 80)" }
    relations:
      other: { belongs_to: project, backfill: { sql: "project_id" } }
"""


def test_what_rows_get_is_a_function_or_an_expression() -> None:
    task = read_text(SCHEMA).resource("task")

    assert {field.name: field.backfill for field in task.fields} == {
        "project_id": Expression("(SELECT id FROM projects LIMIT 1)"),
        "token": Function.UUID,
        "begun": Function.NOW,
        "extra": Expression("to_jsonb(token)"),
        "title": None,
        "other_id": Expression("project_id"),
    }
    assert [field.convert for field in task.fields if field.convert] == [
        Expression("left(title, 80)")
    ]
