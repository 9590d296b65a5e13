"""Any edit within what is supported, on tables with rows: up, down, up, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from unittest.mock import patch
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from codegen.catalog import (
    Api,
    Boolean,
    Catalog,
    Constant,
    Datetime,
    Default,
    Field,
    FieldType,
    Function,
    Integer,
    Owner,
    Removal,
    Resource,
    String,
    Text,
    Uuid,
    Value,
)
from codegen.storage import tables
from tests.migrations.databases import Database
from tests.migrations.looking import down, told

WORDS = ("alpha", "order", "user", "b2", "long_" * 9 + "name", "tmp_alpha")
"""Names of fields and resources; some are reserved in SQL, one makes constraints too long."""

TEXTS = ("abc", "it's 12:30 at :noon", '100% %s %(x)s {{x}} """ \\ \\:z', "\ttab\nline")
"""Descriptions and defaults."""

STAMPS = ("created_at", "updated_at")

# Every type has one value that fits whatever limits a field of it is given here, so that rows never
# stand in the way of an edit.
STRINGS = (String(), String(1, 30), String(0, 40), String(3, 60, "[a-z]+"), Text(), Text(2, 90))
INTEGERS = (Integer(), Integer(0, 9), Integer(-5), Integer(maximum=7))
FAMILIES: tuple[tuple[tuple[FieldType, ...], Value], ...] = (
    (STRINGS, "abc"),
    (INTEGERS, 5),
    ((Boolean(),), True),
    ((Datetime(),), datetime(2026, 1, 2, 3, 4, 5, 678, UTC)),
    ((Uuid(),), UUID(int=7)),
)


def value_of(type_: FieldType) -> Value:
    return next(value for types, value in FAMILIES if type_ in types)


@st.composite
def fields(draw: st.DrawFn, name: str, types: tuple[FieldType, ...]) -> Field:
    """A field of one of these types, as it can be when a table is new."""
    type_ = draw(st.sampled_from(types))
    return Field(
        name=name,
        attribute=name,
        type=type_,
        description=draw(st.none() | st.sampled_from(TEXTS)),
        nullable=draw(st.booleans()),
        default=draw(st.none() | defaults(type_)),
    )


def defaults(type_: FieldType) -> st.SearchStrategy[Default]:
    constant = st.just(Constant(value_of(type_)))
    match type_:
        case Text(minimum) if minimum < 3:
            return constant | st.builds(Constant, st.sampled_from(TEXTS))
        case Datetime():
            return constant | st.just(Function.NOW)
        case Uuid():
            return constant | st.just(Function.UUID)
        case _:
            return constant


@st.composite
def resources(draw: st.DrawFn, name: str) -> Resource:
    drawn = tuple(
        draw(fields(word, draw(st.sampled_from([types for types, _ in FAMILIES]))))
        for word in draw(st.lists(st.sampled_from(WORDS), max_size=4, unique=True))
    )
    return Resource(
        name=name,
        plural=draw(st.sampled_from([f"{name}s", f"{name}_list"])),
        class_name=name.title(),
        module=name,
        fields=drawn,
        description=draw(st.none() | st.sampled_from(TEXTS)),
        timestamps=draw(st.booleans()),
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    names = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True))
    return Catalog(
        Api("Test", "1.0.0"),
        Owner("user_id", String(1, 64)),
        tuple(draw(resources(name)) for name in names),
    )


@st.composite
def edits(draw: st.DrawFn) -> tuple[Catalog, Catalog]:
    """Two schemas, the second made from the first by edits that are declared and supported."""
    before = draw(catalogs())
    staying = [resource for resource in before.resources if draw(st.integers(0, 4)) > 0]
    old_names = [resource.name for resource in before.resources]
    names = draw(new_names([resource.name for resource in staying], old_names))
    removed = [Removal(name) for name in old_names if name not in names]
    after = [edited(draw, resource, names[resource.name], removed) for resource in staying]
    free = [word for word in WORDS if word not in {*old_names, *names.values()}]
    if draw(st.booleans()):
        after.append(draw(resources(free[0])))
    return before, replace(before, resources=tuple(after), removed=tuple(removed))


@st.composite
def new_names(draw: st.DrawFn, names: list[str], old: list[str]) -> dict[str, str]:
    """What becomes of names: nothing, one is new, or they are passed around."""
    free = [word for word in WORDS if word not in old]
    match draw(st.sampled_from(["same", "same", "new", "passed"])):
        case "new" if names and free:
            return dict(zip(names, [free[0], *names[1:]], strict=True))
        case "passed":
            return dict(zip(names, draw(st.permutations(names)), strict=True))
        case _:
            return {name: name for name in names}


def edited(draw: st.DrawFn, old: Resource, name: str, removed: list[Removal]) -> Resource:
    staying = [field for field in old.fields if draw(st.integers(0, 4)) > 0]
    old_names = [field.name for field in old.fields]
    names = draw(new_names([field.name for field in staying], old_names))
    after = [edited_field(draw, field, names[field.name]) for field in staying]
    free = [word for word in WORDS if word not in {*old_names, *names.values()}]
    for word in free[: draw(st.integers(0, 2))]:
        new = draw(fields(word, draw(st.sampled_from([types for types, _ in FAMILIES]))))
        after.append(backfilled(draw, new, needed=new.default is None))
    timestamps = draw(st.booleans())
    gone = {*old_names} - {*names} | ({*STAMPS} if old.timestamps and not timestamps else set())
    removed += [Removal(name, field) for field in sorted(gone)]
    return replace(
        old,
        name=name,
        plural=draw(st.sampled_from([f"{name}s", f"{name}_list"])),
        renamed_from=None if name == old.name else old.name,
        fields=tuple(draw(st.permutations(after))),
        description=draw(st.none() | st.sampled_from(TEXTS)),
        timestamps=timestamps,
    )


def edited_field(draw: st.DrawFn, old: Field, name: str) -> Field:
    renamed = None if name == old.name else old.name
    if draw(st.booleans()):
        return replace(old, name=name, attribute=name, renamed_from=renamed)
    types = next(types for types, _ in FAMILIES if old.type in types)
    field = replace(draw(fields(name, types)), renamed_from=renamed)
    return backfilled(draw, field, needed=old.nullable)


def backfilled(draw: st.DrawFn, field: Field, *, needed: bool) -> Field:
    if (needed and not field.nullable) or draw(st.integers(0, 3)) == 0:
        return replace(field, backfill=Constant(value_of(field.type)))
    return field


def fill(db: Database, schema: Catalog) -> None:
    """Give every table two rows of one owner and one of another, with nulls where they may be."""
    for resource in schema.resources:
        for number, owner in enumerate(("ada", "ada", "grace")):
            row = {"id": UUID(int=number), "user_id": owner} | {
                field.name: None if field.nullable and number else value_of(field.type)
                for field in resource.fields
            }
            names = ", ".join(f'"{name}"' for name in row)
            places = ", ".join("%s" for _ in row)
            statement = f'INSERT INTO "{resource.plural}" ({names}) VALUES ({places})'
            db.plain.execute(statement.encode(), list(row.values()))


def assert_values_stayed(db: Database, before: Catalog, after: Catalog) -> None:
    """Every value of a resource and field that stayed is where it was, under whatever name."""
    old_resources = {resource.name: resource for resource in before.resources}
    for resource in after.resources:
        old = old_resources.get(resource.renamed_from or resource.name)
        if old is None:
            assert db.rows(resource.plural, "id") == []
            continue
        old_fields = {field.name: field for field in old.fields}
        for field in resource.fields:
            old_field = old_fields.get(field.renamed_from or field.name)
            if old_field is not None:
                first, *rest = (value for (value,) in db.rows(resource.plural, f'"{field.name}"'))
                value = value_of(field.type)
                assert first == value
                null = None if field.nullable else value
                assert rest == ([null, null] if old_field.nullable else [value, value])


def downgrade(db: Database, revisions: Sequence[str], before: Catalog, after: Catalog) -> None:
    """Go back; where a look announces that it stops, first see that it does, and changes nothing.

    The only thing in the way are values that would have to be invented.
    """
    announced = down(before, after).stop(db)
    if announced is not None:
        with pytest.raises(sa.exc.DBAPIError) as stopped:
            db.downgrade(*revisions)
        assert problems(told(stopped.value)) == problems(announced)
        assert problems(announced) <= {f"with no {word}" for word in (*WORDS, *STAMPS)}
        db.assert_like_new(after)
        for table in tables(after):
            db.plain.execute(f'DELETE FROM "{table.name}"'.encode())
    db.downgrade(*revisions)


def problems(said: str) -> set[str]:
    """What is wrong with rows, whichever they are."""
    lines = said.partition("\nHINT: ")[0].splitlines()
    return {re.sub(r".* rows? of \w+ (.*), for example .*", r"\1", line) for line in lines}


@settings(
    max_examples=75,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edit=edits())
def test_any_edit_leads_there_and_back_and_loses_nothing(
    db: Database, edit: tuple[Catalog, Catalog]
) -> None:
    before, after = edit
    db.empty()
    # How the text is laid out is tested elsewhere, and costs a process each time.
    with patch("codegen.migrate.format_python", dict):
        history = db.start(before)
        fill(db, before)
        if history.plan(after) is None:
            db.assert_like_new(after)
            return
        revisions = history.migrate_all(after)
    note("\n".join(revisions))

    db.upgrade(*revisions)

    db.assert_like_new(after)
    assert_values_stayed(db, before, after)
    downgrade(db, revisions, before, after)
    db.assert_like_new(before)
    db.upgrade(*revisions)
    db.assert_like_new(after)
    assert history.plan(after) is None
