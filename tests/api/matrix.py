"""The matrix of ownership: every operation of a document, tried by an owner and by a stranger.

It is derived from the document, so that a new route cannot be forgotten; a route that cannot be
exercised is told of like a leak.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import httpx

from tests.api.document import Document, Json, Operation
from tests.api.pages import cursor_of, items_of

ABSENT = str(UUID("01990000-0000-7000-8000-000000000000"))

Dump = Callable[[str], object]
"""All rows of a table, by its name."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A document, a client of the API that it describes, and a way to look behind it."""

    document: Document
    client: httpx.Client
    dump: Dump

    def leaks(self, owner: str, stranger: str) -> list[str]:
        """What a stranger can see or change, and what could not be tried at all."""
        return [
            f"{operation.id}: {leak}"
            for operation in self.document.operations()
            if (parameter := self.owner_parameter(operation)) is not None
            for leak in self._leaks(operation, {parameter: owner}, {parameter: stranger})
        ]

    def owner_parameter(self, operation: Operation) -> str | None:
        """The name of the owner in the operation's path, if it has one."""
        owner = self.document.at({"$ref": "#/components/parameters/Owner"})
        name = str(owner["name"])
        return name if name in operation.path_parameters else None

    def _leaks(
        self, operation: Operation, mine: dict[str, str], theirs: dict[str, str]
    ) -> Iterator[str]:
        table = operation.path.split("/")[operation.path.split("/").index(_hole(mine)) + 1]
        if operation.one_row:
            yield from self._row_leaks(operation, table, mine, theirs)
        elif operation.method == "GET":
            yield from self._list_leaks(operation, mine, theirs)
        elif operation.method == "POST":
            yield from self._create_leaks(operation, table, mine, theirs)
        else:
            yield "there is no rule by which to try it"

    def _row_leaks(
        self, operation: Operation, table: str, mine: dict[str, str], theirs: dict[str, str]
    ) -> Iterator[str]:
        row = self._stored(operation, mine)
        if row is None:
            yield "no row could be created to try it on"
            return
        before = self.dump(table)
        strange = self._call(operation, {**theirs, "id": row})
        absent = self._call(operation, {**theirs, "id": ABSENT})
        if self.dump(table) != before:
            yield "a stranger changed something"
        if strange.status_code != 404:
            yield f"a stranger was answered {strange.status_code}"
        if strange.content != absent.content or shape(strange) != shape(absent):
            yield "a stranger can tell that the row exists"
        if self._changes_nothing(operation, {**theirs, "id": row}).status_code == 200:
            yield "a stranger is shown a row that they change nothing of"
        yield from self._forgeries(operation, {**mine, "id": row}, theirs)
        if self.dump(table) != before:
            yield "a forgery changed something"
        own = self._call(operation, {**mine, "id": row})
        if not own.is_success:
            yield f"the owner was answered {own.status_code}: {own.text}"

    def _changes_nothing(self, operation: Operation, path: dict[str, str]) -> httpx.Response:
        """The answer to a body without members, where an operation can take one."""
        content: Json = None if operation.body is None else {}
        return self.client.request(operation.method, operation.fill(**path), json=content)

    def _list_leaks(
        self, operation: Operation, mine: dict[str, str], theirs: dict[str, str]
    ) -> Iterator[str]:
        row = self._stored(operation, mine)
        if row is None:
            yield "no row could be created to try it on"
        elif row not in self._call(operation, mine).text:
            yield "the owner does not see their row"
        listed = self._call(operation, theirs)
        if not listed.is_success:
            yield f"a stranger was answered {listed.status_code}"
        elif any(other[next(iter(theirs))] not in theirs.values() for other in items_of(listed)):
            yield "a stranger sees rows that are not theirs"
        behind = self._call(operation, theirs, self._cursor(operation, theirs))
        if row is not None and row in behind.text:
            yield "a stranger sees a row behind a cursor"
        another = self._call(operation, theirs, self._cursor(operation, mine))
        if another.status_code != 409:
            yield f"a stranger was answered {another.status_code} with another's cursor"

    def _create_leaks(
        self, operation: Operation, table: str, mine: dict[str, str], theirs: dict[str, str]
    ) -> Iterator[str]:
        created = self._call(operation, theirs)
        if created.status_code != 201:
            yield f"it was answered {created.status_code}: {created.text}"
            return
        name, stranger = next(iter(theirs.items()))
        stored = [row for row in _rows(self.dump(table)) if str(row["id"]) == created.json()["id"]]
        if [str(row[name]) for row in stored] != [stranger]:
            yield "the row does not belong to whom it was created for"
        yield from self._forgeries(operation, theirs, mine)

    def _forgeries(
        self, operation: Operation, path: dict[str, str], others: dict[str, str]
    ) -> Iterator[str]:
        """What is taken from a body that only the path and the database may say."""
        if operation.body is None:
            return
        for name in (*others, "id", "created_at", "updated_at"):
            value = {**others, "id": ABSENT}.get(name, "2020-01-01T00:00:00Z")
            answer = self._call(operation, path, body={name: value})
            if answer.status_code != 422:
                yield f"`{name}` in the body was answered {answer.status_code}"

    def _stored(self, operation: Operation, mine: dict[str, str]) -> str | None:
        """The id of a new row in the collection that the operation is about."""
        collection = operation.path.split("/{id}")[0]
        for create in self.document.operations():
            if (create.method, create.path) == ("POST", collection):
                answer = self._call(create, mine)
                return str(answer.json()["id"]) if answer.status_code == 201 else None
        return None

    def _cursor(self, operation: Operation, mine: dict[str, str]) -> dict[str, str]:
        """A cursor of the owner's, behind which there is a row of theirs."""
        for _ in range(2):
            self._stored(operation, mine)
        cursor = cursor_of(self.client.get(operation.fill(**mine), params={"limit": 1}))
        return {} if cursor is None else {"cursor": cursor}

    def _call(
        self,
        operation: Operation,
        path: dict[str, str],
        query: dict[str, str] | None = None,
        body: dict[str, Json] | None = None,
    ) -> httpx.Response:
        content = self.document.example(operation)
        if body is not None:
            assert isinstance(content, dict)
            content = {**content, **body}
        return self.client.request(
            operation.method,
            operation.fill(**path),
            params=query,
            content=None if content is None else json.dumps(content),
            headers={} if content is None else {"Content-Type": "application/json"},
        )


def _hole(mine: dict[str, str]) -> str:
    return f"{{{next(iter(mine))}}}"


def _rows(dumped: object) -> list[dict[str, object]]:
    assert isinstance(dumped, list)
    return dumped


def shape(answer: httpx.Response) -> tuple[int, list[tuple[str, str]]]:
    """What an answer tells beside its content, but for what no two answers share."""
    varying = {"date", "x-request-id"}
    headers = [item for item in answer.headers.multi_items() if item[0] not in varying]
    return answer.status_code, headers
