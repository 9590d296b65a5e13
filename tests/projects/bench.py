"""One resource, and an owner who tries what its fields take."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import psycopg
from psycopg import sql
from psycopg.errors import DatabaseError

from codegen.catalog import Field, Resource
from codegen.catalog import Operation as Kept
from codegen.storage import postgres_type
from tests.api.document import Json
from tests.api.pages import cursor_of, items_of
from tests.projects.boundaries import canonical, inside, outside
from tests.projects.planting import parameter
from tests.projects.routes import Route
from tests.projects.running import Running
from tests.projects.world import Body, NotMadeError, Row, World, send

MAX_JSON_DEPTH = 64
"""How deep a body may nest."""


class Bench:
    """It tells of every value that is not treated as the document promises."""

    def __init__(self, running: Running, route: Route) -> None:
        self.running, self.route = running, route
        self.world = World(running, running.project.owner("alice"))
        self.members = running.project.document.body_schema(route.operation)["properties"]
        self.taken = 0

    @property
    def resource(self) -> Resource:
        """What is tried."""
        return self.route.resource

    def faults(self) -> Iterator[str]:
        """Everything that is wrong with the fields."""
        row = self.world.make(self.resource)
        for field in self.resource.created:
            if field.reference is None:
                values = [*inside(field.type), *([None] if field.nullable else [])]
                for value in values:
                    yield from self._taken(field, value)
                for refused in outside(field.type):
                    yield from self._refused(field, refused.value, row, typed=refused.typed)
                if not field.nullable:
                    yield from self._refused(field, None, row, typed=True)
        yield from self._unreadable()

    def _taken(self, field: Field, value: Json) -> Iterator[str]:
        """The value comes back from wherever it is sent to and read from."""
        if not self._promised(field, value):
            yield f"{field.name}: the document does not let {value!r} in"
        try:
            row = self.world.make(self.resource, told={field.name: value})
        except NotMadeError as error:
            # A condition of which the field is a part may be against it, or a row that is there.
            if error.answer.status_code != 409 or not self._conditional(field):
                yield f"{field.name}: {value!r}: {error}"
            return
        self.taken += 1
        yield from self._compared(field, value, row.answer)
        changed = {each.name for each in self.resource.changed}
        changed |= {link.member for link in self.resource.links}
        whole = {name: told for name, told in row.body.items() if name in changed}
        asked: list[tuple[Kept, str, Body | None]] = [(Kept.GET, "GET", None)]
        if field.name in changed:
            asked += [
                (Kept.REPLACE, "PUT", whole),
                (Kept.UPDATE, "PATCH", {field.name: value}),
            ]
        for kept, method, body in asked:
            if kept in self.resource.operations:
                answer = send(self.running.client, method, self._at(row), body)
                if answer.status_code != 200:
                    yield f"{field.name}: {method} of {value!r} was answered {answer.text}"
                else:
                    yield from self._compared(field, value, answer.json())
        yield from self._batched(field, value, row)

    def _batched(self, field: Field, value: Json, row: Row) -> Iterator[str]:
        """A batch stores the value like an operation on one row, and PostgreSQL sees it so, too."""
        for lists in self._batches(field, value, row):
            told = json.dumps(lists)[:200]
            answer = send(self.running.client, "POST", self._batch(row), lists)
            if answer.status_code != 200:
                yield f"{field.name}: a batch of {told} was answered {answer.text}"
                continue
            done = answer.json()
            rows: list[Body] = [*done.get("created", []), *done.get("updated", [])]
            (stored,) = rows
            yield from self._compared(field, value, stored)
            if self._differs(field, row.id, str(stored["id"])):
                yield f"{field.name}: a batch of {told} stores something else"

    def _batches(self, field: Field, value: Json, row: Row) -> Iterator[Body]:
        """What stores the value by a batch: a row of its own, and a row that had another value."""
        # In a batch, a row lies two levels deeper than in a body of its own.
        if Kept.BATCH not in self.resource.operations or levels(value) + 3 > MAX_JSON_DEPTH:
            return
        if Kept.CREATE in self.resource.operations and not self._conditional(field):
            yield {"create": [{**self.world.body(self.resource), field.name: value}]}
        if Kept.UPDATE in self.resource.operations and field in self.resource.changed:
            other = self.world.make(self.resource, row.above)
            yield {"update": [{"id": other.id, field.name: value}]}

    def _batch(self, row: Row) -> str:
        return f"{self.world.path(self.resource, row.above)}:batch"

    def _differs(self, field: Field, one: str, other: str) -> bool:
        """Whether a column of two rows is different."""
        statement = sql.SQL(
            "SELECT count(DISTINCT {0}::text) FROM {1} WHERE id IN (%s, %s)"
        ).format(sql.Identifier(field.name), sql.Identifier(self.resource.plural))
        with psycopg.connect(self.running.database_url) as connection:
            found = connection.execute(statement, [one, other]).fetchone()
        return found is not None and found[0] > 1

    def _refused(self, field: Field, value: Json, row: Row, *, typed: bool) -> Iterator[str]:
        """The value is refused by the document and the API, and by the database where it could."""
        if self._promised(field, value):
            yield f"{field.name}: the document lets {value!r} in"
        body: Body = {**row.body, field.name: value}
        where = [("POST", self.world.path(self.resource, row.above), body)]
        if Kept.UPDATE in self.resource.operations and field in self.resource.changed:
            where.append(("PATCH", self._at(row), {field.name: value}))
        if Kept.BATCH in self.resource.operations:
            where.append(("POST", self._batch(row), {"create": [body]}))
            if Kept.UPDATE in self.resource.operations and field in self.resource.changed:
                change: Json = {"id": row.id, field.name: value}
                where.append(("POST", self._batch(row), {"update": [change]}))
        for method, path, sent in where:
            answer = send(self.running.client, method, path, sent)
            if answer.status_code != 422:
                yield f"{field.name}: {method} of {value!r} was answered {answer.status_code}"
        if typed and self._stored(field, value, row):
            yield f"{field.name}: the database stores {value!r}"

    def _compared(self, field: Field, value: Json, answer: Body) -> Iterator[str]:
        if field.write_only:
            if field.name in answer:
                yield f"{field.name} is answered, though it is write-only"
        elif canonical(field.type, answer[field.name]) != canonical(field.type, value):
            yield f"{field.name}: {value!r} came back as {answer[field.name]!r}"

    def _at(self, row: Row) -> str:
        return f"{self.world.path(self.resource, row.above)}/{row.id}"

    def _conditional(self, field: Field) -> bool:
        word = re.compile(rf"\b{field.name}\b")
        told = any(word.search(condition.sql) for condition in self.resource.conditions)
        return told or any(field.name in unique.fields for unique in self.resource.uniques)

    def _promised(self, field: Field, value: Json) -> bool:
        """Whether the document lets the value in."""
        # Half a surrogate pair is no Unicode text, about which JSON Schema could say anything.
        if re.search("[\ud800-\udfff]", text_of(value)):
            return False
        document = self.running.project.document
        schema = document.at(self.members)[field.name]
        assert isinstance(schema, dict)
        return document.validator(schema).is_valid(value)

    def _stored(self, field: Field, value: Json, row: Row) -> bool:
        """Whether the database takes the value, when it is forced past the API."""
        type_ = postgres_type(field.type)
        between = "::text[]" if type_.endswith("[]") and type_ != "bytea[]" else ""
        statement = sql.SQL(f"UPDATE {{}} SET {{}} = %s{between}::{type_} WHERE id = %s").format(
            sql.Identifier(self.resource.plural), sql.Identifier(field.name)
        )
        with psycopg.connect(self.running.database_url) as connection:
            try:
                connection.execute(statement, [parameter(type_, value), row.id])
            except DatabaseError:
                return False
            finally:
                connection.rollback()
        return True

    def _unreadable(self) -> Iterator[str]:
        """Whatever has been stored, every row of it can be listed."""
        if self.resource.parent is not None or Kept.LIST not in self.resource.operations:
            return
        path, listed = f"{self.world.path(self.resource, {})}", 0
        query: dict[str, str] | None = {}
        while query is not None:
            answer = send(self.running.client, "GET", path, query=query)
            if answer.status_code != 200:
                yield f"a list was answered {answer.status_code}: {answer.text}"
                return
            listed += len(items_of(answer))
            cursor = cursor_of(answer)
            query = None if cursor is None else {"cursor": cursor}
        if listed < self.taken:
            yield f"of {self.taken} rows, {listed} are listed"


def levels(value: Json) -> int:
    """How deep the arrays and objects of a value nest."""
    match value:
        case dict():
            return 1 + max(map(levels, value.values()), default=0)
        case list():
            return 1 + max(map(levels, value), default=0)
        case _:
            return 0


def text_of(value: Json) -> str:
    """Every character of a value, names of members included."""
    match value:
        case dict():
            return "".join(name + text_of(each) for name, each in value.items())
        case list():
            return "".join(map(text_of, value))
        case _:
            return str(value)
