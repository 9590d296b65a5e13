"""Enums: their names, their words, and what they were called."""

import pytest

from codegen import catalog as c
from codegen.read import read_text
from codegen.read.values.enums import MAX_WORDS
from codegen.read.values.words import MAX_WORD
from tests.codegen.read.schemas import HEAD, TITLE, codes


def schema(enums: str, fields: str = TITLE) -> str:
    return f"enums: {{ {enums} }}\nresources: {{ task: {{ fields: {{ {fields} }} }} }}"


def enums(text: str, fields: str = TITLE) -> c.Catalog:
    return read_text(HEAD + schema(text, fields))


def refused(text: str, fields: str = TITLE) -> list[str]:
    return codes(schema(text, fields))


def test_an_enum_is_its_words_in_their_order() -> None:
    words = "Status: { values: [todo, doing, done], description: How far it is. }"

    assert enums(words).enums == (
        c.Enum("Status", "Status", ("todo", "doing", "done"), "How far it is."),
    )


def test_an_enum_is_a_type_and_so_is_an_array_of_it() -> None:
    status = c.Enum("Status", "Status", ("todo", "done"))
    fields = "f: { type: Status, default: done }, g: { type: 'Status[]', default: [todo, todo] }"
    one, many = enums("Status: { values: [todo, done] }", fields).resources[0].fields

    assert (one.type, one.default) == (status, c.Constant("done"))
    assert (many.type, many.default) == (c.Array(status), c.Constant(("todo", "todo")))


def test_a_member_of_an_input_can_be_an_enum() -> None:
    why = "override: required, input: { why: { type: Why, default: a } }"
    catalog = read_text(
        f"{HEAD}enums: {{ Why: {{ values: [a] }} }}\n"
        f"resources: {{ task: {{ fields: {{ {TITLE} }}, actions: {{ stop: {{ {why} }} }} }} }}"
    )

    assert catalog.resources[0].actions[0].input[0].type == c.Enum("Why", "Why", ("a",))


def test_former_words_are_kept_with_what_they_are_called_now() -> None:
    text = "Status: { values: [done], renamed_values: { did: done, finished: done } }"

    assert enums(text).enums[0].renamed_values == (("did", "done"), ("finished", "done"))


def test_words_can_swap_and_move_up_where_another_takes_each_place() -> None:
    swapped = "Side: { values: [heads, tails], renamed_values: { heads: tails, tails: heads } }"
    chained = "Size: { values: [m, l], renamed_values: { s: m, m: l } }"
    reused = "Step: { values: [a, b], renamed_values: { c: a }, map_removed: { a: b } }"

    assert [enums(text).enums[0].values for text in (swapped, chained, reused)] == [
        *(("heads", "tails"), ("m", "l"), ("a", "b")),
    ]


def test_words_that_are_gone_are_kept_with_what_rows_get_instead() -> None:
    text = "Status: { values: [done], map_removed: { finished: done, lost: null } }"
    nullable = "f: { type: Status, nullable: true }, g: { type: 'Status[]', default: [] }"

    assert enums(text, nullable).enums[0].map_removed == (("finished", "done"), ("lost", None))


@pytest.mark.parametrize(
    "word",
    [
        "'1'",
        "'true'",
        "''''",
        "'\"'",
        "'{{ x }}'",
        "'a, b'",
        "é",
        "'; DROP x --'",
        "😀",
        "no",
    ],
)
def test_a_word_is_any_text_on_one_line(word: str) -> None:
    assert len(enums(f"Odd: {{ values: [{word}] }}").enums[0].values) == 1


@pytest.mark.parametrize("name", ["Status", "S", "TaskStatus2", "HTTPMethod", "X" * 48])
def test_a_name_is_capitalised(name: str) -> None:
    assert enums(f"{name}: {{ values: [a] }}").enums[0].class_name == name


@pytest.mark.parametrize("name", ["status", "Task_Status", "Task Status", "7Up", "", "É", "X" * 49])
def test_another_name_is_refused(name: str) -> None:
    assert refused(f"'{name}': {{ values: [a] }}") == ["bad-name"]


@pytest.mark.parametrize("name", ["None", "True", "Page", "Exception", "Mapped"])
def test_a_name_that_python_or_the_generated_code_has_gets_another_class(name: str) -> None:
    (enum,) = enums(f"{name}: {{ values: [a] }}").enums

    assert (enum.name, enum.class_name) == (name, f"{name}Enum")


@pytest.mark.parametrize("name", ["Task", "TaskCreate", "TASK", "TaskPage", "TaskServiceBase"])
def test_a_name_that_a_resource_makes_is_a_collision(name: str) -> None:
    assert refused(f"{name}: {{ values: [a] }}") == ["name-collision"]


def test_enums_that_differ_in_case_only_collide() -> None:
    assert refused("Status: { values: [a] }, STATUS: { values: [a] }") == ["name-collision"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Status: { values: [] }", "empty-value"),
        ("Status: {}", "missing-key"),
        ("Status: { values: todo }", "wrong-kind"),
        ("Status: { values: [1] }", "wrong-kind"),
        ("Status: { values: [null] }", "wrong-kind"),
        ("Status: { values: [''] }", "empty-text"),
        (r'Status: { values: ["a\nb"] }', "control-character"),
        ("Status: { values: [a, a] }", "duplicate-value"),
        ("Status: { values: [a], renamed_values: { a: a } }", "rename-from-present"),
        ("Status: { values: [a], renamed_values: { b: c } }", "rename-to-unknown"),
        ("Status: { values: [a], renamed_values: { b: c, c: a } }", "rename-to-unknown"),
        ("Status: { values: [a], renamed_values: { '': a } }", "bad-name"),
        ("Status: { values: [a], renamed_values: { b: 1 } }", "wrong-kind"),
        ("Status: { values: [a], map_removed: { a: a } }", "removed-but-present"),
        ("Status: { values: [a, b], map_removed: { a: b } }", "removed-but-present"),
        (
            "Status: { values: [a], renamed_values: { b: a }, map_removed: { b: a } }",
            "removed-but-present",
        ),
        ("Status: { values: [a], map_removed: { b: c } }", "rename-to-unknown"),
        ("Status: { values: [a], map_removed: { '': a } }", "bad-name"),
        ("Status: { values: [a], map_removed: { b: 1 } }", "wrong-kind"),
        (f"Status: {{ values: [{'a' * (MAX_WORD + 1)}] }}", "enum-too-large"),
        (
            f"Status: {{ values: [{', '.join(f'w{n}' for n in range(MAX_WORDS + 1))}] }}",
            "enum-too-large",
        ),
    ],
)
def test_what_is_wrong_with_an_enum_is_told(text: str, code: str) -> None:
    assert refused(text) == [code]


def test_the_largest_enum_reads() -> None:
    words = [f"{number:0{MAX_WORD}}" for number in range(MAX_WORDS)]
    quoted = ", ".join(f"'{word}'" for word in words)

    assert enums(f"Large: {{ values: [{quoted}] }}").enums[0].values == tuple(words)


@pytest.mark.parametrize("default", ["Todo", "tod", "1", "true", "null", "[todo]", "canceled"])
def test_a_default_that_is_none_of_the_words_is_refused(default: str) -> None:
    status = "Status: { values: [todo, cancelled], renamed_values: { canceled: cancelled } }"

    assert refused(status, f"f: {{ type: Status, default: {default} }}") == ["wrong-value"]


def test_an_enum_that_is_not_there_is_told_once() -> None:
    field = "f: { type: Statsu, default: nothing, max_length: 3 }"

    assert refused("Status: { values: [todo] }", field) == ["unknown-enum"]


def test_a_word_becomes_null_only_where_every_field_takes_null() -> None:
    text = "Status: { values: [a], map_removed: { b: null } }"
    fields = "f: { type: Status, nullable: true }, g: { type: Status, default: a }"

    assert refused(text, fields) == ["mapped-to-null"]
