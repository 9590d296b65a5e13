"""Every type in every variant: what is let in, what comes back, and what is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.emit import emit
from codegen.read import read_text
from tests.api.awkward import SCHEMA, TYPES, Second, create, page
from tests.api.document import Document, Json
from tests.api.fields import Bench, FieldCase, field_cases
from tests.api.values import anything, near

# Straight from the generator: the cases must be known before anything runs.
DOCUMENT, TYPED = (
    Document.parse(emit(read_text(schema.read_bytes()))["generated/openapi.json"])
    for schema in (SCHEMA, TYPES)
)
CASES = {case.id: case for case in field_cases(DOCUMENT)}
TYPED_CASES = {case.id: case for case in field_cases(TYPED)}


def test_what_is_left_out_takes_its_default(second: Second, account: str) -> None:
    row = create(second, account, "pages", **page())

    assert row["account"] == account
    assert row["seen_at"] == "2026-01-31T09:30:00Z"
    assert row["ref"] == row["old_ref"] == "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
    assert row["nick"] == "abba"
    assert row["motto"] == "'; -- :x %s \\ \" {{ 1 }}"
    assert row["draft"] == "two\nlines"
    assert (row["name"], row["note"], row["low"]) == (None, None, None)
    assert (row["high"], row["perhaps"]) == (7, True)
    assert row["due_at"] == "2026-02-28T06:30:00Z"
    assert UUID(str(row["new_ref"])).version == 4
    assert str(row["born_at"])[:16] <= str(row["created_at"])[:16]


def test_defaults_of_the_database_are_those_of_the_api(second: Second, account: str) -> None:
    row = create(second, account, "pages", **page())
    with psycopg.connect(second.database_url) as connection:
        connection.execute(
            "INSERT INTO pages (id, account, code, name, body, count, rank, sure, seen_at, ref) "
            "SELECT gen_random_uuid(), account, code, name, body, count, rank, sure, seen_at, ref "
            "FROM pages WHERE id = %s",
            [str(row["id"])],
        )
    listed = second.client.get(f"/v1/{account}/pages").json()["items"]
    varying = {"id", "new_ref", "born_at", "created_at", "updated_at"}
    first, other = ({n: v for n, v in each.items() if n not in varying} for each in listed)

    assert first == other
    assert listed[0]["new_ref"] != listed[1]["new_ref"]


def test_each_row_gets_a_default_of_its_own(second: Second, account: str) -> None:
    rows = [create(second, account, "pages", **page()) for _ in range(2)]

    assert rows[0]["new_ref"] != rows[1]["new_ref"]
    assert str(rows[0]["born_at"]) < str(rows[1]["born_at"])


def test_null_is_refused_where_there_is_only_a_default(second: Second, account: str) -> None:
    names = ("motto", "draft", "high", "born_at", "new_ref")
    answer = second.client.post(f"/v1/{account}/pages", json=page(**dict.fromkeys(names)))

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{n}" for n in names]


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        *(("1", 1), ("1.0", 1), ("1e2", 100), ("1E+2", 100), ("100e-2", 1), ("-0", 0), ("-0.0", 0)),
        *(("2147483647", 2**31 - 1), ("-2147483648.0", -(2**31)), ("0.2147483647e10", 2**31 - 1)),
        *(("1.5", 422), ("5e-324", 422), ("2147483648", 422), ("-2147483649", 422), ("1e10", 422)),
        *(
            ("9223372036854775808", 422),
            ("9" * 308, 422),
            ('"1"', 422),
            ("true", 422),
            ("null", 422),
        ),
        *(
            ("9" * 309, 400),
            ("1e400", 400),
            ("NaN", 400),
            ("-Infinity", 400),
            ("01", 400),
            ("1.", 400),
        ),
        *((".5", 400), ("+1", 400), ("0x1", 400), ("1_0", 400), ("1e", 400)),
    ],
)
def test_a_whole_number_is_one_however_it_is_written(
    second: Second, account: str, number: str, outcome: int
) -> None:
    body = json.dumps(page(count="?")).replace('"?"', number)
    answer = second.client.post(
        f"/v1/{account}/pages", content=body, headers={"Content-Type": "application/json"}
    )

    if outcome in {400, 422}:
        assert answer.status_code == outcome, answer.text
    else:
        assert (answer.status_code, answer.json()["count"]) == (201, outcome)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-01-31T10:30:00+01:00", "2026-01-31T09:30:00Z"),
        ("2026-01-31t10:30:00.5z", "2026-01-31T10:30:00.500000Z"),
        ("2026-01-31T00:00:00-00:00", "2026-01-31T00:00:00Z"),
        ("2026-01-31T00:00:00.123456+23:59", "2026-01-30T00:01:00.123456Z"),
        ("0002-01-01T00:00:00+23:59", "0001-12-31T00:01:00Z"),
        ("9998-12-31T23:59:59.999999-23:59", "9999-01-01T23:58:59.999999Z"),
        ("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"),
        *(("2023-02-29T00:00:00Z", None), ("2026-04-31T00:00:00Z", None)),
        *(("2026-01-31T24:00:00Z", None), ("2026-01-31T23:59:60Z", None)),
        *(("2026-01-31T10:60:00Z", None), ("2026-01-31T10:30:00.1234567Z", None)),
        *(("2026-01-31T10:30:00+24:00", None), ("2026-01-31T10:30:00+01:60", None)),
        *(("2026-01-31T10:30:00", None), ("2026-01-31 10:30:00Z", None), ("2026-01-31", None)),
        *(
            ("2026-01-31T10:30Z", None),
            ("2026-01-31T10:30:00+0100", None),
            ("20260131T103000Z", None),
        ),
        *(
            ("0001-01-01T00:00:00Z", None),
            ("9999-12-31T23:59:59Z", None),
            ("0000-01-01T00:00:00Z", None),
        ),
        *(("10000-01-01T00:00:00Z", None), ("+2026-01-31T10:30:00Z", None), ("1769848200", None)),
        *(
            ("2026-W05-6T10:30:00Z", None),
            ("2026-01-31T10:30:00.Z", None),
            ("infinity", None),
            ("", None),
        ),
        *(("2026-01-31T10:30:00Z\n", None), ("٢٠٢٦-01-31T10:30:00Z", None), ("now", None)),
    ],
)
def test_an_instant_is_answered_in_utc_or_refused(
    second: Second, account: str, written: str, read: str | None
) -> None:
    answer = second.client.post(f"/v1/{account}/pages", json=page(seen_at=written))

    if read is None:
        assert answer.status_code == 422, answer.text
        assert answer.json()["errors"][0]["code"] == "instant_format"
    else:
        assert answer.json()["seen_at"] == read
        listed = second.client.get(f"/v1/{account}/pages").json()["items"]
        assert [row["seen_at"] for row in listed] == [read]


@pytest.mark.parametrize("value", [0, 1769848200, 1769848200.5, True, None, [], {}])
def test_an_instant_is_a_text(second: Second, account: str, value: Json) -> None:
    assert second.client.post(f"/v1/{account}/pages", json=page(seen_at=value)).status_code == 422


@pytest.fixture(scope="module")
def bench(second: Second) -> Iterator[Bench]:
    with benched(second) as bench:
        yield bench


@pytest.fixture(scope="module")
def typed_bench(typed: Second) -> Iterator[Bench]:
    with benched(typed) as bench:
        yield bench


@contextmanager
def benched(application: Second) -> Iterator[Bench]:
    """The application with a row of each kind, for an owner of its own."""
    document = application.document
    with psycopg.connect(application.database_url) as database:
        bench = Bench(document, application.client, database, {"account": str(UUID(int=1))})
        for case in {case.create.id: case for case in field_cases(document)}.values():
            example = document.example(case.create)
            assert isinstance(example, dict)
            bench.send("POST", case.create.fill(**bench.owner), example)
        yield bench


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("create_page-")])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_document_api_and_database_agree_on_every_value(
    bench: Bench, name: str, data: st.DataObject
) -> None:
    case: FieldCase = CASES[name]

    bench.compare(case, data.draw(st.one_of(anything(), *map(near, case.alternatives))))


@pytest.mark.parametrize("name", TYPED_CASES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_document_api_and_database_agree_on_every_type(
    typed_bench: Bench, name: str, data: st.DataObject
) -> None:
    case: FieldCase = TYPED_CASES[name]

    typed_bench.compare(case, data.draw(st.one_of(anything(), *map(near, case.alternatives))))
