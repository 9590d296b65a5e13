"""The flags of fields, and what the database itself keeps out of each type."""

from __future__ import annotations

import json

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import CheckViolation, DatabaseError, NumericValueOutOfRange

from tests.api.awkward import Second, create
from tests.api.document import Json

REQUIRED: dict[str, dict[str, Json]] = {
    "numbers": {"long": 1, "double": 0.5, "exact": "1.5"},
    "forms": {
        "mail": "a@b",
        "site": "http://a",
        "slug": "a",
        "status": "todo",
        "bytes": "AP8=",
    },
    "documents": {"json": {}},
    "several": {"texts": []},
    "marked": {"name": "a", "code": "b"},
}


def row(typed: Second, account: str, plural: str, **members: Json) -> dict[str, Json]:
    return create(typed, account, plural, **{**REQUIRED[plural], **members})


def test_what_is_set_once_is_a_member_of_the_first_body_only(typed: Second, account: str) -> None:
    made = row(typed, account, "marked", rank=5)
    path = f"/v1/{account}/marked/{made['id']}"
    replaced = typed.client.put(path, json={"name": "c"})

    assert (made["code"], made["rank"]) == ("b", 5)
    assert (replaced.json()["name"], replaced.json()["code"]) == ("c", "b")
    assert replaced.json()["rank"] == 5
    for method in ("PUT", "PATCH"):
        refused = typed.client.request(method, path, json={"name": "c", "code": "d"})
        assert refused.status_code == 422
        assert [each["pointer"] for each in refused.json()["errors"]] == ["/code"]


@pytest.mark.parametrize(("name", "value"), [("shown", 1), ("seen", "2026-01-31T09:30:00Z")])
def test_what_is_only_read_is_in_no_body(
    typed: Second, account: str, name: str, value: Json
) -> None:
    made = row(typed, account, "marked")
    path = f"/v1/{account}/marked"
    for method, target in (("POST", path), ("PUT", f"{path}/{made['id']}")):
        body = {**REQUIRED["marked"], name: value}
        refused = typed.client.request(method, target, json=body)
        assert f"/{name}" in [each["pointer"] for each in refused.json()["errors"]]

    assert (made["shown"], made["seen"]) == (7, None)


def test_what_is_only_written_is_stored_and_never_answered(typed: Second, account: str) -> None:
    made = row(typed, account, "marked", secret="x")
    path = f"/v1/{account}/marked"
    answers = [
        made,
        typed.client.get(f"{path}/{made['id']}").json(),
        typed.client.get(path).json()["items"][0],
        typed.client.patch(f"{path}/{made['id']}", json={"secret": "y"}).json(),
    ]
    with psycopg.connect(typed.database_url) as connection:
        query = "SELECT secret FROM marked WHERE id = %s"
        stored = connection.execute(query, [str(made["id"])]).fetchone()

    assert [answer for answer in answers if "secret" in answer] == []
    assert stored == ("y",)


def test_what_is_on_its_way_out_says_so_in_every_schema(typed: Second) -> None:
    schemas = typed.document.at(typed.document.content["components"])["schemas"]
    for name in ("Marked", "MarkedCreate", "MarkedReplace", "MarkedUpdate"):
        properties = typed.document.at(typed.document.at(schemas)[name])["properties"]
        old = typed.document.at(typed.document.at(properties)["old"])
        assert old["deprecated"] is True
        assert old["description"] == "Before. Deprecated; it may be gone from 2027-01-31 on."


def test_a_resource_without_a_member_to_send_takes_an_empty_object(
    typed: Second, account: str
) -> None:
    path = f"/v1/{account}/counters"
    made = typed.client.post(path, json={})
    target = f"{path}/{made.json()['id']}"

    assert made.status_code == 201
    assert typed.client.put(target, json={}).json()["count"] == 0
    assert typed.client.patch(target, json={}).json()["count"] == 0
    assert typed.client.patch(target, json={"count": 1}).status_code == 422
    assert typed.client.post(path).status_code == 422


def test_defaults_of_the_database_are_those_of_the_api(typed: Second, account: str) -> None:
    for plural in ("numbers", "forms", "documents", "several"):
        made = row(typed, account, plural)
        columns = sql.SQL(", ").join(map(sql.Identifier, ["account", *REQUIRED[plural]]))
        with psycopg.connect(typed.database_url) as connection:
            connection.execute(
                sql.SQL(
                    "INSERT INTO {table} (id, {columns}) "
                    "SELECT gen_random_uuid(), {columns} FROM {table} WHERE id = %s"
                ).format(table=sql.Identifier(plural), columns=columns),
                [str(made["id"])],
            )
        listed = typed.client.get(f"/v1/{account}/{plural}").json()["items"]
        varying = {"id", "created_at", "updated_at"}
        first, other = ({n: v for n, v in each.items() if n not in varying} for each in listed)
        assert first == other


@pytest.mark.parametrize(
    ("plural", "name", "value"),
    [
        ("numbers", "long", "9007199254740992"),
        ("numbers", "long_bounded", "-4"),
        ("numbers", "double", "'NaN'"),
        ("numbers", "double", "'Infinity'"),
        ("numbers", "double_bounded", "-0.6"),
        ("numbers", "exact", "'NaN'"),
        ("numbers", "exact", "10000"),
        ("numbers", "exact_bounded", "-0.106"),
        ("numbers", "exact_bounded", "12.501"),
        ("numbers", "exact_fraction", "1"),
        ("forms", "mail", "'a'"),
        ("forms", "site", "'ftp://a'"),
        ("forms", "slug", "'A'"),
        ("forms", "slug_short", "'abcd'"),
        ("forms", "status", "'TODO'"),
        ("forms", "key", r"'\x00'"),
        ("forms", "key", r"'\x000000000000'"),
        ("several", "texts", "ARRAY['a', 'b', 'c']"),
        ("several", "texts", "ARRAY['a', NULL]"),
        ("several", "texts", "ARRAY[['a'], ['b']]"),
        ("several", "matching", "ARRAY[]::text[]"),
        ("several", "statuses", "ARRAY['todo', 'other']"),
    ],
)
def test_the_database_refuses_what_is_forced_past_the_api(
    typed: Second, account: str, plural: str, name: str, value: str
) -> None:
    made = row(typed, account, plural)
    statement = f'UPDATE {plural} SET "{name}" = {value} WHERE id = %s'
    refusals = (CheckViolation, NumericValueOutOfRange)
    with psycopg.connect(typed.database_url) as connection, pytest.raises(DatabaseError) as found:
        connection.execute(statement.encode(), [str(made["id"])])

    assert isinstance(found.value, refusals)


@pytest.mark.parametrize(
    ("sent", "answered"),
    [
        ('"1"', "1.00"),
        ('"-0"', "0.00"),
        ('"0.1"', "0.10"),
        ('"-9999.99"', "-9999.99"),
        *((number, None) for number in ("1", "1.5", '"1.555"', '"10000"', '"1e1"', '"+1"', '".5"')),
        *((number, None) for number in ('"01"', '"1."', '"NaN"', '" 1"', '"1_0"', '"٣"', '""')),
    ],
)
def test_a_decimal_is_a_string_with_all_its_digits(
    typed: Second, account: str, sent: str, answered: str | None
) -> None:
    body = json.dumps({**REQUIRED["numbers"], "exact": "?"}).replace('"?"', sent)
    answer = typed.client.post(
        f"/v1/{account}/numbers", content=body, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == (422 if answered is None else 201), answer.text
    assert answer.json().get("exact") == answered


@pytest.mark.parametrize(
    "number", ["-0.0", "5e-324", "1.7976931348623157e308", "0.1", "1e300", "123456789012345680"]
)
def test_a_double_comes_back_to_the_last_bit(typed: Second, account: str, number: str) -> None:
    body = json.dumps({**REQUIRED["numbers"], "double": "?"}).replace('"?"', number)
    headers = {"Content-Type": "application/json"}
    made = typed.client.post(f"/v1/{account}/numbers", content=body, headers=headers).json()
    found = typed.client.get(f"/v1/{account}/numbers/{made['id']}").json()

    assert repr(float(found["double"])) == repr(float(number))


def test_json_is_replaced_whole(typed: Second, account: str) -> None:
    made = row(typed, account, "documents", json={"a": {"b": 1}, "c": 2})
    path = f"/v1/{account}/documents/{made['id']}"
    changed = typed.client.patch(path, json={"json": {"a": {"d": None}}}).json()

    assert changed["json"] == {"a": {"d": None}}


def test_null_of_json_is_null_of_the_database(typed: Second, account: str) -> None:
    made = row(typed, account, "documents", json_null=None)
    with psycopg.connect(typed.database_url) as connection:
        query = "SELECT json_null IS NULL FROM documents WHERE id = %s"
        assert connection.execute(query, [str(made["id"])]).fetchone() == (True,)
    path = f"/v1/{account}/documents/{made['id']}"
    refused = typed.client.patch(path, json={"json": None})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["code"] == "json_null"
