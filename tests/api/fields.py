"""Fields, compared: what the document promises, what the API takes, and what the database keeps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import httpx
import psycopg
from psycopg import sql
from psycopg.errors import DatabaseError

from tests.api.document import Document, Json, Operation
from tests.api.readings import canonical, form_of

ANY_TYPE = ("object", "array", "string", "number", "boolean", "null")
"""What a schema without `type` may be."""


@dataclass(frozen=True, slots=True)
class FieldCase:
    """One member of the body by which a row is created."""

    document: Document
    create: Operation
    name: str
    schema: Mapping[str, Json]

    @property
    def id(self) -> str:
        """How the case is called."""
        return f"{self.create.id}-{self.name}"

    @property
    def alternatives(self) -> list[Mapping[str, Json]]:
        """The schema for each type of JSON that the member can have."""
        return alternatives(self.document, self.schema)


def alternatives(document: Document, schema: Mapping[str, Json]) -> list[Mapping[str, Json]]:
    """The schema, taken apart into schemas of one type each; null has nothing but its type."""
    followed = document.at(dict(schema))
    either = followed.get("anyOf")
    if isinstance(either, list) and "type" not in followed:
        return [part for each in either for part in alternatives(document, document.at(each))]
    types = followed.get("type", list(ANY_TYPE))
    listed = types if isinstance(types, list) else [types]
    return [{**followed, "type": type_} for type_ in listed]


def field_cases(document: Document) -> Iterator[FieldCase]:
    """Every member of every body by which a row is created."""
    for operation in document.operations():
        if operation.method == "POST" and not operation.one_row:
            properties = document.at(document.body_schema(operation)["properties"])
            for name, schema in properties.items():
                assert isinstance(schema, dict)
                yield FieldCase(document, operation, name, schema)


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
            if method in offered and self._takes(method, case):
                answer = self.send(method, row, sent)
                assert answer.status_code == 200, answer.text
                rows.append(answer.json())
        listed = self.client.get(collection)
        if listed.status_code == 200:
            rows.append(listed.json()["items"][0])
        for found in rows:
            if case.name in found:
                assert canonical(self.document, case.schema, found[case.name]) == canonical(
                    self.document, case.schema, value
                )

    def _takes(self, method: str, case: FieldCase) -> bool:
        """Whether the field can still be set by such a request, with a body like the first."""
        if method == "GET":
            return True
        path = f"{case.create.path}/{{id}}"
        [operation] = [
            each
            for each in self.document.operations()
            if (each.method, each.path) == (method, path)
        ]
        schema = self.document.body_schema(operation)
        first = self.document.body_schema(case.create)
        return self.document.at(schema["properties"]) == self.document.at(first["properties"])

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
    schema = case.alternatives[0]
    match schema["type"]:
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "string" if form_of(schema) == "text":
            return isinstance(value, str) and re.search("[\0\ud800-\udfff]", value) is None
        case _:
            return False
