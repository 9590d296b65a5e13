"""What can be asked of a list, by the names that every layer gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from codegen.catalog import (
    NOTHING_ASKED,
    Array,
    Email,
    Field,
    Filter,
    Operation,
    Operator,
    Relation,
    Resource,
    Scalar,
    Slug,
    String,
    Text,
    Url,
)
from codegen.naming import attribute, words

MAX_VALUES = 100
"""How many values a filter compares with."""


def is_asked(resource: Resource) -> bool:
    """Whether its list has filters, sorts or expansions: the others are as lean as can be."""
    plain = replace(NOTHING_ASKED, style=resource.listing.style)
    return Operation.LIST in resource.operations and resource.listing != plain


def query_name(resource: Resource) -> str:
    """The class of what a list is asked for."""
    return f"{resource.class_name}Query"


def answer_name(resource: Resource) -> str:
    """The class of what a list and a single read answer."""
    return f"{resource.class_name}{'Expanded' if resource.listing.expand else 'Read'}"


def sort_names(resource: Resource) -> tuple[str, ...]:
    """The fields that a list can be sorted by; its default order can be asked for too."""
    listing = resource.listing
    return tuple(dict.fromkeys((*listing.sorts, *(key.field for key in listing.default_sort))))


def sort_words(resource: Resource) -> tuple[str, ...]:
    """The words of `sort`: each of its fields, upwards and downwards."""
    return tuple(sign + name for name in sort_names(resource) for sign in ("", "-"))


def default_words(resource: Resource) -> tuple[str, ...]:
    """What `sort` is when nothing is asked for."""
    return tuple(f"{'-' * key.descending}{key.field}" for key in resource.listing.default_sort)


def filtered(resource: Resource) -> Iterator[tuple[Filter, Field]]:
    """The filters of a list, each with its field."""
    for each in resource.listing.filters:
        field = resource.field(each.field)
        if field is None:
            raise ValueError(f"{resource.name} has no field {each.field}")
        yield each, field


def filter_attribute(each: Filter, field: Field) -> str:
    """The Python name of a filter: `due_at__lt`, which no field can be called."""
    if each.operator is Operator.EQ:
        return field.attribute
    return f"{field.name}__{each.operator.value}"


def compared_type(each: Filter, field: Field) -> Scalar:
    """The type of the value, or of each of the values, that a filter compares with.

    Part of a text need not look like the whole.
    """
    type_ = field.type.item if isinstance(field.type, Array) else field.type
    if isinstance(field.type, Array) or each.operator not in (
        Operator.CONTAINS,
        Operator.STARTS_WITH,
    ):
        return type_
    match type_:
        case String() | Text() | Email() | Url() | Slug():
            return String(1, type_.max_length)
        case _:
            raise ValueError(f"a part of {field.name} is no text")


def expanded(resource: Resource) -> Iterator[tuple[str, Relation]]:
    """The relations that an answer can be expanded with, each with its attribute."""
    for name in resource.listing.expand:
        relation = resource.relation(name)
        if relation is None:
            raise ValueError(f"{resource.name} has no relation {name}")
        yield attribute(name), relation


def may_hold_comma(type_: Scalar) -> bool:
    """Whether a value can have a comma in it, which then cannot stand among others."""
    return isinstance(type_, String | Text | Email | Url)


def order_about(resource: Resource) -> str:
    """The order of a list that nothing is asked of, in prose."""
    keys = resource.listing.default_sort
    if not keys or (keys[0].field, keys[0].descending) in _NEWEST:
        return "the newest first"
    return f"by {words(keys[0].field)}" + (", the greatest first" if keys[0].descending else "")


_NEWEST = {("created_at", True), ("id", True)}
