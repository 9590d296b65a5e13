"""From what was written to what is true."""

import pytest

from codegen import catalog as c
from codegen.read import read_text
from codegen.read.owner import OWNER_PATTERN
from tests.codegen.read.schemas import HEAD, TITLE, codes, resources, told


def test_what_is_left_out_has_its_documented_default() -> None:
    catalog = read_text(f"{HEAD}resources: {{ task: {{ fields: {{ {TITLE} }} }} }}")

    assert catalog == c.Catalog(
        api=c.Api("Todo", "0.1.0", None, "/api"),
        owner=c.Owner("user_id", c.String(1, 64, OWNER_PATTERN)),
        resources=(
            c.Resource(
                name="task",
                plural="tasks",
                class_name="Task",
                module="task",
                fields=(c.Field("title", "title", c.String(0, 200), required=True),),
                operations=c.ORDINARY,
                timestamps=True,
                page_size=c.PageSize(50, 200),
            ),
        ),
    )


def test_everything_that_is_written_arrives() -> None:
    catalog = read_text("""
spec: 1
api: { title: Tracker, version: 2.0.0, description: All of it., base_path: /v1/x }
owner: { path_param: account_id, type: uuid }
defaults: { id: uuid, timestamps: false, page_size: { default: 10, max: 20 } }
resources:
  person:
    plural: people
    description: Somebody.
    renamed_from: human
    methods: [get, list]
    fields:
      class: { type: string, nullable: true, description: Which., renamed_from: form, backfill: A }
    actions:
      greet:
        method: PUT
        description: Say hello.
        input: { loudly: { type: boolean, required: true, description: How. } }
        override: required
      wave: { override: required }
removed: { animal: {}, person.age: {} }
""")

    assert catalog == c.Catalog(
        api=c.Api("Tracker", "2.0.0", "All of it.", "/v1/x"),
        owner=c.Owner("account_id", c.Uuid()),
        resources=(
            c.Resource(
                name="person",
                plural="people",
                class_name="Person",
                module="person",
                description="Somebody.",
                operations=frozenset({c.Operation.GET, c.Operation.LIST}),
                fields=(
                    c.Field(
                        "class",
                        "class_",
                        c.String(),
                        description="Which.",
                        nullable=True,
                        renamed_from="form",
                        backfill=c.Constant("A"),
                    ),
                ),
                actions=(
                    c.Action(
                        "greet",
                        "greet",
                        c.Verb.PUT,
                        "Say hello.",
                        (c.Field("loudly", "loudly", c.Boolean(), "How.", required=True),),
                    ),
                    c.Action("wave", "wave", c.Verb.POST),
                ),
                timestamps=False,
                page_size=c.PageSize(10, 20),
                renamed_from="human",
            ),
        ),
        removed=(c.Removal("animal"), c.Removal("person", "age")),
    )


@pytest.mark.parametrize(
    ("owner", "type_"),
    [
        ("{}", c.String(1, 64, OWNER_PATTERN)),
        ("{ max_length: 255, min_length: 3 }", c.String(3, 255, OWNER_PATTERN)),
        ("{ pattern: '^[a-z]+$' }", c.String(1, 64, "^[a-z]+$")),
        ("{ type: uuid }", c.Uuid()),
    ],
)
def test_an_owner_is_a_bounded_word_or_a_uuid(owner: str, type_: c.FieldType) -> None:
    text = f"owner: {owner}\nresources: {{ task: {{ fields: {{ {TITLE} }} }} }}"

    assert read_text(HEAD + text).owner.type == type_


@pytest.mark.parametrize(
    ("owner", "code"),
    [
        ("pattern: '^.*$'", "bad-owner-pattern"),
        ("pattern: '^[a-z/]+$'", "bad-owner-pattern"),
        ("pattern: '^[a-z%]+$'", "bad-owner-pattern"),
        ("pattern: '^[a-zé]+$'", "bad-owner-pattern"),
        ("pattern: '^[.a]+$'", "bad-owner-pattern"),
        ("pattern: 'a'", "unanchored-pattern"),
        ("min_length: 0", "bound-out-of-range"),
        ("max_length: 256", "bound-out-of-range"),
        ("min_length: 65", "empty-range"),
        ("type: uuid, pattern: '^a$'", "constraint-not-allowed"),
    ],
)
def test_an_owner_has_one_spelling_in_a_path(owner: str, code: str) -> None:
    text = f"owner: {{ {owner} }}\nresources: {{ task: {{ fields: {{ {TITLE} }} }} }}"

    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("{}", c.PageSize(50, 200)),
        ("{ max: 20 }", c.PageSize(20, 20)),
        ("{ default: 100 }", c.PageSize(100, 200)),
        ("{ default: 1000, max: 1000 }", c.PageSize(1000, 1000)),
    ],
)
def test_a_page_has_a_default_size_within_its_largest(text: str, size: c.PageSize) -> None:
    defaults = f"defaults: {{ page_size: {text} }}\n"

    assert (
        resources(f"{defaults}resources: {{ t: {{ fields: {{ {TITLE} }} }} }}")[0].page_size == size
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{ max: 1001 }", "bound-out-of-range"),
        ("{ max: 0 }", "bound-out-of-range"),
        ("{ default: 0 }", "bound-out-of-range"),
        ("{ default: 201 }", "empty-range"),
    ],
)
def test_a_page_is_never_boundless(text: str, code: str) -> None:
    defaults = f"defaults: {{ page_size: {text} }}\n"

    assert codes(f"{defaults}resources: {{ t: {{ fields: {{ {TITLE} }} }} }}") == [code]


def test_all_that_is_wrong_is_told_at_once_and_in_order() -> None:
    diagnostics = told(
        "resources:\n"
        "  task:\n"
        "    fields:\n"
        "      A: { type: string, default: 5 }\n"
        "      b: { type: integer, maximum: 1, minimum: 2, required: true }\n"
    )

    assert [(each.code, each.span.line) for each in diagnostics if each.span] == [
        ("bad-name", 6),
        ("wrong-value", 6),
        ("empty-range", 7),
    ]


def test_no_more_than_a_hundred_mistakes_are_told() -> None:
    fields = ", ".join(f"f{number}: {{ type: text }}" for number in range(500))

    assert codes(f"resources: {{ task: {{ fields: {{ {fields} }} }} }}") == ["no-value"] * 100
