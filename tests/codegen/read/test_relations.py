"""Relations, parents and owners: from words to columns, joins, and what can be expanded."""

import pytest

from codegen import catalog as c
from codegen.read import read_text
from codegen.storage import tables
from tests.codegen.read.schemas import HEAD, TITLE, codes, resources, told

FIELDS = f"fields: {{ {TITLE} }}"


def schema(**written: str) -> str:
    """A schema of resources with a title each, and what else is written in them."""
    lines = (f"  {name}: {{ {FIELDS}, {rest} }}\n" for name, rest in written.items())
    return "resources:\n" + "".join(lines)


def first(text: str) -> c.Resource:
    return resources(text)[0]


def test_what_a_row_belongs_to_is_a_column_behind_the_fields() -> None:
    task = first(schema(task="relations: { project: { belongs_to: project } }", project=""))

    assert [field.name for field in task.fields] == ["title", "project_id"]
    assert task.fields[1] == c.Field(
        "project_id", "project_id", c.Uuid(), required=True, reference=c.Reference("project")
    )
    assert task.relations == (c.BelongsTo("project", "project", "project_id"),)


def test_a_reference_that_can_be_null_can_be_left_out() -> None:
    relation = "{ belongs_to: task, nullable: true, on_delete: set_null, renamed_from: above }"
    task = first(schema(task=f"relations: {{ parent: {relation} }}"))

    (field,) = task.fields[1:]
    assert (field.required, field.nullable, field.renamed_from) == (False, True, "above_id")
    assert field.reference == c.Reference("task", c.OnDelete.SET_NULL)


def test_a_parent_is_the_first_column_and_a_relation() -> None:
    comment = first(schema(comment="parent: task", task=""))

    assert comment.parent == c.Parent("task", "task_id")
    assert [field.name for field in comment.fields] == ["task_id", "title"]
    assert comment.fields[0].read_only
    assert comment.fields[0].reference == c.Reference("task", c.OnDelete.CASCADE)
    assert comment.relations == (c.BelongsTo("task", "task", "task_id"),)


def test_the_column_of_a_parent_follows_a_rename_of_the_parent() -> None:
    comment = first(schema(comment="parent: task", task="renamed_from: todo"))

    assert comment.fields[0].renamed_from == "todo_id"


def test_ancestors_are_the_outermost_first() -> None:
    catalog = read_text(HEAD + schema(c="parent: b", b="parent: a", a=""))

    assert [each.name for each in catalog.ancestors(catalog.resource("c"))] == ["a", "b"]


@pytest.mark.parametrize(
    ("rest", "other", "field"),
    [
        ("{ has_many: other }", "parent: task", "task_id"),
        ("{ has_many: other }", "relations: { work: { belongs_to: task } }", "work_id"),
        (
            "{ has_many: other, field: b_id }",
            "relations: { a: { belongs_to: task }, b: { belongs_to: task } }",
            "b_id",
        ),
        (
            "{ has_many: other, field: b }",
            "relations: { a: { belongs_to: task }, b: { belongs_to: task } }",
            "b_id",
        ),
        ("{ has_many: other }", "parent: task, relations: { a: { belongs_to: task } }", "task_id"),
    ],
)
def test_the_rows_of_a_row_are_found_by_their_reference(rest: str, other: str, field: str) -> None:
    task = first(schema(task=f"relations: {{ others: {rest} }}", other=other))

    assert task.relations == (c.HasMany("others", "other", field),)
    assert [each.name for each in task.fields] == ["title"]


def test_the_join_of_two_resources_is_called_after_both() -> None:
    relation = "relations: { tags: { many_to_many: tag, max_items: 5, description: Words. } }"
    task = first(schema(task=relation, tag=""))

    join = c.Join("task_tag", "task_id", "tag_id")
    assert task.relations == (c.ManyToMany("tags", "tag", "tag_ids", join, 5, "Words."),)


@pytest.mark.parametrize(
    ("name", "plural", "member"),
    [("people", "plural: people", "person_ids"), ("readers", "plural: people", "readers_ids")],
)
def test_the_list_of_ids_is_called_after_the_resource_or_the_relation(
    name: str, plural: str, member: str
) -> None:
    text = schema(task=f"relations: {{ {name}: {{ many_to_many: person }} }}", person=plural)

    assert first(text).links[0].member == member


def test_both_sides_of_one_join_share_its_table() -> None:
    text = schema(
        task="relations: { tags: { many_to_many: tag, through: mark } }",
        tag="relations: { tasks: { many_to_many: task, through: mark } }",
    )
    catalog = read_text(HEAD + text)
    task, tag = catalog.resources

    assert task.links[0].join == c.Join("mark", "task_id", "tag_id")
    assert tag.links[0].join == c.Join("mark", "tag_id", "task_id")
    assert [table.name for table in tables(catalog)][:-1] == ["tasks", "tags", "mark"]


def test_a_resource_joined_with_itself_has_a_way_back() -> None:
    there = "blocks: { many_to_many: task, through: block }"
    back = "blocked_by: { many_to_many: task, through: block }"
    task = first(schema(task=f"relations: {{ {there}, {back} }}"))

    assert [link.join for link in task.links] == [
        c.Join("block", "task_id", "other_task_id"),
        c.Join("block", "other_task_id", "task_id"),
    ]


def test_a_join_that_is_a_resource_is_written_there() -> None:
    task, _, watch = resources(
        schema(
            task="relations: { watchers: { many_to_many: person, through: watch } }",
            person="",
            watch="parent: task, plural: watches, relations: { who: { belongs_to: person } }",
        )
    )

    assert task.links[0].join == c.Join("watches", "task_id", "who_id", "watch")
    assert not task.links[0].writable
    assert watch.parent == c.Parent("task", "task_id")


def test_shared_rows_are_listed_and_read_and_no_more() -> None:
    country = first(schema(country="owned: false"))

    assert not country.owned
    assert country.operations == {c.Operation.LIST, c.Operation.GET}


def test_owned_rows_can_refer_to_shared_ones_and_live_under_them() -> None:
    text = schema(
        note="parent: country, relations: { other: { belongs_to: country } }",
        country="owned: false",
    )

    assert first(text).owned
    assert [field.name for field in first(text).fields] == ["country_id", "title", "other_id"]


def test_rows_that_are_kept_have_a_time_of_deletion() -> None:
    task = first(schema(task="soft_delete: true"))

    assert task.soft_delete
    assert task.undelete


def test_circles_that_can_be_left_out_are_none() -> None:
    text = schema(
        task="relations: { next: { belongs_to: task, nullable: true } }",
        a="relations: { b: { belongs_to: b, nullable: true } }",
        b="relations: { a: { belongs_to: a } }",
    )

    assert len(resources(text)) == 3


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            {"task": "parent: user", "user": ""},
            "no column can be called `user_id`: it is the owner",
        ),
        (
            {"task": "relations: { deleted_at: { belongs_to: task } }, soft_delete: true"},
            "no relation can be called `deleted_at`: it is the time of a soft delete",
        ),
        (
            {"task": "soft_delete: true, actions: { undelete: { override: required } }"},
            "no action can be called `undelete`: every service uses the name itself",
        ),
    ],
)
def test_columns_that_relations_make_have_names_that_are_free(
    written: dict[str, str], message: str
) -> None:
    assert message in [each.message for each in told(schema(**written))]


@pytest.mark.parametrize(
    "text",
    [
        schema(task="relations: { title: { belongs_to: task, nullable: true } }"),
        "resources: { a: { fields: { b_id: { type: uuid, required: true } },"
        " relations: { b: { belongs_to: a, nullable: true } } } }",
        "resources: { a: { fields: { a_ids: { type: json, nullable: true } },"
        " relations: { as: { many_to_many: a } } } }",
        schema(task="parent: a, relations: { a: { belongs_to: a } }", a=""),
        schema(a="relations: { bs: { many_to_many: b } }", b="", c="plural: a_b"),
        schema(a="relations: { bs: { many_to_many: b } }", b="", c="plural: pk_a_b"),
        schema(task="computed: { title: { type: string } }"),
        schema(task="actions: { notes: { override: required } }", note="parent: task"),
        schema(task="soft_delete: true", note="parent: task, plural: undelete"),
    ],
)
def test_names_that_relations_make_meet_no_others(text: str) -> None:
    assert set(codes(text)) <= {"name-collision", "bad-join"}


def test_the_name_of_a_join_fits_the_database() -> None:
    long = "n" * 44
    text = schema(**{long: "relations: { others: { many_to_many: other } }"}, other="")
    (diagnostic,) = told(text)

    assert diagnostic.code == "bad-name"
    assert diagnostic.hint == "through: a_name   # of at most 48 characters"


def test_a_circle_of_parents_ends() -> None:
    assert set(codes(schema(a="parent: b", b="parent: a"))) == {"reference-circle"}


def test_an_action_on_the_collection_and_a_child_can_share_a_name() -> None:
    action = "actions: { notes: { scope: collection, override: required } }"

    assert len(resources(schema(task=action, note="parent: task"))) == 2


def test_shared_rows_at_the_root_leave_the_paths_of_the_api_alone() -> None:
    head = HEAD.replace("0.1.0 }", '0.1.0, base_path: "" }')
    text = schema(page="owned: false, plural: docs", check="plural: healthz")

    assert [each.message for each in told(text, head)] == [
        "the resource `page` and the API itself would share the first part `docs`"
    ]
