"""An application with guards inside, and a way to take an owner's predicate out of a statement.

It is imported in the process of the project's server. Requests to `/-/watch` are for the guards;
all others are the application's.
"""

from __future__ import annotations

import json
import os
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, Insert, cast, event, literal_column
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect, ExceptionContext
from sqlalchemy.sql import visitors
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.elements import BinaryExpression, BindParameter, ClauseElement

from tests.api.guards import SqlGuard, compared_column, watching_sql

APPLICATION = "tests.projects.watched:create_app"
OWNED = "WATCHED_TABLES"
"""The variable with the owner's column of each owned table, as JSON."""
WATCH = "/-/watch"
MALLORY = "00000000-0000-4000-8000-00000000dead"
"""Nobody's identifier, of whichever type it is."""

POSTGRESQL: Dialect = postgresql.psycopg.dialect()  # type: ignore[no-untyped-call]  # theirs

REFUSALS = {"23001", "23503", "23505", "23514", "23P01"}
"""The SQLSTATEs that are no defect: what is in the way is another row, which no text tells."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass(slots=True)
class Listener:
    """Notes what the database complains of, however politely it is answered then."""

    complaints: list[str] = field(default_factory=list)

    def handle_error(self, context: ExceptionContext) -> None:
        """Called by SQLAlchemy."""
        sqlstate = getattr(context.original_exception, "sqlstate", None)
        if sqlstate not in REFUSALS:
            self.complaints.append(f"{context.original_exception!r}: {context.statement}")

    def take(self) -> list[str]:
        """What it complained of, which is then forgotten."""
        complaints, self.complaints = self.complaints, []
        return complaints


@dataclass(slots=True)
class Surgeon:
    """Notes every statement, and takes predicates out of the one that it is told of."""

    owned: dict[str, str]
    seen: dict[str, int] = field(default_factory=dict)
    statement: str | None = None
    lost: int | None = None
    mutated: bool = False

    def before_execute(
        self,
        connection: Connection,
        statement: Executable,
        many: object,
        one: object,
        options: object,
    ) -> tuple[Executable, object, object]:
        """Called by SQLAlchemy; what is returned is what is sent."""
        if isinstance(statement, ClauseElement):
            name = str(statement.compile(dialect=POSTGRESQL))
            if self.statement is None:
                self.seen[name] = self.seen.get(name) or self._cut(statement, None)[1]
            elif name == self.statement:
                cut, count = self._cut(statement, self.lost)
                self.mutated = self.mutated or count > 0
                assert isinstance(cut, Executable)
                return cut, many, one
        return statement, many, one

    def _cut(self, statement: ClauseElement, lost: int | None) -> tuple[ClauseElement, int]:
        """The statement without one of the owner's predicates, or all; and how many it had."""
        if isinstance(statement, Insert) and statement.select is None:
            owner = self.owned.get(statement.table.description)
            if owner is None:
                return statement, 0
            return statement.values({owner: literal_column(f"'{MALLORY}'")}), 1
        count = 0

        def replace(element: object, **_: object) -> ClauseElement | None:
            nonlocal count
            column = compared_column(element)
            if column is None or column.name not in self.owned.values():
                return None
            assert isinstance(element, BinaryExpression)
            count += 1
            return _always(element) if lost in (None, count - 1) else None

        cut = visitors.replacement_traverse(statement, {}, replace)
        assert isinstance(cut, ClauseElement)
        return cut, count


def _always(predicate: BinaryExpression[Any]) -> ClauseElement:
    """A condition that always holds; the parameter stays, so that it is sent like before."""
    sides = (predicate.left, predicate.right)
    (parameter,) = (side for side in sides if isinstance(side, BindParameter))
    return cast(parameter, parameter.type).is_not(None)


def create_app() -> Application:
    """The project's application, watched."""
    # Here it is the project's own, in whose folder this process runs.
    from generated.app import create_app as create

    application = create()
    owned = json.loads(os.environ[OWNED])
    surgeon, guard, listener = Surgeon(owned), SqlGuard(owned), Listener()
    watching = ExitStack()  # kept by what follows, for as long as the application is
    watching.enter_context(watching_sql(guard))
    event.listen(Engine, "before_execute", surgeon.before_execute, retval=True)
    event.listen(Engine, "handle_error", listener.handle_error)

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == WATCH:
            found = [*guard.take(), *listener.take()]
            await _turn(surgeon, found, receive, send)
        else:
            await application(scope, receive, send)
        if scope["type"] == "lifespan":
            watching.close()

    return watched


async def _turn(surgeon: Surgeon, found: list[str], receive: Receive, send: Send) -> None:
    asked = json.loads((await receive())["body"])
    told = {"found": found, "statements": surgeon.seen, "mutated": surgeon.mutated}
    surgeon.seen, surgeon.mutated = {}, False
    surgeon.statement = None if asked is None else asked["statement"]
    surgeon.lost = None if asked is None else asked["lost"]
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(told).encode()})
