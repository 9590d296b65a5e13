"""What can be asked of a list: filters, orders, expansions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from codegen.catalog import (
    Array,
    BigInteger,
    Boolean,
    Bytes,
    Date,
    Datetime,
    Decimal,
    Duration,
    Email,
    Enum,
    Field,
    FieldType,
    Filter,
    Float,
    Integer,
    Json,
    ListOptions,
    Operation,
    Operator,
    Resource,
    Slug,
    SortKey,
    String,
    Text,
    Time,
    Url,
    Uuid,
)
from codegen.diagnostics import closest
from codegen.read.document.nodes import shown
from codegen.read.findings import Findings
from codegen.read.lookups.columns import check_twice, known_field
from codegen.read.lookups.indexes import TEXTS
from codegen.read.spec import ListSpec, Written

MAX_SORTED = 1000
"""The longest text that a list can be sorted by: a cursor holds it, and a URL holds the cursor."""
MAX_SORTED_TOGETHER = 2 * MAX_SORTED
"""The longest that all such texts can be together, as a request can ask for all of them."""

_TAKEN = ("limit", "cursor", "count", "sort", "expand")

_CHOICE = (Operator.EQ, Operator.IN)
_ORDER = (Operator.LT, Operator.LTE, Operator.GT, Operator.GTE)
_WORDS = (Operator.CONTAINS, Operator.STARTS_WITH)


def operators(type_: FieldType) -> tuple[Operator, ...]:
    """How a filter can compare values of the type, beside `is_null`."""
    match type_:
        case String() | Text() | Email() | Url() | Slug():
            return (*_CHOICE, *_WORDS)
        case (
            Integer()
            | BigInteger()
            | Float()
            | Decimal()
            | Date()
            | Time()
            | Datetime()
            | Duration()
        ):
            return (*_CHOICE, *_ORDER)
        case Boolean():
            return (Operator.EQ,)
        case Uuid() | Enum():
            return _CHOICE
        case Array():
            return (Operator.CONTAINS,)
        case Json() | Bytes():
            return ()
        case _:
            assert_never(type_)


def sortable(type_: FieldType) -> bool:
    """Whether a list can be sorted by values of the type."""
    match type_:
        case String(_, maximum) | Text(_, maximum) | Email(maximum) | Url(maximum) | Slug(maximum):
            return maximum <= MAX_SORTED
        case Json() | Bytes() | Array():
            return False
        case _:
            return True


def listing(resource: Resource, written: ListSpec, found: Findings) -> ListOptions:
    """What can be asked of the resource's list."""
    _check_use(resource, written, found)
    for names in (written.sorts, [_bare(name) for name in written.default_sort], written.expand):
        check_twice(names, found)
    for name in written.accepted:
        known_field(resource, name, found)
    filters = [
        each for name, ops in written.filters for each in _filters(resource, name, ops, found)
    ]
    _check_parameters(written, filters, found)
    sorts = [field.name for name in written.sorts if (field := _sort(resource, name, found))]
    default = [
        SortKey(field.name, name.value.startswith("-"))
        for name in written.default_sort
        if (field := _sort(resource, _bare(name), found))
    ]
    _check_cursor(resource, written, found)
    for name in written.expand:
        if resource.relation(name.value) is None:
            _unknown_relation(resource, name, found)
    expand = tuple(name.value for name in written.expand)
    return ListOptions(tuple(filters), tuple(sorts), tuple(default), expand)


def _bare(name: Written[str]) -> Written[str]:
    return Written(name.value.removeprefix("-"), name.span, name.key)


def _check_use(resource: Resource, written: ListSpec, found: Findings) -> None:
    """Nothing can be asked of what is not there."""
    reads = resource.operations & {Operation.LIST, Operation.GET}
    filters = [name for name, _ in written.filters]
    style = [] if written.style is None else [written.style]
    asked = [*filters, *written.sorts, *written.default_sort, *style]
    useless = [*([] if Operation.LIST in reads else asked), *([] if reads else written.expand)]
    if useless:
        message = f"`{resource.name}` has no list that this could be asked of"
        found.add("no-effect", message, useless[0].span, "remove it, or add `list` to `methods`")


def _filters(
    resource: Resource, name: Written[str], written: tuple[Written[str], ...], found: Findings
) -> Iterator[Filter]:
    field = known_field(resource, name, found)
    check_twice(written, found)
    if field is None:
        return
    if field.write_only:
        message = f"a filter would tell what `{field.name}` holds, which is never answered"
        found.add("not-answered", message, name.span, "remove it, or remove `write_only`")
        return
    allowed = operators(field.type)
    for word in written:
        operator = Operator(word.value)
        if operator in allowed or (operator is Operator.IS_NULL and field.nullable):
            yield Filter(field.name, operator)
            continue
        known = [each.value for each in allowed]
        if operator is Operator.IS_NULL:
            message = f"`{field.name}` is never null"
            hint = f"{field.name}: [{', '.join(known)}]"
        else:
            message = f"`{word.value}` cannot compare what `{field.name}` holds"
            known += ["is_null"] if field.nullable else []
            hint = f"{field.name}: [{', '.join(known)}]" if known else "remove it"
        found.add("bad-operator", message, word.span, hint)


def _check_parameters(written: ListSpec, filters: list[Filter], found: Findings) -> None:
    """Each filter is a parameter, beside those of every list."""
    places = {name.value: name.span for name, _ in written.filters}
    for each in filters:
        if each.parameter in _TAKEN:
            message = (
                f"the filter `{each.parameter}` and a parameter of the list would share a name"
            )
            hint = "rename the field, or leave out the filter"
            found.add("name-collision", message, places[each.field], hint)


def _sort(resource: Resource, name: Written[str], found: Findings) -> Field | None:
    field = known_field(resource, name, found)
    if field is None:
        return None
    if field.write_only:
        message = f"an order would tell what `{field.name}` holds, which is never answered"
        found.add("not-answered", message, name.span, "remove it, or remove `write_only`")
    elif not sortable(field.type):
        text = isinstance(field.type, String | Text | Url | Email | Slug)
        reason = f"only texts of up to {MAX_SORTED} characters are" if text else "its type is not"
        message = f"a list cannot be sorted by `{field.name}`: {reason}"
        hint = f"max_length: {MAX_SORTED}" if text else "remove it"
        found.add("not-sortable", message, name.span, hint)
    return field


def _check_cursor(resource: Resource, written: ListSpec, found: Findings) -> None:
    """A cursor holds a value of each field that the list is sorted by."""
    names = {_bare(name).value: name for name in (*written.default_sort, *written.sorts)}
    total = 0
    for name, where in names.items():
        field = resource.field(name)
        if field is not None and isinstance(field.type, TEXTS) and sortable(field.type):
            total += field.type.max_length
            if total > MAX_SORTED_TOGETHER:
                message = (
                    f"the texts that a list is sorted by have over {MAX_SORTED_TOGETHER}"
                    f" characters together, with those of `{name}`"
                )
                hint = "bound the fields with a smaller `max_length`, or leave one out"
                found.add("not-sortable", message, where.span, hint)
                return


def _unknown_relation(resource: Resource, name: Written[str], found: Findings) -> None:
    names = [relation.name for relation in resource.relations]
    known = shown(", ".join(names))
    near = closest(name.value, names)
    message = f"there is no relation `{shown(name.value)}` in `{resource.name}`"
    hint = f"did you mean `{near}`?" if near else f"known relations: {known or 'none'}"
    found.add("unknown-relation", message, name.span, hint)
