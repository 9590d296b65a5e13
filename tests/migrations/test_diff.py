"""The planner by itself: what it finds between two schemas, and what it refuses to guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from codegen.catalog import Catalog, Field, Removal
from codegen.diagnostics import SchemaError, render
from codegen.migrate.changes import (
    AddColumn,
    AllowNull,
    Change,
    ChangeCheck,
    ChangeComment,
    ChangeDefault,
    CreateTable,
    DropColumn,
    DropTable,
    ForbidNull,
    RenameColumn,
    RenameConstraint,
    RenameTable,
)
from codegen.migrate.diff import diff
from codegen.read import read_text
from codegen.storage import Check, LengthRule, RangeRule, tables
from tests.migrations.histories import catalog, tasks

TITLE = "title: { type: string, required: true, max_length: 80 }\n"


def changes(before: Catalog, after: Catalog) -> tuple[Change, ...]:
    return diff(tables(before), after)


def refused(before: Catalog, after: Catalog) -> str:
    """What the author is told."""
    with pytest.raises(SchemaError) as caught:
        changes(before, after)
    return "\n".join(render(diagnostic, {}) for diagnostic in caught.value.diagnostics)


def test_the_same_schema_is_no_change() -> None:
    schema = tasks(TITLE)

    assert changes(schema, schema) == ()


def test_nothing_before_is_a_table_for_each_resource() -> None:
    schema = catalog(
        "task: { fields: { title: { type: text, required: true } } }\n"
        "tag: { fields: { label: { type: text, required: true } } }"
    )

    assert diff((), schema) == tuple(CreateTable(table) for table in tables(schema))


def test_another_order_of_fields_is_no_change() -> None:
    size = "size: { type: integer, nullable: true }\n"

    assert changes(tasks(TITLE + size), tasks(size + TITLE)) == ()


def test_another_order_of_resources_is_no_change() -> None:
    schema = catalog(
        "task: { fields: { title: { type: text, required: true } } }\n"
        "tag: { fields: { label: { type: text, required: true } } }"
    )

    assert changes(schema, replace(schema, resources=schema.resources[::-1])) == ()


def test_what_only_the_api_sees_is_no_change() -> None:
    before = tasks(TITLE)
    after = tasks(TITLE.replace("max_length", "examples: [Buy milk], max_length"))

    assert changes(before, after) == ()


def test_a_new_field_is_a_new_column_with_its_checks() -> None:
    after = tasks(f"{TITLE}size: {{ type: integer, nullable: true, minimum: 1 }}")

    (change,) = changes(tasks(TITLE), after)

    assert isinstance(change, AddColumn)
    assert (change.table, change.column.name) == ("tasks", "size")
    assert [check.name for check in change.checks] == ["ck_tasks_size_range"]


def test_a_renamed_field_takes_its_checks_along() -> None:
    after = tasks("name: { type: string, required: true, max_length: 80, renamed_from: title }")

    assert changes(tasks(TITLE), after) == (
        RenameColumn("tasks", "title", "name"),
        RenameConstraint("tasks", "ck_tasks_title_length", "ck_tasks_name_length"),
    )


def test_a_renamed_resource_takes_its_key_and_checks_along() -> None:
    fields = "{ fields: { title: { type: string, required: true, max_length: 80 } } }"
    before = catalog(f"todo: {fields}")
    after = catalog(f"task: {fields.replace('{', '{ renamed_from: todo,', 1)}")

    assert changes(before, after) == (
        RenameTable("todos", "tasks"),
        RenameConstraint("tasks", "pk_todos", "pk_tasks"),
        RenameConstraint("tasks", "ck_todos_user_id_length", "ck_tasks_user_id_length"),
        RenameConstraint("tasks", "ck_todos_user_id_pattern", "ck_tasks_user_id_pattern"),
        RenameConstraint("tasks", "ck_todos_title_length", "ck_tasks_title_length"),
    )


def test_a_rename_that_was_applied_is_no_change() -> None:
    renamed = tasks("name: { type: string, required: true, max_length: 80, renamed_from: title }")

    assert changes(renamed, renamed) == ()


def test_a_rename_that_is_said_afterwards_is_no_change() -> None:
    before = tasks("name: { type: text, required: true }")
    after = tasks("name: { type: text, required: true, renamed_from: title }")

    assert changes(before, after) == ()


def test_an_applied_rename_does_not_claim_a_new_field_of_the_old_name() -> None:
    name = "name: { type: text, required: true, renamed_from: title }\n"
    before = tasks(name)
    title = tasks("title: { type: text, nullable: true }").resources[0].fields[0]
    both = with_fields(before, *before.resources[0].fields, title)

    (added,) = changes(before, both)

    assert isinstance(added, AddColumn)
    assert added.column.name == "title"
    assert changes(both, with_fields(both, *both.resources[0].fields)) == ()
    gone = replace(before, removed=(Removal("task", "title"),))
    (dropped,) = changes(both, gone)
    assert isinstance(dropped, DropColumn)
    assert dropped.column.name == "title"


def with_fields(schema: Catalog, *fields: Field) -> Catalog:
    """A schema that may say what the reader of `schema.yaml` does not let through yet."""
    return replace(schema, resources=(replace(schema.resources[0], fields=fields),))


def test_two_fields_can_swap_their_names() -> None:
    before = tasks(
        "a: { type: text, required: true, max_length: 9 }\n"
        "b: { type: text, required: true, max_length: 9 }\n"
    )
    first, second = before.resources[0].fields
    after = with_fields(before, replace(first, renamed_from="b"), replace(second, renamed_from="a"))

    assert changes(before, after) == (
        RenameColumn("tasks", "b", "tmp_b"),
        RenameColumn("tasks", "a", "b"),
        RenameColumn("tasks", "tmp_b", "a"),
        RenameConstraint("tasks", "ck_tasks_b_length", "tmp_ck_tasks_b_length"),
        RenameConstraint("tasks", "ck_tasks_a_length", "ck_tasks_b_length"),
        RenameConstraint("tasks", "tmp_ck_tasks_b_length", "ck_tasks_a_length"),
    )
    assert changes(after, after) == ()


def test_a_name_for_the_meantime_is_one_that_nothing_has() -> None:
    fields = [f"{name}: {{ type: uuid, nullable: true }}\n" for name in ("a", "tmp_b", "b")]
    before = tasks("".join(fields))
    first, spare, second = before.resources[0].fields
    after = with_fields(
        before, replace(first, renamed_from="b"), spare, replace(second, renamed_from="a")
    )

    assert changes(before, after) == (
        RenameColumn("tasks", "b", "tmp_tmp_b"),
        RenameColumn("tasks", "a", "b"),
        RenameColumn("tasks", "tmp_tmp_b", "a"),
    )


def test_a_chain_of_renames_starts_at_its_free_end() -> None:
    before = tasks("a: { type: uuid, nullable: true }\nb: { type: uuid, nullable: true }\n")
    first, second = before.resources[0].fields
    after = with_fields(
        before,
        replace(first, name="b", renamed_from="a"),
        replace(second, name="c", renamed_from="b"),
    )

    assert changes(before, after) == (
        RenameColumn("tasks", "b", "c"),
        RenameColumn("tasks", "a", "b"),
    )


def test_a_declared_drop_is_a_drop() -> None:
    before = catalog(
        "task: { fields: { title: { type: text, required: true } } }\n"
        "tag:\n  fields:\n    label: { type: text, required: true }\n"
        "    size: { type: integer, nullable: true }"
    )
    after = catalog(
        "tag: { fields: { label: { type: text, required: true } } }",
        removed="task: {}\ntag.size: {}",
    )

    table, column = changes(before, after)

    assert table == DropTable(tables(before)[0])
    assert isinstance(column, DropColumn)
    assert column.column.name == "size"


def test_an_undeclared_drop_is_refused_with_the_line_to_paste() -> None:
    before = tasks(f"{TITLE}size: {{ type: integer, nullable: true }}")

    assert refused(before, tasks(TITLE)) == (
        "error[drop-not-declared]: the field `task.size` is gone from the schema, and dropping it "
        "destroys data\n"
        " = help: to drop it, add under `removed:`\n"
        "             task.size: {}"
    )


def test_an_undeclared_drop_of_a_resource_is_refused() -> None:
    before = catalog(
        "task: { fields: { title: { type: text, required: true } } }\n"
        "tag: { fields: { label: { type: text, required: true } } }"
    )
    after = catalog("task: { fields: { title: { type: text, required: true } } }")

    assert refused(before, after) == (
        "error[drop-not-declared]: the resource `tag` is gone from the schema, and dropping it "
        "destroys data\n"
        " = help: to drop it, add under `removed:`\n"
        "             tag: {}"
    )


def test_a_drop_that_could_be_a_rename_is_refused_with_both_readings() -> None:
    before = tasks(f"{TITLE}size: {{ type: integer, nullable: true }}")
    after = tasks(
        f"{TITLE}points: {{ type: integer, nullable: true }}\n"
        "seen: { type: boolean, default: false }"
    )

    assert refused(before, after) == (
        "error[drop-or-rename]: the field `task.size` is gone and `task.points` is new: a rename "
        "keeps the data, a drop destroys it\n"
        " = help: if it is now called `task.points`, add to `task.points`\n"
        "             renamed_from: size\n"
        "         if it is to be dropped, add under `removed:`\n"
        "             task.size: {}"
    )


def test_a_resource_that_could_be_renamed_is_refused_with_both_readings() -> None:
    before = catalog("todo: { fields: { title: { type: text, required: true } } }")
    after = catalog("task: { fields: { title: { type: text, required: true } } }")

    assert refused(before, after) == (
        "error[drop-or-rename]: the resource `todo` is gone and `task` is new: a rename keeps the "
        "data, a drop destroys it\n"
        " = help: if it is now called `task`, add to `task`\n"
        "             renamed_from: todo\n"
        "         if it is to be dropped, add under `removed:`\n"
        "             todo: {}"
    )


def test_both_readings_work_when_they_are_pasted() -> None:
    before = tasks(f"{TITLE}size: {{ type: integer, nullable: true }}")
    renamed = tasks(f"{TITLE}points: {{ type: integer, nullable: true, renamed_from: size }}")
    dropped = tasks(f"{TITLE}points: {{ type: integer, nullable: true }}", removed="task.size: {}")

    assert [type(change) for change in changes(before, renamed)] == [RenameColumn]
    assert [type(change) for change in changes(before, dropped)] == [DropColumn, AddColumn]


def test_a_rename_from_a_name_that_never_was_is_refused() -> None:
    before = tasks(f"{TITLE}size: {{ type: integer, nullable: true }}")
    after = tasks(f"{TITLE}points: {{ type: integer, nullable: true, renamed_from: sizes }}")

    assert refused(before, after) == (
        "error[renamed-from-unknown]: the field `task.points` says that it was `sizes`, but the "
        "last revision has no `sizes`\n"
        " = help: if `size` was meant, write at `task.points`\n"
        "             renamed_from: size\n"
        "         if it is new, remove from `task.points`\n"
        "             renamed_from: sizes"
    )


def test_a_first_revision_does_not_mind_old_names() -> None:
    schema = catalog(
        "task: { renamed_from: todo, fields: "
        "{ title: { type: text, required: true, renamed_from: name } } }"
    )

    assert {type(change) for change in diff((), schema)} == {CreateTable}


def test_a_rename_onto_a_field_that_is_there_is_refused() -> None:
    before = tasks("a: { type: uuid, nullable: true }\nb: { type: uuid, nullable: true }\n")
    after = tasks("b: { type: uuid, nullable: true, renamed_from: a }")

    assert refused(before, after) == (
        "error[rename-contested]: the field `task.b` says that it was `a`, but the last revision "
        "has both `a` and `b`, or `a` has two successors\n"
        " = help: if `b` is what it was, remove from `task.b`\n"
        "             renamed_from: a\n"
        "         if what was `b` can be dropped, add under `removed:`\n"
        "             task.b: { replaced: true }"
    )


def test_a_required_field_needs_a_value_for_old_rows() -> None:
    after = tasks(f"{TITLE}size: {{ type: integer, required: true }}")

    assert refused(tasks(TITLE), after) == (
        "error[backfill-needed]: the field `task.size` is required, and old rows have no value "
        "for it\n"
        " = help: say what they get; for instance, add to `task.size`\n"
        "             backfill: 0"
    )


def test_a_field_that_no_longer_takes_null_needs_a_value_for_old_rows() -> None:
    before = tasks("size: { type: integer, nullable: true, default: 3 }")
    after = tasks("size: { type: integer, default: 3 }")

    assert refused(before, after) == (
        "error[backfill-needed]: the field `task.size` no longer takes null, and old rows may "
        "hold one\n"
        " = help: say what they get; for instance, add to `task.size`\n"
        "             backfill: 3"
    )


def test_a_type_to_which_no_cast_leads_is_refused() -> None:
    before = tasks("size: { type: boolean, required: true }")
    after = tasks("size: { type: date, required: true }")

    assert refused(before, after).startswith(
        "error[conversion-needed]: the field `task.size` was stored as boolean and would be date, "
    )


def test_another_owner_is_refused_once() -> None:
    text = "spec: 1\napi: {{ title: T, version: 1.0.0 }}\nowner: {{ {} }}\nresources:\n" + "".join(
        f"  r{number}: {{{{ fields: {{{{ size: {{{{ type: integer, required: true }}}} }}}} }}}}\n"
        for number in range(3)
    )
    before = read_text(text.format("path_param: user_id"))
    after = read_text(text.format("path_param: team_id"))

    message = refused(before, after)

    assert message.startswith("error[owner-changed]: the owner was `user_id`")
    assert message.count("error[") == 1


def test_everything_that_is_refused_is_told_at_once() -> None:
    before = tasks("a: { type: uuid, nullable: true }\nb: { type: integer, required: true }")
    after = tasks("b: { type: uuid, required: true }\nc: { type: text, required: true }")

    codes = [line for line in refused(before, after).splitlines() if line.startswith("error[")]

    assert [code.split("]")[0] for code in codes] == [
        "error[backfill-needed",
        "error[conversion-needed",
        "error[drop-not-declared",
    ]


def test_other_values_of_a_column_are_one_change_each() -> None:
    before = tasks("size: { type: integer, nullable: true, maximum: 3 }")
    after = tasks(
        "size: { type: integer, default: 5, backfill: 4, maximum: 9, description: How much. }"
    )

    def limit(maximum: int) -> Check:
        return Check("ck_tasks_size_range", "size", RangeRule(None, maximum))

    assert changes(before, after) == (
        # What is filled in must fit the new limits, and need not fit the old ones.
        ChangeCheck("tasks", limit(3), None),
        ChangeCheck("tasks", None, limit(9)),
        ForbidNull("tasks", "size", "4", ("user_id", "id")),
        ChangeDefault("tasks", "size", None, "5"),
        ChangeComment("tasks", "size", None, "How much."),
    )


def test_required_to_nullable_is_one_change() -> None:
    before = tasks("size: { type: integer, required: true }")
    after = tasks("size: { type: integer, nullable: true }")

    assert changes(before, after) == (AllowNull("tasks", "size"),)


def test_string_and_text_are_stored_alike() -> None:
    before = tasks("title: { type: string, required: true, max_length: 80 }")
    after = tasks("title: { type: text, required: true, max_length: 80 }")

    assert changes(before, after) == ()


def test_a_name_of_a_dropped_table_can_be_taken_in_the_same_step() -> None:
    before = catalog(
        "note: { plural: items, fields: { text: { type: text, required: true } } }\n"
        "task: { fields: { text: { type: text, required: true } } }"
    )
    after = catalog(
        "task: { plural: items, fields: { text: { type: text, required: true } } }",
        removed="note: {}",
    )

    kinds = [type(change) for change in changes(before, after)]

    assert kinds[:2] == [DropTable, RenameTable]


@pytest.mark.parametrize(
    "after",
    [
        "size: { type: integer, default: 5, backfill: 4, maximum: 9 }",
        "points: { type: integer, nullable: true, renamed_from: size }",
        "size: { type: integer, nullable: true }\nextra: { type: uuid, default: uuid }",
    ],
)
def test_a_reversed_change_reversed_is_the_change(after: str) -> None:
    found = changes(tasks("size: { type: integer, nullable: true }"), tasks(after))

    assert found
    for change in found:
        again = change.reverse().reverse()
        assert (
            replace(again, backfill="4", key=("user_id", "id")) == change
            if isinstance(again, ForbidNull)
            else again == change
        )


def test_lengths_over_the_limit_of_a_name_still_differ() -> None:
    long = "a" * 40
    before = tasks(f"{long}: {{ type: string, required: true, max_length: 9 }}")
    after = tasks(f"{long}: {{ type: string, required: true, max_length: 8 }}")

    (change,) = changes(before, after)

    assert isinstance(change, ChangeCheck)
    assert change.after is not None
    assert change.after.rule == LengthRule(0, 8)
