"""An owner's rows, made as they are asked for: through the API, and where it makes none, by SQL."""

from __future__ import annotations

import itertools
import json
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import httpx

from codegen.catalog import (
    Action,
    Constant,
    Field,
    HasMany,
    Join,
    ManyToMany,
    Operator,
    Resource,
    Scope,
)
from codegen.catalog import Operation as Kept
from tests.api.document import Json
from tests.projects.planting import plant
from tests.projects.routes import Kind, Route, collection
from tests.projects.running import Running
from tests.projects.samples import sample, value

Body = dict[str, Json]

NUMBERS = itertools.count(1)
"""No two values are the same, so that no unique is in the way of a row."""


@dataclass(frozen=True)
class Row:
    """A row that is there: its place in a path, what it was made from, and how it was answered."""

    id: str
    above: Mapping[str, str]
    """The ids of its parents, by the names they have in the path."""
    body: Body
    answer: Body


class NotMadeError(AssertionError):
    """A row could not be made; `answer` says why."""

    def __init__(self, resource: Resource, body: Body, answer: httpx.Response) -> None:
        super().__init__(f"{resource.name} {body} was answered {answer.status_code} {answer.text}")
        self.answer = answer


@dataclass(frozen=True)
class World:
    """What one owner has."""

    running: Running
    owner: str
    making: list[str] = field(default_factory=list)
    """The resources of which a row is being made, from the outside in."""
    taken: Counter[str] = field(default_factory=Counter)
    """How many shared rows this owner refers to."""

    @property
    def mine(self) -> dict[str, str]:
        """The owner, as a path and a table have it."""
        return {self.running.project.catalog.owner.name: self.owner}

    def path(self, resource: Resource, above: Mapping[str, str]) -> str:
        """The path of the resource's rows below these parents."""
        template = collection(self.running.project.catalog, resource)
        return template.format(**self.mine, **above)

    def above(self, resource: Resource) -> dict[str, str]:
        """Parents for a new row: new rows themselves."""
        if resource.parent is None:
            return {}
        parent = self.running.project.catalog.resource(resource.parent.resource)
        made = self.make(parent)
        return {**made.above, resource.parent.field: made.id}

    def make(
        self,
        resource: Resource,
        above: Mapping[str, str] | None = None,
        told: Mapping[str, Json] | None = None,
    ) -> Row:
        """A new row of a resource, and of everything that it needs; `told` are some members."""
        if not resource.owned:
            return self._shared(resource)
        self.making.append(resource.name)
        try:
            parents = self.above(resource) if above is None else above
            body = {**self.body(resource), **(told or {})}
            if Kept.CREATE not in resource.operations:
                answer = plant(self.running, resource, {**self.mine, **parents}, body)
            else:
                made = send(self.running.client, "POST", self.path(resource, parents), body)
                if made.status_code != 201:
                    raise NotMadeError(resource, body, made)
                answer = made.json()
            return Row(str(answer["id"]), parents, body, answer)
        finally:
            self.making.pop()

    def _shared(self, resource: Resource) -> Row:
        """A shared row that this owner has not been given yet; owners have them in common."""
        known = self.running.shared.setdefault(resource.name, [])
        place = self.taken[resource.name]
        self.taken[resource.name] += 1
        while len(known) <= place:
            self.making.append(resource.name)
            above, body = self.above(resource), self.body(resource, next(self.running.numbers))
            known.append((above, body, plant(self.running, resource, above, body)))
            self.making.pop()
        above, body, answer = known[place]
        return Row(str(answer["id"]), above, body, answer)

    def surround(self, resource: Resource, row: Row) -> None:
        """Make the rows that refer to this one, so that there is something to expand."""
        catalog = self.running.project.catalog
        for relation in resource.relations:
            match relation:
                case HasMany(target=target, field=name):
                    child = catalog.resource(target)
                    below = child.parent is not None and child.parent.field == name
                    above = {**row.above, name: row.id} if below else None
                    self.make(child, above, None if below else {name: row.id})
                case ManyToMany(join=Join(resource=str(through), near=near)):
                    self.make(catalog.resource(through), None, {near: row.id})
                case _:
                    pass

    def body(self, resource: Resource, number: int | None = None) -> Body:
        """What a new row is made from: every member that can be sent, and none twice alike."""
        number = next(NUMBERS) if number is None else number
        told = {name for unique in resource.uniques for name in unique.fields}
        members: Body = {}
        for each in resource.created:
            if each.reference is not None:
                members[each.name] = self._referred(each)
            else:
                members[each.name] = sample(each, number if each.name in told else 0)
        for link in resource.links:
            if link.writable:
                target = self.running.project.catalog.resource(link.target)
                members[link.member] = [] if self._endless(target) else [self.make(target).id]
        return members

    def _referred(self, field_: Field) -> Json:
        """The id of a new row; null where that would not end."""
        assert field_.reference is not None
        target = self.running.project.catalog.resource(field_.reference.target)
        if field_.nullable and self._endless(target):
            return None
        return self.make(target).id

    def _endless(self, target: Resource) -> bool:
        """Whether rows would need rows for ever: one step to a row of the same kind is enough."""
        times = 2 if self.making[-1:] == [target.name] else 1
        return self.making.count(target.name) >= times

    def ready(self, route: Route, row: Row) -> None:
        """Bring a row, or for a route about many others beside it, to where it can be taken."""
        if route.kind in {Kind.LIST, Kind.GET} and route.resource.owned:
            self.surround(route.resource, row)
        if route.kind is Kind.UNDELETE:
            gone = send(self.running.client, "DELETE", self._at(route.resource, row))
            assert gone.status_code == 204, gone.text
        elif route.kind is Kind.LIST and not alone(route.resource):
            self.make(route.resource, row.above, without(route.resource))
        elif route.kind is Kind.SWEEP:
            for action in route.resource.actions:
                if action.scope is Scope.ITEM and action.transition is not None:
                    other = self.make(route.resource, row.above)
                    self._walk(route.resource, other, [*steps(route.resource, action), action])
        elif route.action is not None and route.action.transition is not None:
            self._walk(route.resource, row, steps(route.resource, route.action))

    def _at(self, resource: Resource, row: Row) -> str:
        return f"{self.path(resource, row.above)}/{row.id}"

    def _walk(self, resource: Resource, row: Row, way: list[Action]) -> None:
        for step in way:
            path = f"{self._at(resource, row)}/{step.name}"
            done = send(self.running.client, step.verb.value, path, inputs(step))
            assert done.is_success, f"{step.name}: {done.text}"


def alone(resource: Resource) -> bool:
    """Whether a parent has at most one row of the resource."""
    parent = set() if resource.parent is None else {resource.parent.field}
    return any(set(unique.fields) <= parent for unique in resource.uniques)


def without(resource: Resource) -> Body:
    """Null wherever a list can ask for it, for a row beside one that has a value."""
    asked = {each.field for each in resource.listing.filters if each.operator is Operator.IS_NULL}
    return {each.name: None for each in resource.created if each.nullable and each.name in asked}


def inputs(action: Action) -> Body | None:
    """A body for an action, or None where it takes none."""
    return {each.name: sample(each, 0) for each in action.input} or None


def steps(resource: Resource, action: Action) -> list[Action]:
    """The shortest way of actions from a new row to where this one is legal."""
    assert action.transition is not None
    state = resource.field(action.transition.field)
    assert state is not None
    first = state.default
    start = first.value if isinstance(first, Constant) else value(state.type, 0)
    waiting: deque[tuple[object, list[Action]]] = deque([(start, [])])
    while waiting:
        at, way = waiting.popleft()
        if at in action.transition.sources:
            return way
        for step, target in _moves(resource, state.name, at):
            if len(way) < len(resource.actions):
                waiting.append((target, [*way, step]))
    raise AssertionError(f"no way leads to where {action.name} is legal")


def _moves(resource: Resource, name: str, at: object) -> Iterator[tuple[Action, str]]:
    for action in resource.actions:
        step = action.transition if action.scope is Scope.ITEM else None
        if step is not None and step.field == name and at in step.sources:
            yield action, step.target


def send(
    client: httpx.Client,
    method: str,
    path: str,
    body: Json = None,
    query: Mapping[str, str] | None = None,
) -> httpx.Response:
    """Send a request; without a body where that is None."""
    return client.request(
        method,
        path,
        params=query,
        content=None if body is None else json.dumps(body),
        headers={} if body is None else {"Content-Type": "application/json"},
    )
