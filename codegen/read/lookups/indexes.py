"""Uniques, indexes and conditions: from what was written to what the tables get."""

from __future__ import annotations

from collections.abc import Sequence

from codegen.catalog import (
    Array,
    Boolean,
    Condition,
    Email,
    Enum,
    Field,
    Index,
    Json,
    Owner,
    Resource,
    Slug,
    SortKey,
    String,
    Text,
    Unique,
    Url,
)
from codegen.read.document.nodes import shown
from codegen.read.findings import Findings
from codegen.read.lookups.columns import check_twice, columns, known_field
from codegen.read.lookups.condition import read_condition
from codegen.read.lookups.sql_tokens import BadCondition
from codegen.read.lookups.widths import MAX_ROW, row_width
from codegen.read.lookups.words import check_words
from codegen.read.spec import CheckSpec, IndexSpec, Written

TEXTS = (String, Text, Email, Url, Slug)


def uniques(
    resource: Resource, written: Sequence[IndexSpec], owner: Owner, found: Findings
) -> tuple[Unique, ...]:
    """The fields that are unique together."""
    made: list[Unique] = []
    for each in written:
        check_twice(each.fields, found)
        _check_said(resource, each, made, found)
        fields = [known_field(resource, name, found) for name in each.fields]
        across = _across(resource, each, "unique", found)
        keys = [field for field in fields if field is not None]
        _check_width(each, keys, None if across or not resource.owned else owner, found)
        if across:
            message = f"`{shown(each.name.value)}` tells one owner what another has"
            hint = "remove `global`, unless every owner may know"
            found.warn("global-unique", message, each.name.span, hint)
        made.append(Unique(each.name.value, tuple(field.name for field in keys), across))
    return tuple(made)


def _check_said(
    resource: Resource, written: IndexSpec, before: Sequence[Unique], found: Findings
) -> None:
    """PostgreSQL makes one constraint of two on the same columns, and then one of them is gone."""
    fields = tuple(each.value for each in written.fields)
    across = written.across is not None and written.across.value
    if fields == ("id",) and not (across and resource.owned):
        problem = "the id is unique as it is"
    else:
        same = (each for each in before if (each.fields, each.shared) == (fields, across))
        twin = next(same, None)
        if twin is None:
            return
        problem = f"`{shown(twin.name)}` holds the same fields apart"
    message = f"`{shown(written.name.value)}` adds nothing: {problem}"
    found.add("bad-index", message, written.name.span, f"remove `{shown(written.name.value)}`")


def indexes(
    resource: Resource, written: Sequence[IndexSpec], owner: Owner, found: Findings
) -> tuple[Index, ...]:
    """The fields that are looked up together."""
    return tuple(_index(resource, each, owner, found) for each in written)


def conditions(
    resource: Resource, written: Sequence[CheckSpec], owner: Owner, found: Findings
) -> tuple[Condition, ...]:
    """The SQL conditions that every row meets."""
    return tuple(
        Condition(each.name.value, condition(resource, each.sql, owner, found)) for each in written
    )


def condition(resource: Resource, written: Written[str], owner: Owner, found: Findings) -> str:
    """One SQL condition on a row of the resource, vetted."""
    try:
        read = read_condition(written.value, columns(resource, owner.name))
        check_words(
            read,
            {each.name: each.type for each in resource.fields if isinstance(each.type, Enum)},
        )
        return read
    except BadCondition as error:
        found.add("bad-condition", error.reason, written.span, error.hint)
        return ""


def _index(resource: Resource, written: IndexSpec, owner: Owner, found: Findings) -> Index:
    names = [_bare(name) for name in written.fields]
    check_twice([*names, *written.include], found)
    keys = []
    fields = []
    for name, bare in zip(written.fields, names, strict=True):
        field = known_field(resource, bare, found)
        if field is not None:
            keys.append(SortKey(field.name, name.value.startswith("-")))
            fields.append(field)
    included = [known_field(resource, name, found) for name in written.include]
    across = _across(resource, written, "index", found)
    using = written.using.value if written.using else "btree"
    prefix = written.prefix is not None and written.prefix.value
    held = [*fields, *(field for field in included if field is not None)]
    if using == "btree":
        _check_width(written, held, None if across or not resource.owned else owner, found)
        _check_prefix(written, fields, prefix, found)
    else:
        _check_method(resource, written, using, fields, across, found)
    if across:
        message = f"`{shown(written.name.value)}` does not start with the owner"
        hint = "remove `global`, unless you look for rows of all owners yourself"
        found.warn("global-index", message, written.name.span, hint)
    return Index(
        name=written.name.value,
        keys=tuple(keys),
        where=condition(resource, written.where, owner, found) if written.where else None,
        include=tuple(field.name for field in included if field is not None),
        using=using,
        prefix=prefix,
        shared=across,
    )


def _bare(name: Written[str]) -> Written[str]:
    """The field of a key, without the sign that turns it round."""
    return Written(name.value.removeprefix("-"), name.span, name.key)


def _across(resource: Resource, written: IndexSpec, noun: str, found: Findings) -> bool:
    across = written.across
    if across is None or not across.value:
        return False
    if not resource.owned:
        message = f"every {noun} of shared rows is `global`"
        found.add("no-effect", message, across.key, "remove `global`")
        return False
    return True


def _check_width(
    written: IndexSpec, fields: list[Field], owner: Owner | None, found: Findings
) -> None:
    width = row_width(fields, owner)
    if width is None or width > MAX_ROW:
        size = "any number of" if width is None else f"{width:,}"
        message = (
            f"a row of `{shown(written.name.value)}` could have {size} bytes,"
            f" and PostgreSQL takes at most {MAX_ROW:,}"
        )
        hint = "leave out the longest field, or bound it with a smaller `max_length`"
        found.add("index-too-wide", message, written.name.span, hint)


def _check_prefix(written: IndexSpec, fields: list[Field], prefix: bool, found: Findings) -> None:
    if prefix and not any(isinstance(field.type, TEXTS) for field in fields):
        message = "only a text has a beginning that can be looked up"
        span = written.prefix.key if written.prefix else written.name.span
        found.add("bad-index", message, span, "remove `prefix`")


def _check_method(
    resource: Resource,
    written: IndexSpec,
    using: str,
    fields: list[Field],
    across: bool,
    found: Findings,
) -> None:
    """What PostgreSQL can do with its other kinds of index, without extensions."""
    span = written.using.span if written.using else written.name.span
    lists = [field for field in fields if isinstance(field.type, Array | Json)]
    led = resource.owned and not across
    turned = any(name.value.startswith("-") for name in written.fields)
    problem = None
    if using == "gist":
        problem = "no field type has an operator class for `gist`"
    elif using == "gin" and len(lists) < len(fields):
        problem = "`gin` holds arrays and `json` alone"
    elif using == "brin" and (lists or any(isinstance(f.type, Boolean) for f in fields)):
        problem = "`brin` holds no arrays, no `json` and no booleans"
    elif using == "hash" and (len(fields) + led > 1):
        problem = "`hash` has one key" + (", and the owner comes first" if led else "")
    elif using == "gin" and led:
        problem = "`gin` cannot start with the owner"
    elif written.include or written.prefix or turned:
        problem = f"`{using}` has no order, no prefix and nothing beside its keys"
    if problem is not None:
        alone = led and using in ("hash", "gin") and len(fields) == 1
        hint = "global: true   # or using: btree" if alone else "using: btree"
        found.add("bad-index", problem, span, hint)
