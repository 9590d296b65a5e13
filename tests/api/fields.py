"""Fields, compared: what the document promises, what the API takes, and what the database keeps."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import httpx
import psycopg
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from psycopg import sql
from psycopg.errors import DatabaseError

from tests.api.document import Document, Json, Operation

Values = SearchStrategy[Json]

LETTERS = string.ascii_letters + "é\N{CLINKING BEER MUGS}\u2028\n\x01'\"\\%_{}:"
BIG = 2**31


@dataclass(frozen=True, slots=True)
class FieldCase:
    """One member of the body by which a row is created."""

    create: Operation
    name: str
    schema: Mapping[str, Json]

    @property
    def id(self) -> str:
        """How the case is called."""
        return f"{self.create.id}-{self.name}"

    @property
    def types(self) -> list[Json]:
        """The types of JSON that it can have."""
        declared = self.schema["type"]
        return declared if isinstance(declared, list) else [declared]


def field_cases(document: Document) -> Iterator[FieldCase]:
    """Every member of every body by which a row is created."""
    for operation in document.operations():
        if operation.method == "POST" and not operation.one_row:
            properties = document.at(document.body_schema(operation)["properties"])
            for name, schema in properties.items():
                yield FieldCase(operation, name, document.at(schema))


def values(case: FieldCase) -> Values:
    """Values of every kind, and most of them near the borders of what the field takes."""
    return st.one_of(*(_near(case, str(type_)) for type_ in case.types), anything())


def anything() -> Values:
    """Whatever JSON can hold, and then some: halves of surrogate pairs, and integers as floats."""
    scalars: Values = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-BIG * 4, BIG * 4),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=8),
        st.sampled_from(["", "\0", "a\0", "\ud800", "\udfffx", "true", "null", "0", "NaN"]),
    )
    return st.one_of(
        scalars, st.lists(scalars, max_size=2), st.dictionaries(st.text(max_size=3), scalars)
    )


def _near(case: FieldCase, type_: str) -> Values:
    schema = case.schema
    match type_, schema.get("format"):
        case "null", _:
            return st.none()
        case "boolean", _:
            return st.booleans()
        case "integer", _:
            return _integers(schema)
        case "string", "date-time":
            return instants()
        case "string", "uuid":
            return uuids()
        case "string", _:
            return _texts(schema)
        case _:
            raise AssertionError(f"{type_} has no values yet")


def _integers(schema: Mapping[str, Json]) -> Values:
    bounds = [schema["minimum"], schema["maximum"]]
    borders = [bound + step for bound in bounds if isinstance(bound, int) for step in (-1, 0, 1)]
    whole = st.one_of(st.sampled_from(borders), st.integers(min(borders), max(borders)))
    return st.one_of(whole, whole.map(float), whole.map(lambda number: number + 0.5))


def _texts(schema: Mapping[str, Json]) -> Values:
    lengths = [schema.get("minLength", 0), schema.get("maxLength", 0)]
    borders = [
        length + step for length in lengths if isinstance(length, int) for step in (-1, 0, 1)
    ]
    characters = st.sampled_from(LETTERS)
    exact = st.sampled_from([length for length in borders if length >= 0]).flatmap(
        lambda length: characters.map(lambda character: character * length)
    )
    matching = st.from_regex(str(schema["pattern"]))
    return st.one_of(exact, st.text(characters, max_size=10), matching)


def instants() -> Values:
    """Instants as RFC 3339 has them, and texts that are nearly one."""
    digits = st.sampled_from(["", ".1", ".123456", ".1234567", ".", ",5"])
    offsets = [
        "Z",
        "z",
        "+00:00",
        "-00:00",
        "+23:59",
        "-23:59",
        "+24:00",
        "+05:30",
        "",
        "+0530",
        "+5",
    ]
    years = ["0000", "0001", "0002", "1969", "2024", "2023", "9998", "9999", "10000", "24"]
    days = ["-01-01", "-12-31", "-02-29", "-02-30", "-04-31", "-00-01", "-13-01", "-1-1"]
    times = [
        "T00:00:00",
        "t23:59:59",
        "T24:00:00",
        "T23:60:00",
        "T23:59:60",
        " 10:00:00",
        "T10:00",
        "",
    ]
    parts = (years, days, times, offsets)
    year, day, time, offset = (st.sampled_from(part) for part in parts)
    real = st.datetimes(
        datetime(2, 1, 2), datetime(9998, 12, 30), timezones=st.sampled_from([UTC, _HALF])
    )
    return st.one_of(
        st.builds(lambda *pieces: "".join(pieces), year, day, time, digits, offset),
        real.map(lambda moment: moment.isoformat()),
    )


_HALF = timezone(timedelta(hours=-9, minutes=-30))


def uuids() -> Values:
    """UUIDs, and spellings of them that are not theirs."""
    spellings = st.sampled_from(["{}", "{{{}}}", "urn:uuid:{}", " {}", "{}\n", "{}0"])
    canonical = st.uuids().map(str)
    return st.one_of(
        canonical,
        canonical.map(str.upper),
        canonical.map(lambda text: text.replace("-", "")),
        st.builds(lambda spelling, text: spelling.format(text), spellings, canonical),
    )


@dataclass(frozen=True, slots=True)
class Bench:
    """An API, its document and its database, for one owner."""

    document: Document
    client: httpx.Client
    database: psycopg.Connection[object]
    owner: dict[str, str]

    def compare(self, case: FieldCase, value: Json) -> None:
        """Send the value in every way there is, and hold all verdicts against the document's."""
        example = self.document.example(case.create)
        assert isinstance(example, dict)
        body = {**example, case.name: value}
        promised = self.promises(case, value)
        created = self.send("POST", case.create.fill(**self.owner), body)
        assert created.status_code == (201 if promised else 422), created.text
        if promised:
            self._comes_back(case, value, body, created.json())
        if is_typed(case, value):
            assert self.stores(case, value) == promised

    def promises(self, case: FieldCase, value: Json) -> bool:
        """Whether the document lets the value in."""
        # Half a surrogate pair is no Unicode text, about which JSON Schema could say anything.
        if re.search("[\ud800-\udfff]", json.dumps(value, ensure_ascii=False)):
            return False
        return self.document.validator(case.schema).is_valid(value)

    def _comes_back(
        self, case: FieldCase, value: Json, body: dict[str, Json], created: dict[str, Json]
    ) -> None:
        collection = case.create.fill(**self.owner)
        row = f"{collection}/{created['id']}"
        offered = {
            each.method
            for each in self.document.operations()
            if each.path == f"{case.create.path}/{{id}}"
        }
        rows = [created]
        for method, sent in (("GET", None), ("PUT", body), ("PATCH", {case.name: value})):
            if method in offered:
                answer = self.send(method, row, sent)
                assert answer.status_code == 200, answer.text
                rows.append(answer.json())
        listed = self.client.get(collection)
        if listed.status_code == 200:
            rows.append(listed.json()["items"][0])
        for found in rows:
            assert canonical(case, found[case.name]) == canonical(case, value)

    def stores(self, case: FieldCase, value: Json) -> bool:
        """Whether the database takes the value, when it is forced past the API."""
        table = case.create.path.rpartition("/")[2]
        statement = sql.SQL("UPDATE {} SET {} = %s").format(
            sql.Identifier(table), sql.Identifier(case.name)
        )
        try:
            with self.database.transaction(force_rollback=True):
                self.database.execute(statement, [value])
        except DatabaseError:
            return False
        return True

    def send(self, method: str, path: str, body: dict[str, Json] | None) -> httpx.Response:
        """Send a body as JSON in ASCII, which half a surrogate pair can be written in too."""
        return self.client.request(
            method,
            path,
            content=None if body is None else json.dumps(body),
            headers={} if body is None else {"Content-Type": "application/json"},
        )


def is_typed(case: FieldCase, value: Json) -> bool:
    """Whether the database, too, has an opinion of the value by its own rules."""
    if value is None:
        return True
    if case.types[0] == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    is_text = case.types[0] == "string" and "format" not in case.schema
    return is_text and isinstance(value, str) and re.search("[\0\ud800-\udfff]", value) is None


def canonical(case: FieldCase, value: Json) -> object:
    """The value without the freedom that its type leaves in how it is written."""
    match case.schema.get("format"), value:
        case "date-time", str():
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
        case "uuid", str():
            return UUID(value)
        case _:
            return value
