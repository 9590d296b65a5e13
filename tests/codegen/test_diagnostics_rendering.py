"""What the author is told: where, what, and what to do, in a form that editors can follow."""

import pytest

from codegen.diagnostics import Diagnostic, SchemaError, Span, closest, placed, render

SOURCE = "resources:\n  task:\n    fields:\n      title: { type: strng }\n"
WRONG = Span("schema.yaml", 4, 22, 27)


def rendered(diagnostic: Diagnostic, source: str = SOURCE) -> list[str]:
    return render(diagnostic, {"schema.yaml": source}).splitlines()


def test_a_diagnostic_points_at_the_mistake() -> None:
    told = rendered(Diagnostic("unknown-type", "there is no type `strng`", WRONG, "string"))

    assert told == [
        "schema.yaml:4:22: error[unknown-type]: there is no type `strng`",
        "  |",
        "4 |       title: { type: strng }",
        "  |                      ^^^^^",
        "  = help: string",
    ]


def test_a_diagnostic_without_a_place_is_one_line() -> None:
    assert rendered(Diagnostic("schema-missing", "there is no schema.yaml")) == [
        "error[schema-missing]: there is no schema.yaml"
    ]


@pytest.mark.parametrize(
    ("about", "line"),
    [
        ("task", 2),
        ("task.title", 4),
        ("task.owner", 9),
        ("task.gone", 2),
        ("gone", None),
        (None, None),
    ],
)
def test_what_it_is_about_stands_somewhere_or_was_part_of_what_does(
    about: str | None, line: int | None
) -> None:
    names = {"task": 2, "task.title": 4, "task.relations.owner": 9}
    places = {name: Span("schema.yaml", number, 1, 2) for name, number in names.items()}

    (found,) = placed([Diagnostic("wrong", "it is wrong", about=about)], places)

    assert (found.span.line if found.span else None) == line


def test_a_place_that_is_known_is_kept() -> None:
    (found,) = placed([Diagnostic("wrong", "", WRONG, about="task")], {"task": Span("a", 1, 1, 2)})

    assert found.span == WRONG


def test_an_excerpt_is_left_out_where_the_source_is_not_known() -> None:
    diagnostic = Diagnostic("wrong", "it is wrong", Span("other.yaml", 1, 1, 2))

    assert rendered(diagnostic) == ["other.yaml:1:1: error[wrong]: it is wrong"]


def test_an_excerpt_is_left_out_where_the_file_has_become_shorter() -> None:
    diagnostic = Diagnostic("wrong", "it is wrong", Span("schema.yaml", 40, 1, 2))

    assert rendered(diagnostic) == ["schema.yaml:40:1: error[wrong]: it is wrong"]


def test_an_underline_stays_under_its_line() -> None:
    diagnostic = Diagnostic("wrong", "it is wrong", Span("schema.yaml", 2, 3, 900))

    assert rendered(diagnostic)[-1] == "  |   ^^^^^"


def test_a_place_at_the_end_of_a_line_is_one_mark() -> None:
    diagnostic = Diagnostic("wrong", "it is wrong", Span("schema.yaml", 1, 11, 11))

    assert rendered(diagnostic)[-1] == "  |           ^"


def test_the_margin_is_as_wide_as_the_number_of_the_line() -> None:
    diagnostic = Diagnostic("wrong", "it is wrong", Span("schema.yaml", 12, 1, 2), "write\nthis")

    assert rendered(diagnostic, "x\n" * 12)[1:] == [
        "   |",
        "12 | x",
        "   | ^",
        "   = help: write",
        "           this",
    ]


def test_diagnostics_are_told_in_the_order_of_the_file() -> None:
    first, second = (Diagnostic("wrong", "it", Span("a", line, 1, 2)) for line in (1, 2))
    whole = Diagnostic("missing", "all")

    assert SchemaError([second, whole, first]).diagnostics == (whole, first, second)


def test_an_error_says_what_it_is_about() -> None:
    assert str(SchemaError([Diagnostic("wrong", "it is")])) == "wrong: it is"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("min_length", "min_length"),
        ("minLength", "min_length"),
        ("min-length", "min_length"),
        ("MIN LENGTH", "min_length"),
        ("min_lenght", "min_length"),
        ("typ", "type"),
        ("tpye", "type"),
        ("types", "type"),
        ("tp", None),
        ("something", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_the_nearest_word_is_what_was_meant(word: str, meant: str | None) -> None:
    assert closest(word, ["min_length", "max_length", "type"]) == meant


def test_the_nearest_word_does_not_depend_on_the_order() -> None:
    assert {closest("cat", words) for words in (["bat", "rat"], ["rat", "bat"])} == {"bat"}


def test_among_no_words_none_was_meant() -> None:
    assert closest("word", []) is None
