"""What the database does for a list among 100,000 rows: it walks an index of the owner's rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.api.databases import Databases, migrate
from tests.api.projects import make_project
from tests.codegen.projects import python

Plan = dict[str, Any]
ROWS = 100_000
LIMIT = 51
DEPTH = 4
"""How many blocks there are between the root of an index and a row, at the most."""
SCHEMA = Path(__file__).with_name("indexed.yaml")

FILL = f"""
INSERT INTO projects (id, user_id, name)
SELECT md5('p' || n)::uuid, 'owner-' || n % 5, 'Project ' || n FROM generate_series(0, 19999) AS n;

INSERT INTO tasks (id, user_id, title, status, due_at, points, project_id, created_at)
SELECT md5('t' || n)::uuid, 'owner-' || n % 5, 'Task ' || md5('t' || n),
    CASE WHEN n / 5 % 100 < 5 THEN 'doing' WHEN n / 5 % 100 < 60 THEN 'done' ELSE 'todo' END,
    CASE WHEN n / 5 % 10 > 0 THEN timestamptz '2026-01-01' + n * interval '7 minutes' END,
    CASE WHEN n % 7 > 0 THEN n % 1000 END,
    CASE WHEN n % 3 > 0 THEN md5('p' || n % 20000)::uuid END,
    timestamptz '2026-01-01' + n * interval '1 minute'
FROM generate_series(1, {ROWS}) AS n;

INSERT INTO notes (id, user_id, task_id, body)
SELECT md5('n' || id)::uuid, user_id, id, 'Note' FROM tasks;

VACUUM ANALYZE projects;
VACUUM ANALYZE tasks;
VACUUM ANALYZE notes
"""
"""Five owners with as many rows each; one row in ten has no due date."""

EXPLAIN = """
import json, sys

from sqlalchemy import create_engine

from generated.orders import first_rows, order_of, rows_after
from generated.schemas.queries import filters_asked, order_asked
from generated.schemas.task import TaskQuery
from generated.services.task import EXPANSIONS, LISTING

engine = create_engine(sys.argv[1].replace("postgresql://", "postgresql+psycopg://"))
scope = {"_owner": "owner-3", "_limit": 51}


def plan(statement, **parameters):
    compiled = statement.compile(dialect=engine.dialect)
    values = compiled.construct_params({**scope, **parameters})
    values = {name: list(each) if type(each) is tuple else each for name, each in values.items()}
    sql = f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {compiled}"
    return connection.exec_driver_sql(sql, values).scalar_one()[0]["Plan"]


def plans(asked):
    query = TaskQuery.model_validate({"limit": 50, **asked})
    given = filters_asked(query).items()
    rows = LISTING.rows.where(*(LISTING.filters[name](value) for name, value in given))
    keys = order_of(order_asked(query), LISTING.sorts, LISTING.id)
    first = first_rows(rows, keys)
    many = connection.execute(first, {**scope, "_limit": 15_000}).mappings().all()
    yield plan(first)
    for row in many[100::5000]:
        yield plan(rows_after(rows, keys, [row[key.column.key] for key in keys]))
    for name in query.expand:
        yield plan(EXPANSIONS.relations[name].statement, _ids=[row["id"] for row in many[:50]])


with engine.connect() as connection:
    print(json.dumps([list(plans(asked)) for asked in json.loads(sys.argv[2])]))
"""

QUESTIONS: dict[str, tuple[dict[str, str], int]] = {
    **{
        f"{sign}{name}": ({"sort": f"{sign}{name}"}, 200)
        for name in ("id", "title", "due_at", "created_at")
        for sign in ("", "-")
    },
    # The rows without points are alike in the index, and sorted by their ids.
    "points": ({"sort": "points"}, 3500),
    "-points": ({"sort": "-points"}, 3500),
    "points,-due_at": ({"sort": "points,-due_at"}, 3500),
    "one": ({"id": "00000000-0000-7000-0000-000000000000"}, 1),
    "one title": ({"title": "Task x"}, 1),
    "two titles": ({"title.in": "Task x,Task y"}, 2),
    "prefix": ({"title.starts_with": "Task ab"}, 200),
    "status": ({"status": "doing"}, 2500),
    "statuses": ({"status.in": "doing,cancelled"}, 2500),
    "early": ({"due_at.lt": "2026-01-02T00:00:00Z"}, 100),
    "late": ({"due_at.gte": "2027-04-30T00:00:00Z"}, 200),
    "never": ({"due_at.is_null": "true"}, 2500),
    "some points": ({"points": "5"}, 100),
    "of some points": ({"points.in": "5,7,9"}, 200),
    "few points": ({"points.lte": "3"}, 200),
    "many points": ({"points.gt": "998"}, 200),
    "project": ({"project_id": "{project}"}, 300),
    "no project": ({"project_id.is_null": "true"}, 600),
    "recent": ({"created_at.gte": "2026-03-11T00:00:00Z"}, 300),
    "expanded": ({"expand": "project,notes"}, 200),
}
"""What is asked, and how many rows that may read at the most, of the owner's 20,000."""


@pytest.fixture(scope="module")
def plans(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Plan]]:
    """What the database did for each question: for its first page, and for those behind."""
    folder = tmp_path_factory.mktemp("indexed")
    make_project(folder, SCHEMA, {})
    url = databases.create(databases.unused_name("indexed"))
    migrate(url, folder)
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in FILL.split(";\n"):
            connection.execute(statement.encode())
    project = UUID(md5(b"p8").hexdigest())
    asked = [
        {name: value.format(project=project) for name, value in question.items()}
        for question, _ in QUESTIONS.values()
    ]
    printed = python(folder, "-c", EXPLAIN, url, json.dumps(asked))
    return dict(zip(QUESTIONS, json.loads(printed), strict=True))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_page_is_a_walk_of_an_index_that_starts_with_the_owner(
    plans: dict[str, list[Plan]], question: str
) -> None:
    for plan in plans[question]:
        nodes = list(walk(plan))
        scans = [node for node in nodes if "Relation Name" in node or "Index Name" in node]

        assert scans
        assert "Seq Scan" not in {node["Node Type"] for node in nodes}
        for node in scans:
            if "Index Name" in node:
                assert "user_id" in node["Index Cond"], node
        read = sum(rows_read(node) for node in scans)
        assert read <= QUESTIONS[question][1], plan


@pytest.mark.parametrize("question", [name for name in QUESTIONS if QUESTIONS[name][0].get("sort")])
def test_an_order_sorts_nothing_but_what_the_index_has_in_one_place(
    plans: dict[str, list[Plan]], question: str
) -> None:
    for plan in plans[question]:
        for node in walk(plan):
            # Where a page is made of several ranges, what was found in each is put in order.
            if node["Node Type"] == "Sort":
                assert node["Plans"][0]["Actual Rows"] <= 3 * LIMIT


@pytest.mark.parametrize(
    "question",
    [
        *("id", "-id", "title", "-title", "due_at", "-due_at", "created_at", "-created_at"),
        *("points", "points,-due_at"),
    ],
)
def test_a_page_deep_down_reads_as_much_as_the_first_one(
    plans: dict[str, list[Plan]], question: str
) -> None:
    first, *deep = plans[question]

    assert len(deep) == 3
    for plan in deep:
        # Each range is a way down the index; of rows that are alike, a page can touch two lots.
        assert blocks(plan) <= 2 * blocks(first) + 3 * DEPTH


def test_many_pages_were_looked_at(plans: dict[str, list[Plan]]) -> None:
    assert len(plans["-due_at"]) == 4
    assert len(plans["expanded"]) == 6
    assert sum(map(len, plans.values())) > 50


def walk(plan: Plan) -> Iterator[Plan]:
    yield plan
    for part in plan.get("Plans", []):
        yield from walk(part)


def blocks(plan: Plan) -> int:
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


def rows_read(node: Plan) -> int:
    removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return int((node["Actual Rows"] + removed) * node["Actual Loops"])
