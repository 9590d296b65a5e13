"""SQL conditions, word by word."""

import pytest

from codegen.read.lookups.condition import MAX_CONDITION, read_condition
from codegen.read.lookups.sql_tokens import BadCondition

COLUMNS = {"id", "status", "done_at", "price", "order", "user", "date", "left"}


@pytest.mark.parametrize(
    "source",
    [
        "status <> 'done'",
        "(status = 'done') = (done_at IS NOT NULL)",
        "status in ('a', 'b''c', ';', '--', ':x', '$1')",
        "price between 0 and 10.5",
        "price::numeric(6,2) < 1 and price::double precision > 2",
        "cast(price as text) ~ '^1'",
        "date < date '2026-01-31'",
        "done_at < timestamptz '2026-01-31 00:00Z'",
        "num_nonnulls(status, done_at) >= 1",
        "coalesce(lower(status), '') like 'a%'",
        "status is distinct from 'x'",
        "case when price > 0 then status else 'free' end <> ''",
        "status = any (array['a', 'b'])",
        "position('x' in status) = 0",
        "done_at at time zone 'UTC' is null",
        "not (price % 2 = 0)",
    ],
)
def test_a_condition_on_one_row_stays_as_it_is_written(source: str) -> None:
    assert read_condition(source, COLUMNS) == source


@pytest.mark.parametrize(
    ("source", "spelled"),
    [
        ("user = 'x'", "\"user\" = 'x'"),
        ("ORDER > 1", '"order" > 1'),
        ('"order" > 1', '"order" > 1'),
        ("Status = 'x'", "status = 'x'"),
        ("left > 1 and left(status, 1) = 'a'", "\"left\" > 1 and left(status, 1) = 'a'"),
        ("  status\n= 'x' ", "status = 'x'"),
    ],
)
def test_a_column_is_spelled_so_that_it_is_one(source: str, spelled: str) -> None:
    assert read_condition(source, COLUMNS) == spelled


@pytest.mark.parametrize(
    "source",
    [
        *("status = 'x'; DROP TABLE tasks", "status = 'x' -- y", "status = 'x' /* y */"),
        *("exists (select 1)", "status in (select status from tasks)", "status in (values ('x'))"),
        *("status = $1", "status = $$x$$", "status = :x", "status = ?", "status = %(x)s"),
        *("tasks.status = 'x'", "status = E'x'", "status = U&'x'", 'status = "x"', "status = 'x"),
        *("pg_sleep(9) is null and id = id", "now() > done_at", "random() > price", "nextval(id)"),
        *("current_user = status", "status = session_user", "status = statu"),
        *("(status = 'x'", "status = 'x')", "status = array['x'", "status = ('x']"),
        *("true", "1 = 1", "", "status \\ 1", "price > 1e5", "price > 1_000", "status = #x"),
        *("status = 'x' union select 1", "status = 'x' returning id", "price over ()"),
        "status = '" + "x" * MAX_CONDITION + "'",
    ],
)
def test_whatever_is_no_condition_on_one_row_is_refused(source: str) -> None:
    with pytest.raises(BadCondition):
        read_condition(source, COLUMNS)


def test_a_misspelt_column_or_function_finds_the_one_that_was_meant() -> None:
    for source, meant in (("statsu = 'x'", "status"), ("lowr(status) = 'x'", "lower")):
        with pytest.raises(BadCondition) as raised:
            read_condition(source, COLUMNS)

        assert raised.value.hint == f"did you mean `{meant}`?"
