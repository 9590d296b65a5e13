"""Uniques, indexes, checks and lists."""

import pytest

from codegen import catalog as c
from codegen.diagnostics import Diagnostic
from codegen.read import examine_text
from codegen.read.lookups.listing import operators, sortable
from tests.codegen.read.schemas import HEAD, codes, task

FIELDS = (
    "title: { type: string, required: true }, due_at: { type: datetime, nullable: true },"
    " done: { type: boolean, default: false }, words: { type: 'string[]', default: [] }"
)


def lookups(rest: str) -> c.Resource:
    return task(rest, FIELDS)


def text(rest: str) -> str:
    return f"{HEAD}resources: {{ task: {{ fields: {{ {FIELDS} }}, {rest} }} }}"


def warnings(rest: str) -> tuple[Diagnostic, ...]:
    return examine_text(text(rest)).warnings


def test_a_unique_is_a_list_of_fields_or_a_mapping() -> None:
    found = lookups("unique: { a: [title], b: { fields: [title, done], global: true } }")

    assert found.uniques == (c.Unique("a", ("title",)), c.Unique("b", ("title", "done"), True))


def test_an_index_is_a_list_of_keys_or_a_mapping() -> None:
    found = lookups(
        "indexes: { a: [due_at, -id], b: { fields: [title], where: not done, include: [done],"
        " prefix: true }, c: { fields: [words], using: gin, global: true } }"
    )

    assert found.indexes == (
        c.Index("a", (c.SortKey("due_at"), c.SortKey("id", descending=True))),
        c.Index("b", (c.SortKey("title"),), where="not done", include=("done",), prefix=True),
        c.Index("c", (c.SortKey("words"),), using="gin", shared=True),
    )


def test_a_check_is_a_condition_on_the_row() -> None:
    found = lookups("checks: { a: done = (due_at is null) }")

    assert found.conditions == (c.Condition("a", "done = (due_at is null)"),)


@pytest.mark.parametrize("key", ["global-unique", "global-index"])
def test_what_is_one_for_all_owners_warns(key: str) -> None:
    word = {"global-unique": "unique", "global-index": "indexes"}[key]
    found = warnings(f"{word}: {{ a: {{ fields: [title], global: true }} }}")

    assert [(each.code, each.severity) for each in found] == [(key, "warning")]


@pytest.mark.parametrize(
    "rest",
    [
        "unique: { a: [title] }, indexes: { a: [title] }",
        "unique: { a: [title] }, checks: { a: done }",
    ],
)
def test_a_unique_an_index_and_a_check_can_have_one_name(rest: str) -> None:
    assert lookups(rest).uniques


@pytest.mark.parametrize(
    "rest",
    [
        "checks: { title_length: done }",
        "indexes: { tasks_parent_id: [title] }, relations: { parent: { belongs_to: task, nullable:"
        " true } }",
    ],
)
def test_names_in_the_database_are_apart(rest: str) -> None:
    assert codes(text(rest).removeprefix(HEAD)) == ["name-collision"]


def test_two_resources_cannot_have_indexes_of_one_name() -> None:
    one = "{ fields: { title: { type: string, required: true } }, indexes: { same: [title] } }"

    assert codes(f"resources: {{ a: {one}, b: {one} }}") == ["name-collision"]


def test_a_list_has_filters_orders_and_expansions() -> None:
    found = lookups(
        "relations: { parent: { belongs_to: task, nullable: true } }, list: { filter: { title:"
        " [eq, contains], parent_id: [is_null], id: [in] }, sort: [created_at, title],"
        " default_sort: [-due_at, title], expand: [parent] }"
    )

    assert found.listing == c.ListOptions(
        filters=(
            c.Filter("title", c.Operator.EQ),
            c.Filter("title", c.Operator.CONTAINS),
            c.Filter("parent_id", c.Operator.IS_NULL),
            c.Filter("id", c.Operator.IN),
        ),
        sorts=("created_at", "title"),
        default_sort=(c.SortKey("due_at", descending=True), c.SortKey("title")),
        expand=("parent",),
    )


@pytest.mark.parametrize(
    ("type_", "words"),
    [
        (c.String(), "eq in contains starts_with"),
        (c.Slug(), "eq in contains starts_with"),
        (c.Integer(), "eq in lt lte gt gte"),
        (c.Decimal(6, 2), "eq in lt lte gt gte"),
        (c.Duration(), "eq in lt lte gt gte"),
        (c.Boolean(), "eq"),
        (c.Uuid(), "eq in"),
        (c.Enum("A", "A", ("a",)), "eq in"),
        (c.Array(c.String()), "contains"),
        (c.Json(), ""),
        (c.Bytes(), ""),
    ],
)
def test_each_type_is_compared_in_its_ways(type_: c.FieldType, words: str) -> None:
    assert " ".join(operator.value for operator in operators(type_)) == words


def test_a_list_is_sorted_by_what_a_cursor_can_hold() -> None:
    assert sortable(c.String(0, 1000))
    assert not sortable(c.String(0, 1001))
    others: tuple[c.FieldType, ...] = (c.Json(), c.Bytes(), c.Array(c.Integer()))
    assert not any(map(sortable, others))


@pytest.mark.parametrize("name", ["limit", "cursor", "count", "sort", "expand"])
def test_a_filter_is_called_as_no_other_parameter(name: str) -> None:
    fields = f"{name}: {{ type: string, required: true }}"
    rest = f"list: {{ filter: {{ {name}: [eq] }} }}"

    assert codes(f"resources: {{ task: {{ fields: {{ {fields} }}, {rest} }} }}") == [
        "name-collision"
    ]


def test_a_field_can_be_called_as_a_filter_of_another_is_in_python() -> None:
    fields = "a: { type: integer, required: true }, a_lt: { type: integer, required: true }"
    found = task("list: { filter: { a: [lt], a_lt: [eq] } }", fields)

    assert [each.parameter for each in found.listing.filters] == ["a.lt", "a_lt"]


@pytest.mark.parametrize(
    "rest",
    [
        "indexes: { a: [due_at] }, list: { filter: { due_at: [lt] }, sort: [due_at] }",
        "unique: { a: [title, done] }, list: { filter: { title: [eq] }, sort: [title] }",
        "list: { filter: { id: [in] }, sort: [id] }",
        "indexes: { a: { fields: [title], prefix: true } }, list: { filter: { title:"
        " [starts_with] } }",
        "relations: { parent: { belongs_to: task, nullable: true } }, list: { filter: { parent_id:"
        " [eq] } }",
        "soft_delete: true, unique: { a: [title] }, list: { filter: { title: [eq] } }",
        "list: { filter: { title: [contains] }, sort: [due_at], index_hint: none }",
        "list: { filter: { title: [contains] }, index_hint: { title: none } }",
        "parent: task_list, indexes: { a: [task_list_id, title] }, list: { sort: [title] }",
    ],
)
def test_what_an_index_serves_or_the_author_accepts_is_no_warning(rest: str) -> None:
    parent = ", task_list: { fields: { name: { type: string, required: true } } } }"
    schema = text(rest).removesuffix("}") + parent if "task_list" in rest else text(rest)

    assert examine_text(schema).warnings == ()


@pytest.mark.parametrize(
    ("rest", "code", "line"),
    [
        (
            "list: { filter: { due_at: [lt] } }",
            "unserved-filter",
            "indexes: { task_due_at: [due_at, id] }",
        ),
        ("list: { sort: [title] }", "unserved-sort", "indexes: { task_title: [title, id] }"),
        (
            "list: { default_sort: [-created_at] }",
            "unserved-sort",
            "indexes: { task_created_at: [created_at, id] }",
        ),
        (
            "indexes: { a: { fields: [due_at], where: not done } }, list: { sort: [due_at] }",
            "unserved-sort",
            "indexes: { task_due_at: [due_at, id] }",
        ),
        (
            "indexes: { a: { fields: [title], prefix: true } }, list: { sort: [title] }",
            "unserved-sort",
            "indexes: { task_title: [title, id] }",
        ),
        (
            "indexes: { a: [done, due_at] }, list: { sort: [due_at] }",
            "unserved-sort",
            "indexes: { task_due_at: [due_at, id] }",
        ),
        (
            "list: { filter: { title: [starts_with] } }",
            "unserved-filter",
            "indexes: { task_title_prefix: { fields: [title], prefix: true } }",
        ),
        (
            "list: { filter: { title: [contains] } }",
            "unserved-filter",
            "list: { index_hint: { title: none } }   # accepts it",
        ),
    ],
)
def test_what_no_index_serves_is_a_warning_with_the_line_to_add(
    rest: str, code: str, line: str
) -> None:
    (warning,) = warnings(rest)

    assert (warning.code, warning.severity) == (code, "warning")
    assert (warning.hint or "").splitlines()[0] == line


def test_a_cursor_holds_all_texts_that_a_list_is_sorted_by() -> None:
    fields = ", ".join(
        f"{name}: {{ type: string, required: true, max_length: 700 }}" for name in "abc"
    )
    rest = "list: { sort: [a, b], default_sort: [-b, c], index_hint: none }"

    assert codes(f"resources: {{ task: {{ fields: {{ {fields} }}, {rest} }} }}") == ["not-sortable"]
    assert task(rest.replace(", c]", "]"), fields).listing.sorts == ("a", "b")
