"""What can be asked of a list or a row: filters, orders, expansions, pages, each by two owners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

import httpx

from codegen.catalog import FieldType, Filter, Operator
from tests.api.document import Json
from tests.api.matrix import shape
from tests.api.pages import Row, cursor_of, items_of
from tests.projects.boundaries import canonical
from tests.projects.routes import Kind
from tests.projects.samples import period
from tests.projects.trials import ABSENT, Trial

Query = dict[str, str]


def asked_lists(tried: Trial) -> Iterator[str]:
    """Whatever is asked, an owner sees their own rows, and a stranger none of them."""
    for query, found in queries(tried):
        told = ", ".join(f"{name}={value}" for name, value in query.items())
        for fault in _asked(tried, query, found):
            yield f"{told}: {fault}"
    if tried.route.resource.owned:
        for condition in tried.route.resource.listing.filters:
            yield from _referring(tried, condition)
        yield from _cursor(tried)


def queries(tried: Trial) -> Iterator[tuple[Query, bool]]:
    """What can be asked, and whether the owner's row is among what is answered."""
    listing = tried.route.resource.listing
    yield {}, True
    for name in listing.expand:
        yield {"expand": name}, True
    if len(listing.expand) > 1:
        yield {"expand": ",".join(listing.expand)}, True
    if tried.route.kind is Kind.LIST:
        yield {"count": "exact"}, True
        for name in listing.sorts:
            yield {"sort": name}, True
            yield {"sort": f"-{name}"}, True
        for condition in listing.filters:
            field = tried.route.resource.field(condition.field)
            assert field is not None
            yield from _conditions(condition, field.type, tried.row.answer.get(field.name))


def _conditions(condition: Filter, type_: FieldType, value: Json) -> Iterator[tuple[Query, bool]]:
    """The filter with what the row has, and with what is beside it."""
    name, operator = condition.parameter, condition.operator
    if operator is Operator.IS_NULL:
        yield {name: "true"}, value is None
        yield {name: "false"}, value is not None
        return
    whole = isinstance(value, list)
    if isinstance(value, list):
        value = value[0] if value else None
    if value is None:
        return
    text = _written(value)
    match operator:
        case Operator.STARTS_WITH:
            yield {name: text[:3]}, True
        case Operator.CONTAINS:
            yield {name: text if whole else text[1:4].upper()}, True
        case Operator.LT | Operator.GT:
            yield {name: text}, False
            beside = _beside(type_, value, 1 if operator is Operator.LT else -1)
            if beside is not None:
                yield {name: beside}, True
        case _:
            yield {name: text}, True


def _beside(type_: FieldType, value: Json, way: int) -> str | None:
    """The next value in one direction, as far as there is one to be had easily."""
    match canonical(type_, value):
        case bool():
            return None
        case int() | float() | Decimal() as number:
            return str(number + way)
        case datetime() as instant:
            return (instant + timedelta(minutes=way)).isoformat().replace("+00:00", "Z")
        case date() as day:
            return (day + timedelta(days=way)).isoformat()
        case timedelta() as length:
            return period(length + timedelta(minutes=way))
        case _:
            return None


def _written(value: Json) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _asked(tried: Trial, query: Query, found: bool) -> Iterator[str]:
    answer = tried.call(tried.owner, tried.row.above, tried.row.id, query=query)
    if answer.status_code != 200:
        yield f"the owner was answered {answer.status_code}: {answer.text[:300]}"
        return
    yield from _theirs(answer, tried.others)
    rows = items_of(answer) if tried.route.kind is Kind.LIST else [answer.json()]
    times = [row["id"] for row in rows].count(tried.row.id)
    # Of shared rows there are those of other tests, too, and more of them than fit on a page.
    if times != int(found) and (tried.route.resource.owned or times > 1):
        yield f"the owner's row is there {times} times and not {int(found)}"
    total = int(answer.headers.get("X-Total-Count", len(rows)))
    if total != len(rows) and cursor_of(answer) is None:
        yield f"{total} rows are counted, and {len(rows)} are shown"
    for name in query.get("expand", "").split(",") if "expand" in query else ():
        if any(name not in row for row in rows):
            yield f"`{name}` is not expanded"
    yield from _linked(tried, rows)
    if tried.route.kind is Kind.LIST and tried.route.resource.owned:
        listed = tried.call(tried.stranger, tried.strange.above, query=query)
        if listed.status_code != 200:
            yield f"a stranger was answered {listed.status_code}: {listed.text[:300]}"
        yield from _theirs(listed, (tried.owner.owner, tried.twin))


def _linked(tried: Trial, rows: Sequence[Row]) -> Iterator[str]:
    """What a row is joined to is what its owner has joined it to, whether ids or rows are shown.

    Shared rows do not say by whose join they came, so that they are counted.
    """
    made: Row = tried.row.answer
    for link in tried.route.resource.links:
        for row in rows:
            ids = sorted(row[link.member])
            told = link.writable and row["id"] == tried.row.id
            known = sorted(made[link.member]) if told else ids
            shown = sorted(each["id"] for each in row[link.name]) if link.name in row else ids
            if not known == ids == shown:
                yield f"`{link.name}` is {known}, and shown as {ids} and {shown}"


def _theirs(answer: httpx.Response, others: tuple[str, ...]) -> Iterator[str]:
    for other in others:
        if other in answer.text:
            yield f"it tells of another's: {answer.text[:500]}"


def _referring(tried: Trial, condition: Filter) -> Iterator[str]:
    """A filter with another's id is answered like one with an id that nobody has."""
    field = tried.route.resource.field(condition.field)
    refers = condition.field == "id" or (field is not None and field.reference is not None)
    if condition.operator is Operator.IS_NULL or not refers or tried.route.kind is not Kind.LIST:
        return
    value = tried.row.answer.get(condition.field)
    catalog = tried.running.project.catalog
    shared = field is not None and field.reference is not None
    if field is not None and field.reference is not None:
        shared = not catalog.resource(field.reference.target).owned
    if value is None or shared:
        return
    another, absent = (
        tried.call(tried.stranger, tried.strange.above, query={condition.parameter: str(each)})
        for each in (value, ABSENT)
    )
    if another.content != absent.content or shape(another) != shape(absent):
        yield f"{condition.parameter} tells another's id: {another.text} {absent.text}"


def _cursor(tried: Trial) -> Iterator[str]:
    """A cursor of the owner's shows a stranger nothing."""
    if tried.route.kind is not Kind.LIST:
        return
    cursor = cursor_of(tried.call(tried.owner, tried.row.above, query={"limit": "1"}))
    if cursor is None:
        if not tried.alone:
            yield "there is no second page to ask for"
        return
    answer = tried.call(tried.stranger, tried.strange.above, query={"cursor": cursor})
    if answer.status_code != 409:
        yield f"a stranger was answered {answer.status_code} with another's cursor"
    yield from _theirs(answer, (tried.owner.owner, tried.twin))
    own = tried.call(tried.owner, tried.row.above, query={"cursor": cursor})
    if own.status_code != 200 or not items_of(own):
        yield f"the owner's next page was answered {own.status_code}: {own.text[:300]}"
    yield from _theirs(own, tried.others)
