"""From bytes to nodes: what is text, what is not, and what is refused."""

from decimal import Decimal

import pytest

from codegen.diagnostics import SchemaError, Span
from codegen.read.document.nodes import Mapping, Node, Raw, Scalar, Sequence, shown
from codegen.read.document.source import MAX_DEPTH, parse
from codegen.read.document.text import MAX_BYTES


def value(text: str) -> Raw:
    node = parse(f"key: {text}", "schema.yaml")
    assert isinstance(node, Mapping)
    scalar = node.entries[0].value
    assert isinstance(scalar, Scalar)
    return scalar.value


def codes(source: str | bytes) -> list[str]:
    with pytest.raises(SchemaError) as raised:
        parse(source, "schema.yaml")
    return [diagnostic.code for diagnostic in raised.value.diagnostics]


def span_of(source: str | bytes) -> Span:
    with pytest.raises(SchemaError) as raised:
        parse(source, "schema.yaml")
    span = raised.value.diagnostics[0].span
    assert span is not None
    return span


@pytest.mark.parametrize(
    "text",
    [
        "on",
        "off",
        "yes",
        "no",
        "NO",
        "y",
        "n",
        "012",
        "-007",
        "1:30",
        "1_000",
        "2026-01-31",
        "2026-01-31T09:30:00Z",
        "1.2.3",
        "0o8",
        "0b11",
        "=",
        "tRUE",
        "nULL",
        "1e",
        ".",
        "+",
        "-.",
        "Inf",
    ],
)
def test_what_older_yaml_would_turn_into_something_else_stays_text(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("+12", 12),
        ("0x1F", 31),
        ("0o17", 15),
        ("1.50", Decimal("1.50")),
        ("-.5", Decimal("-0.5")),
        ("1e3", Decimal("1e3")),
        ("1e999", Decimal("1e999")),
        ("-.inf", Decimal("-Infinity")),
        ('"true"', "true"),
        ("'1'", "1"),
        ('""', ""),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">-\n  a\n  b\n", "a b"),
    ],
)
def test_a_scalar_means_what_the_core_schema_says(text: str, expected: Raw) -> None:
    actual = value(text)

    assert (str(actual), type(actual)) == (str(expected), type(expected))


def test_a_key_is_the_text_that_was_written() -> None:
    node = parse("on: 1\n12: 2\nnull: 3\n", "schema.yaml")

    assert isinstance(node, Mapping)
    assert [entry.key for entry in node.entries] == ["on", "12", "null"]


def test_every_node_knows_where_it_stands() -> None:
    node = parse("a:\n  - tree\n  - { b: 'x y' }\n", "schema.yaml")

    assert isinstance(node, Mapping)
    assert node.entries[0].span == Span("schema.yaml", 1, 1, 2)
    items = node.entries[0].value
    assert isinstance(items, Sequence)
    assert items.items[0].span == Span("schema.yaml", 2, 5, 9)
    inner = items.items[1]
    assert isinstance(inner, Mapping)
    assert inner.entries[0].value.span == Span("schema.yaml", 3, 10, 15)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(line_end: str) -> None:
    assert span_of(line_end.join(["a: 1", "b: 2", "  b: 3"])).line == 3


def test_a_byte_order_mark_in_front_is_not_content() -> None:
    assert parse("\ufeffa: 1", "f") == parse("a: 1", "f")
    assert codes("a: \ufeff1") == ["forbidden-character"]


@pytest.mark.parametrize("source", [b"a: \xff", b"\xff\xfea\0:\0", b"a: \xed\xa0\x80", "a: \ud800"])
def test_what_is_not_utf_8_is_refused_at_its_first_byte(source: str | bytes) -> None:
    assert codes(source) == ["not-utf8"]


def test_the_place_of_a_wrong_byte_is_counted_in_characters() -> None:
    assert span_of("a: 1\nä: 2, ".encode() + b"\xff") == Span("schema.yaml", 2, 7, 8)


@pytest.mark.parametrize(
    "char", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufffe"]
)
def test_a_character_that_nobody_sees_is_refused_where_it_stands(char: str) -> None:
    assert codes(f"a: 1\nb: x{char}y") == ["forbidden-character"]
    assert span_of(f"a: 1\nb: x{char}y") == Span("schema.yaml", 2, 5, 6)


@pytest.mark.parametrize(
    ("escaped", "expected"),
    [
        (r"\u2028", "\u2028"),
        (r"\x85", "\x85"),
        (r"\uD83D\uDE00", "😀"),
        (r"\U0001F600", "😀"),
        (r"\u202e", "\u202e"),
        (r"\e", "\x1b"),
    ],
)
def test_the_same_characters_can_be_written_as_escapes(escaped: str, expected: str) -> None:
    assert value(f'"{escaped}"') == expected


@pytest.mark.parametrize("escaped", [r"\0", r"\u0000", r"\ud800", r"\ude00\ud83d", r"\ud83dx"])
def test_an_escape_cannot_bring_in_what_nothing_can_store(escaped: str) -> None:
    assert codes(f'a: "{escaped}"') == ["forbidden-character"]
    assert codes(f'"{escaped}": a') == ["forbidden-character"]


@pytest.mark.parametrize(
    "source",
    [
        "a: [1",
        "a: 'x",
        "a: b: c",
        "\ta: 1",
        "a:\n\t- 1",
        "]",
        "[a]]",
        "a: `b`",
        "a: @b",
        "a: |9x\n",
        "? a: b: c",
        "- a\nb: 1",
        '"\\q"',
        '"\\UFFFFFFFF"',
        '"\\U00110000"',
        "%",
        "%YAML 9.9\n---\na",
    ],
)
def test_what_is_not_yaml_is_told_with_its_place(source: str) -> None:
    assert codes(source) == ["yaml-syntax"]


@pytest.mark.parametrize("source", ["", " \n\n", "# only a comment\n", "\ufeff"])
def test_an_empty_file_is_told_what_to_hold(source: str) -> None:
    assert codes(source) == ["empty-schema"]


@pytest.mark.parametrize(
    ("source", "times"),
    [
        ("a: &x 1\nb: *x\n", 2),
        ("a: &x [*x]\n", 2),
        ("a: !!python/object:os.system x\n", 1),
        ("a: !include x\n", 1),
        ("! a: 1\n", 1),
        ("a: {<<: {b: 1}}\n", 1),
        ("? [a]\n: 1\n", 1),
        ("? {a: b}\n: 1\n", 1),
        ("a: 1\n---\nb: 2\n", 1),
        ("%YAML 1.2\n---\na: 1\n", 1),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", 1),
    ],
)
def test_yaml_that_grows_or_hides_is_refused(source: str, times: int) -> None:
    assert codes(source) == ["unsupported-yaml"] * times


def test_both_places_of_a_duplicate_key_are_told() -> None:
    with pytest.raises(SchemaError) as raised:
        parse("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", "schema.yaml")

    told = [(each.code, each.message, each.span) for each in raised.value.diagnostics]
    assert told == [
        (
            "duplicate-key",
            "`c` is already written at schema.yaml:3:3",
            Span("schema.yaml", 4, 3, 4),
        ),
        (
            "duplicate-key",
            "`a` is already written at schema.yaml:1:1",
            Span("schema.yaml", 5, 1, 2),
        ),
    ]


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def test_depth_has_a_bound() -> None:
    parse(nested(MAX_DEPTH), "schema.yaml")

    assert codes(nested(MAX_DEPTH + 1)) == ["too-deep"]
    assert codes("{a: " * (MAX_DEPTH + 1)) == ["too-deep"]
    assert codes("- " * (MAX_DEPTH + 1) + "a") == ["too-deep"]


def test_the_number_of_values_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codegen.read.document.source.MAX_VALUES", 10)
    parse("- a\n" * 10, "schema.yaml")
    parse("{" + "".join(f"k{number}: a, " for number in range(10)) + "}", "schema.yaml")

    assert codes("- a\n" * 11) == ["too-many-values"]
    assert codes("".join(f"k{number}: {{ a: b }}\n" for number in range(6))) == ["too-many-values"]


def test_the_size_has_a_bound() -> None:
    assert codes(b"#" * (MAX_BYTES + 1)) == ["file-too-large"]
    assert codes("ä" * (MAX_BYTES // 2 + 1)) == ["file-too-large"]


@pytest.mark.parametrize("number", ["9" * 41, "-" + "1" * 5000, "0x" + "f" * 100, "1." + "0" * 90])
def test_a_number_of_thousands_of_digits_is_refused_before_it_is_read(number: str) -> None:
    assert codes(f"a: {number}") == ["number-too-long"]
    assert value(f"'{number}'") == number


def test_no_more_than_a_hundred_mistakes_are_told() -> None:
    assert len(codes("{" + ", ".join("a: &b 1" for _ in range(500)) + "}")) == 100


@pytest.mark.parametrize(
    "source",
    [
        "[" * MAX_BYTES,
        "- " * (MAX_BYTES // 2),
        "? " * (MAX_BYTES // 2),
        "{a: " * (MAX_BYTES // 4),
        "a: [" + "a, " * (MAX_BYTES // 8) + "]",
        "a" * (MAX_BYTES - 3) + ": 1",
        "#" * MAX_BYTES,
        "'" + "\n" * (MAX_BYTES - 2) + "'",
        "\n".join(" " * depth + "a:" for depth in range(1400)),
    ],
    ids=lambda source: source[:8],
)
def test_a_megabyte_of_anything_comes_to_an_end(source: str) -> None:
    try:
        outcome: object = parse(source, "schema.yaml")
    except SchemaError as error:
        outcome = error.diagnostics[0]

    # What grows with the square of the size would still be running.
    assert outcome is not None


def node_count(node: Node) -> int:
    match node:
        case Mapping(_, entries):
            return 1 + sum(1 + node_count(entry.value) for entry in entries)
        case Sequence(_, items):
            return 1 + sum(map(node_count, items))
        case Scalar():
            return 1


def test_a_large_file_within_the_bounds_is_read_whole() -> None:
    fields = "".join(f"  - {{ a: {i}, b: [x, y] }}\n" for i in range(400))
    node = parse(f"list:\n{fields}", "schema.yaml")

    assert node_count(node) == 1 + 1 + 1 + 400 * (1 + 2 + 1 + 3)


def test_an_authors_text_is_quoted_short_and_visible() -> None:
    assert shown("a\x1b[31m\u202eb") == r"a\x1b[31m\u202eb"
    assert shown("x" * 100) == "x" * 57 + "..."
