"""One route, with the rows of three owners that it is tried on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from codegen.catalog import Datetime
from tests.api.document import Json
from tests.projects.batched import batch_body, changed
from tests.projects.planting import twins
from tests.projects.routes import Kind, Route
from tests.projects.running import Running
from tests.projects.world import Body, Row, World, alone, inputs, send

ABSENT = "01990000-0000-7000-8000-000000000000"
LATER = "2999-12-31T00:00:00Z"


@dataclass(frozen=True)
class Trial:
    """A route, and everything that is needed to try it.

    The row is the owner's. The stranger has one as well, and a third owner, the twin, has rows with
    the same ids as the owner's, which only the owner's predicate keeps apart.
    """

    running: Running
    route: Route
    owner: World
    stranger: World
    twin: str
    row: Row
    strange: Row
    body: Body | None
    """A body with which the route succeeds on the owner's row."""
    broken: list[str] = field(default_factory=list)
    """Answers that speak of a defect."""

    @property
    def alone(self) -> bool:
        """Whether there can be no other row beside the owner's."""
        return alone(self.route.resource)

    @property
    def others(self) -> tuple[str, str]:
        """Whose rows the owner must neither see nor change."""
        return self.stranger.owner, self.twin

    def call(
        self,
        world: World,
        above: Mapping[str, str],
        id: str = ABSENT,
        *,
        body: Json = None,
        query: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Take the route as an owner."""
        path = self.route.operation.fill(**world.mine, **above, id=id)
        answer = send(self.running.client, self.route.operation.method, path, body, query)
        if answer.status_code >= 500:
            self.broken.append(f"{answer.request.url} was answered {answer.status_code}")
        return answer


def trial(running: Running, route: Route) -> Trial:
    """Make the rows of all three."""
    owner = World(running, running.project.owner("alice"))
    stranger = World(running, running.project.owner("bob"))
    strange = stranger.make(route.resource)
    if route.kind is Kind.CREATE and alone(route.resource):
        row = Row(ABSENT, owner.above(route.resource), {}, {})
    else:
        row = owner.make(route.resource)
    owner.ready(route, row)
    body = _body(owner, route, row)
    twin = running.project.owner("carol")
    twins(running, owner.owner, twin)
    return Trial(running, route, owner, stranger, twin, row, strange, body)


def _body(owner: World, route: Route, row: Row) -> Body | None:
    if route.action is not None:
        told = inputs(route.action) or {}
        # What acts on many rows is to find some.
        dates = [each.name for each in route.action.input if isinstance(each.type, Datetime)]
        return {**told, **dict.fromkeys(dates if route.kind is Kind.SWEEP else [], LATER)} or None
    if route.kind is Kind.CREATE:
        return owner.body(route.resource)
    if route.kind is Kind.BATCH:
        return batch_body(owner, route.resource, row)
    if route.kind in {Kind.REPLACE, Kind.UPDATE}:
        return changed(route.resource, row)
    return None
