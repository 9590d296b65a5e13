"""Edits that change no table, and that the last revision must know of all the same."""

from __future__ import annotations

import pytest

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from codegen.read import read_text
from tests.migrations.databases import OWNERS, Database
from tests.migrations.histories import History, catalog, tasks

PERSON = "  plural: people\n  fields: { name: { type: string, required: true } }\n"


def people(name: str, former: str | None = None, more: str = "") -> Catalog:
    """A resource whose table is called people, whatever it is called itself."""
    said = "" if former is None else f"  renamed_from: {former}\n"
    return catalog(f"{name}:\n{said}{PERSON}{more}")


def summary(history: History, schema: Catalog) -> tuple[str, ...]:
    planned = history.plan(schema)
    return () if planned is None else planned.summary


def test_a_resource_that_is_renamed_while_its_table_keeps_its_name_is_recorded(
    db: Database,
) -> None:
    before, after = people("person"), people("human", "person")
    history = db.start(before)
    db.fill("people", "name", ("ada",))

    planned = history.plan(after)
    db.there_and_back(history, before, after)

    assert planned is not None
    assert planned.summary == ("~ people: the resource `person` is called `human` now",)
    assert "    pass\n" in "".join(history.revisions.values())
    assert db.rows("people", "name") == [("ada",)] * len(OWNERS)
    # The word has been applied, and may go.
    assert history.plan(people("human")) is None


def test_a_new_name_is_told_together_with_other_changes() -> None:
    history = History()
    history.migrate(people("person"))
    after = catalog(
        f"human:\n  renamed_from: person\n{PERSON}".replace(
            "} }", "}, size: { type: bigint, nullable: true } }"
        )
    )

    assert summary(history, after) == (
        "~ people: the resource `person` is called `human` now",
        "+ people.size: bigint",
    )


def test_a_name_that_nothing_else_changes_can_be_passed_on_in_the_same_step(db: Database) -> None:
    before = people("person", more="pet:\n  fields: { name: { type: string, required: true } }\n")
    after = people(
        "pet",
        "person",
        "animal:\n  renamed_from: pet\n  plural: pets\n"
        "  fields: { name: { type: string, required: true } }\n",
    )
    history = db.start(before)

    db.there_and_back(history, before, after)

    named = {table.resource: table.name for table in history.tables()}
    assert (named["pet"], named["animal"]) == ("people", "pets")


WIDTH = "{}: {{ type: integer, required: true, maximum: 9{} }}\n"
HEIGHT = "{}: {{ type: string, required: true{} }}\n"
SWAPPED = tasks(
    WIDTH.format("b", ", renamed_from: a") + HEIGHT.format("a", ", renamed_from: b"),
)
SWAPPED_BACK = tasks(
    WIDTH.format("a", ", renamed_from: b") + HEIGHT.format("b", ", renamed_from: a"),
)


def test_fields_swap_their_names_a_second_time(db: Database) -> None:
    first = tasks(WIDTH.format("a", "") + HEIGHT.format("b", ""))
    history = db.start(first)
    db.fill("tasks", "a, b", (3, "three"))
    db.there_and_back(history, first, SWAPPED)
    told = tasks(WIDTH.format("b", "") + HEIGHT.format("a", ""))

    db.there_and_back(history, SWAPPED, told)
    db.there_and_back(history, told, SWAPPED_BACK)

    assert db.rows("tasks", "a, b") == [(3, "three")] * len(OWNERS)


def test_a_name_is_replaced_a_second_time(db: Database) -> None:
    number, flag = (
        "size: { type: integer, nullable: true }",
        "size: { type: boolean, default: false }",
    )
    replaced = "task.size: { replaced: true }"
    first, second = tasks(number), tasks(flag, replaced)
    history = db.start(first)
    db.there_and_back(history, first, second)
    assert history.plan(second) is None

    assert summary(history, tasks(flag)) == ("~ tasks.size: its past is forgotten",)
    db.there_and_back(history, second, tasks(flag))
    assert summary(history, tasks(number, replaced)) == (
        "- tasks.size, and its values",
        "+ tasks.size: integer",
    )
    db.there_and_back(history, tasks(flag), tasks(number, replaced))


def test_a_resource_is_replaced_a_second_time() -> None:
    tag = "tag:\n  fields: { label: { type: string, required: true } }\n"
    history = History()
    history.migrate(catalog(tag))
    history.migrate(catalog(tag, "tag: { replaced: true }"))

    assert summary(history, catalog(tag)) == ("~ tags: its past is forgotten",)
    history.migrate(catalog(tag))
    assert summary(history, catalog(tag, "tag: { replaced: true }")) == (
        "- tags, and its rows",
        "+ tags",
    )


def test_words_of_an_enum_swap_a_second_time() -> None:
    def schema(more: str) -> Catalog:
        return read_text(
            "spec: 1\napi: { title: Test, version: 1.0.0 }\ndefaults: { timestamps: false }\n"
            f"enums: {{ State: {{ values: [up, down]{more} }} }}\n"
            "resources: { task: { fields: { state: { type: State, default: up } } } }\n"
        )

    swap = ", renamed_values: { up: down, down: up }"
    history = History()
    history.migrate(schema(""))
    (line,) = summary(history, schema(swap))
    history.migrate_all(schema(swap))

    assert summary(history, schema("")) == ("~ tasks.state: its past is forgotten",)
    history.migrate_all(schema(""))
    assert summary(history, schema(swap)) == (line,)


@pytest.mark.parametrize(
    "field",
    [
        "name: { type: string, required: true, renamed_from: title }",
        "title: { type: string, required: true }\n"
        "size: { type: integer, required: true, backfill: 1 }",
    ],
)
def test_a_word_that_is_in_nobodys_way_may_go_without_a_revision(field: str) -> None:
    history = History()
    history.migrate(tasks("title: { type: string, required: true }"))
    history.migrate_all(tasks(field))
    without = field.replace(", renamed_from: title", "").replace(", backfill: 1", "")

    assert history.plan(tasks(without)) is None


def test_a_rename_without_its_word_is_still_refused() -> None:
    history = History()
    history.migrate(people("person"))

    with pytest.raises(SchemaError) as refused:
        history.plan(people("human"))

    assert [each.code for each in refused.value.diagnostics] == ["drop-or-rename"]
