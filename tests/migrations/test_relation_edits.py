"""Any edit of what binds rows, on tables with rows: up, down, up, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch
from uuid import UUID

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from codegen.catalog import (
    Api,
    Array,
    Catalog,
    Condition,
    Enum,
    Field,
    Index,
    Integer,
    Join,
    ManyToMany,
    OnDelete,
    Owner,
    Reference,
    Removal,
    Resource,
    SortKey,
    String,
    Unique,
    Uuid,
)
from codegen.storage import DELETED_AT, tables
from tests.migrations.databases import Database

NAMES = ("alpha", "order", "gamma")
"""Of resources. `gamma` may be shared; it then refers to nothing."""
NEW_NAMES = {"alpha": "delta", "order": "select", "gamma": "long_" * 9 + "name"}
WORDS = ("todo", "it's done", ":x")
NEW_WORDS = {"todo": "to do", "it's done": "done", ":x": "x:y"}
ENDS = ("one", "two")
"""Of relations."""

bits = st.booleans()


def plain_fields(words: tuple[str, ...], renamed: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    enum = Enum("Status", "Status", words, renamed_values=renamed)
    return (
        Field("title", "title", String()),
        Field("size", "size", Integer(), nullable=True),
        Field("status", "status", enum, nullable=True),
        Field("past", "past", Array(enum), nullable=True),
    )


@st.composite
def references(draw: st.DrawFn, targets: list[str]) -> tuple[Field, ...]:
    """Fields that may refer to one of the resources each."""
    return tuple(
        Field(
            f"{end}_id",
            f"{end}_id",
            Uuid(),
            nullable=True,
            reference=Reference(
                draw(st.sampled_from(targets)), draw(st.sampled_from(list(OnDelete)))
            ),
        )
        for end in ENDS
        if draw(bits)
    )


@st.composite
def looked_up(draw: st.DrawFn, key: str, resource: Resource) -> Resource:
    """The resource with uniques, indexes and conditions; their names do not follow its own."""
    fields = [field.name for field in resource.fields]
    title = fields[0]
    some = st.lists(st.sampled_from(fields), min_size=1, max_size=3, unique=True)
    where = st.none() | st.sampled_from([f"{title} <> 'it''s: {title}'", f'"{title}" IS NOT NULL'])
    indexes = [
        Index(
            f"{key}_{word}",
            tuple(SortKey(name, draw(bits)) for name in draw(some)),
            where=draw(where),
            include=("size",) if draw(bits) else (),
        )
        for word in ("first", "second")
        if draw(bits)
    ]
    # PostgreSQL takes two constraints on the same columns for one.
    uniques = {
        (title, *(name for name in draw(some) if name != title)): f"{key}_{word}"
        for word in ("third", "fourth")
        if draw(bits)
    }
    conditions = [
        Condition(word, f"lower({title}) <> '{title}: {word}'")
        for word in ("fifth", "sixth")
        if draw(bits)
    ]
    return replace(
        resource,
        uniques=tuple(Unique(word, columns) for columns, word in uniques.items()),
        indexes=tuple(indexes),
        conditions=tuple(conditions),
    )


def made(name: str, fields: tuple[Field, ...]) -> Resource:
    return Resource(name, f"{name}s", name.title(), name, fields, timestamps=False)


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    shared = draw(bits)
    found = []
    for name in NAMES:
        owned = name != "gamma" or not shared
        refers = draw(references(list(NAMES))) if owned else ()
        resource = replace(
            made(name, (*plain_fields(WORDS, ()), *refers)),
            owned=owned,
            soft_delete=draw(bits),
            relations=draw(joins(name)) if owned else (),
        )
        found.append(draw(looked_up(name, resource)))
    return Catalog(
        Api("Test", "1.0.0"),
        Owner("user_id", String(1, 64)),
        tuple(found),
        row_level_security=draw(bits),
    )


@st.composite
def joins(draw: st.DrawFn, name: str) -> tuple[ManyToMany, ...]:
    return tuple(link(name, target) for target in NAMES if draw(st.integers(0, 3)) == 0)


def link(name: str, target: str) -> ManyToMany:
    far = f"other_{target}_id" if name == target else f"{target}_id"
    return ManyToMany(target, target, f"{target}_ids", Join(f"{name}_{target}", f"{name}_id", far))


@st.composite
def edits(draw: st.DrawFn) -> tuple[Catalog, Catalog]:
    """Two schemas, the second made from the first by edits that are declared and supported."""
    before = draw(catalogs())
    names = {name: NEW_NAMES[name] if draw(bits) else name for name in NAMES}
    words = {word: NEW_WORDS[word] if draw(bits) else word for word in WORDS}
    title = draw(st.sampled_from(["title", "label"]))
    removed: list[Removal] = []
    after = []
    for old in before.resources:
        resource = edited(draw, old, names, words, title, removed)
        after.append(resource)
    kept = {each.join.table for resource in after for each in resource.links}
    for resource in before.resources:
        for each in resource.links:
            now = link(names[resource.name], names[each.target]).join.table
            if now not in kept:
                removed.append(Removal(each.join.table))
    secured = draw(bits)
    return before, replace(
        before, resources=tuple(after), removed=tuple(removed), row_level_security=secured
    )


def edited(
    draw: st.DrawFn,
    old: Resource,
    names: dict[str, str],
    words: dict[str, str],
    title: str,
    removed: list[Removal],
) -> Resource:
    name = names[old.name]
    plain = plain_fields(tuple(words.values()), tuple((a, b) for a, b in words.items() if a != b))
    renamed = replace(plain[0], name=title, renamed_from=None if title == "title" else "title")
    refers = edited_references(draw, old, names, removed) if old.owned else ()
    fields = (renamed, *plain[1:], *refers)
    relations = [each for each in old.links if draw(bits)]
    if old.owned and not relations:
        relations = list(draw(joins(old.name)))
    soft_delete = draw(bits)
    if old.soft_delete and not soft_delete:
        removed.append(Removal(name, DELETED_AT))
    resource = replace(
        made(name, fields),
        owned=old.owned,
        soft_delete=soft_delete,
        renamed_from=None if name == old.name else old.name,
        relations=tuple(link(name, names[each.target]) for each in relations),
    )
    return draw(looked_up(old.name, resource)) if draw(bits) else resource


def edited_references(
    draw: st.DrawFn, old: Resource, names: dict[str, str], removed: list[Removal]
) -> tuple[Field, ...]:
    """The references: with another target or fate, renamed into each other, gone, or new."""
    staying = [field for field in old.fields if field.reference is not None and draw(bits)]
    ends = [f"{end}_id" for end in ENDS]
    swapped = draw(st.permutations(ends)) if len(staying) == len(ends) else ends
    found = []
    for field, name in zip(staying, swapped, strict=False) if len(staying) == 2 else ():
        found.append(replace(field, name=name, renamed_from=field.name))
    if len(staying) < 2:
        found = staying
    present = {field.name for field in found}
    dropped = [f for f in old.fields if f.reference is not None and f.name not in present]
    removed += [Removal(names[old.name], field.name.removesuffix("_id")) for field in dropped]
    fresh = [field for field in draw(references(list(NAMES))) if field.name not in present]
    gone = {field.name for field in dropped}
    found += [field for field in fresh if field.name not in gone]
    return tuple(
        replace(
            field,
            renamed_from=None if field.renamed_from == field.name else field.renamed_from,
            reference=Reference(
                names[field.reference.target if draw(bits) else draw(st.sampled_from(NAMES))],
                draw(st.sampled_from(list(OnDelete))),
            ),
        )
        for field in found
        if field.reference is not None
    )


OWNERS = ("ada", "ada", "grace")


def fill(db: Database, schema: Catalog) -> None:
    """Give every table two rows of Ada's and one of Grace's, each bound to its own equals."""
    for resource in schema.resources:
        owner = "user_id, " if resource.owned else ""
        for number, name in enumerate(OWNERS):
            values = f"'{name}', " if resource.owned else ""
            db.plain.execute(
                f'INSERT INTO "{resource.plural}" (id, {owner}title, size, status, past) VALUES'
                f" ('{UUID(int=number)}', {values} 't{number}', {number}, %s, %s)".encode(),
                [WORDS[number], list(WORDS)],
            )
    for resource in schema.resources:
        for field in resource.fields:
            if field.reference is not None:
                db.plain.execute(f'UPDATE "{resource.plural}" SET {field.name} = id'.encode())
        for each in resource.links:
            db.plain.execute(
                f'INSERT INTO "{each.join.table}" (user_id, {each.join.near}, {each.join.far})'
                f' SELECT user_id, id, id FROM "{resource.plural}"'.encode()
            )


def assert_values_stayed(db: Database, before: Catalog, after: Catalog) -> None:
    """Every value is where it was, under whatever name, and every word is called as it is now."""
    joined = {table.name: table for table in tables(after) if table.join}
    for old, new in zip(before.resources, after.resources, strict=True):
        status = new.fields[2].type
        assert isinstance(status, Enum)
        rows = db.plain.execute(
            f'SELECT id, "{new.fields[0].name}", size, status, past FROM "{new.plural}"'
            " ORDER BY id".encode()
        ).fetchall()
        assert rows == [
            (UUID(int=number), f"t{number}", number, status.values[number], list(status.values))
            for number in range(3)
        ]
        present = {field.name for field in old.fields}
        for field in new.fields[4:]:
            kept = (field.renamed_from or field.name) in present
            bound = f'SELECT count(*) FROM "{new.plural}" WHERE {field.name} = id'
            assert db.plain.execute(bound.encode()).fetchone() == (3 if kept else 0,)
    for name, table in joined.items():
        was = table.renamed_from or name
        stayed = any(each.join.table in (was, name) for r in before.resources for each in r.links)
        count = db.plain.execute(f'SELECT count(*) FROM "{name}"'.encode()).fetchone()
        assert count == (3 if stayed else 0,)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edit=edits())
def test_any_edit_of_what_binds_rows_leads_there_and_back(
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
    db.downgrade(*revisions)
    db.assert_like_new(before)
    db.upgrade(*revisions)
    db.assert_like_new(after)
    assert history.plan(after) is None
