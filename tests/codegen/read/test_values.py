"""Fields: their types, their constraints, and constants held against both."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from codegen import catalog as c
from tests.codegen.read.schemas import codes_of_field, field, task, told


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("type: string", c.String(0, 200)),
        ("type: string, min_length: 1, max_length: 10000", c.String(1, 10_000)),
        (r"type: string, pattern: '^\d$'", c.String(0, 200, "^[0-9]$")),
        ("type: text", c.Text(0, 10_000)),
        ("type: text, min_length: 5, max_length: 1000000", c.Text(5, 1_000_000)),
        ("type: integer", c.Integer(-(2**31), 2**31 - 1)),
        ("type: integer, minimum: -2147483648, maximum: 0", c.Integer(-(2**31), 0)),
        ("type: boolean", c.Boolean()),
        ("type: datetime", c.Datetime()),
        ("type: uuid", c.Uuid()),
    ],
)
def test_a_type_has_its_constraints(text: str, type_: c.FieldType) -> None:
    assert field(f"required: true, {text}").type == type_


@pytest.mark.parametrize(
    ("text", "default"),
    [
        ("type: string, default: now", c.Constant("now")),
        ("type: string, default: on", c.Constant("on")),
        ("type: string, default: ''", c.Constant("")),
        ("type: text, default: uuid", c.Constant("uuid")),
        ("type: integer, default: 0x10", c.Constant(16)),
        ("type: boolean, default: false", c.Constant(False)),
        ("type: datetime, default: now", c.Function.NOW),
        ("type: uuid, default: uuid", c.Function.UUID),
        ("type: string, nullable: true, default: null", None),
        ("type: string, nullable: true, default: a", c.Constant("a")),
        (
            "type: datetime, default: 2026-01-31T09:30:00.5+05:30",
            c.Constant(
                datetime(2026, 1, 31, 9, 30, 0, 500_000, timezone(timedelta(hours=5, minutes=30)))
            ),
        ),
        (
            "type: uuid, default: 0198C0DE-7a5c-7b1e-9c3d-4f5a6b7c8d9e",
            c.Constant(UUID("0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e")),
        ),
    ],
)
def test_a_default_is_a_value_of_the_type_or_a_function(
    text: str, default: c.Default | None
) -> None:
    actual = field(text).default

    assert actual == default
    if isinstance(actual, c.Constant) and isinstance(default, c.Constant):
        assert type(actual.value) is type(default.value)


@pytest.mark.parametrize(
    "text",
    [
        "type: string, default: 5",
        "type: string, default: true",
        "type: string, default: null",
        "type: string, default: ab, max_length: 1",
        "type: string, default: a, min_length: 2",
        "type: string, default: b, pattern: '^a$'",
        'type: string, default: "a\\n", pattern: "^a$"',
        "type: integer, default: now",
        "type: integer, default: true",
        "type: integer, default: 5.0",
        "type: integer, default: '5'",
        "type: integer, default: 2147483648",
        "type: integer, default: 9, maximum: 8",
        "type: integer, default: 7, minimum: 8",
        "type: boolean, default: 1",
        "type: boolean, default: yes",
        "type: datetime, default: uuid",
        "type: datetime, default: 2026-01-31",
        "type: datetime, default: 2026-01-31T09:30:00",
        "type: datetime, default: 2026-01-31 09:30:00Z",
        "type: datetime, default: 2026-01-31T09:30:60Z",
        "type: datetime, default: 2026-01-31T09:30:00.1234567Z",
        "type: datetime, default: 2026-02-29T00:00:00Z",
        "type: datetime, default: 2026-01-31T24:00:00Z",
        "type: datetime, default: 2026-01-31T09:30:00+24:00",
        "type: datetime, default: 0001-12-31T23:59:59Z",
        "type: datetime, default: 9999-01-01T00:00:00Z",
        'type: datetime, default: "\\uff12026-01-31T09:30:00Z"',
        "type: datetime, default: 1769851800",
        "type: uuid, default: now",
        "type: uuid, default: 0198c0de7a5c7b1e9c3d4f5a6b7c8d9e",
        "type: uuid, default: '{0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e}'",
        "type: uuid, default: 'urn:uuid:0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e'",
    ],
)
def test_a_value_that_does_not_fit_is_refused(text: str) -> None:
    assert codes_of_field(text) == ["wrong-value"]
    example = text.replace("default: ", "required: true, examples: [") + "]"
    if "length" not in text and "imum" not in text and "pattern" not in text:
        assert codes_of_field(example) == ["wrong-value"]


@pytest.mark.parametrize("year", ["0002-01-01T00:00:00+23:59", "9998-12-31T23:59:59-23:59"])
def test_the_outermost_instants_stay_in_range_in_utc(year: str) -> None:
    default = field(f"type: datetime, default: {year}").default

    assert isinstance(default, c.Constant)
    assert isinstance(default.value, datetime)
    assert 1 <= default.value.astimezone(UTC).year <= 9999


def test_null_is_an_example_of_a_nullable_field_only() -> None:
    assert field("type: string, nullable: true, examples: [a, null]").examples == ("a", None)
    assert codes_of_field("type: string, required: true, examples: [null]") == ["wrong-value"]


def test_a_backfill_is_a_value_and_no_function() -> None:
    assert field("type: integer, required: true, backfill: 3").backfill == c.Constant(3)
    assert codes_of_field("type: integer, required: true, backfill: a") == ["wrong-value"]
    assert codes_of_field("type: integer, nullable: true, backfill: null") == ["wrong-value"]
    assert codes_of_field("type: datetime, required: true, backfill: now") == ["not-supported-yet"]


def test_a_field_gets_its_value_from_exactly_one_place() -> None:
    (missing,) = told("resources: { task: { fields: { f: { type: boolean } } } }")

    assert missing.code == "no-value"
    assert missing.hint is not None
    for line in missing.hint.splitlines()[1:]:
        field(f"type: boolean, {line.split('#')[0].strip()}")
    assert codes_of_field("type: boolean, required: true, default: true") == [
        "required-with-default"
    ]


def test_required_says_nothing_about_null() -> None:
    both = field("type: string, required: true, nullable: true")

    assert (both.required, both.nullable, both.default) == (True, True, None)


@pytest.mark.parametrize(
    ("type_", "allowed"),
    [
        ("string", {"min_length", "max_length", "pattern"}),
        ("text", {"min_length", "max_length"}),
        ("integer", {"minimum", "maximum"}),
        ("boolean", set()),
        ("datetime", set()),
        ("uuid", set()),
    ],
)
def test_a_type_has_no_other_constraints_than_its_own(type_: str, allowed: set[str]) -> None:
    values = {"min_length": 1, "max_length": 9, "pattern": "^a$", "minimum": 1, "maximum": 9}
    for name, value in values.items():
        text = f"type: {type_}, required: true, {name}: {value}"
        if name in allowed:
            field(text)
        else:
            assert codes_of_field(text) == ["constraint-not-allowed"]


@pytest.mark.parametrize(
    "text",
    [
        "type: string, min_length: -1",
        "type: string, max_length: 0",
        "type: string, max_length: 10001",
        "type: text, max_length: 1000001",
        "type: integer, minimum: -2147483649",
        "type: integer, maximum: 2147483648",
    ],
)
def test_a_bound_has_bounds(text: str) -> None:
    assert codes_of_field(f"required: true, {text}") == ["bound-out-of-range"]


@pytest.mark.parametrize(
    "text",
    [
        "type: string, min_length: 3, max_length: 2",
        "type: string, min_length: 201",
        "type: text, min_length: 10001",
        "type: integer, minimum: 3, maximum: 2",
    ],
)
def test_bounds_that_no_value_meets_are_refused(text: str) -> None:
    assert codes_of_field(f"required: true, {text}") == ["empty-range"]


@pytest.mark.parametrize(
    "text",
    [
        'say "hi" it\'s',
        "{{ x }} {% y %} ${x} %s",
        "'" * 3 + '"' * 3,
        "back\\slash \\N{BULLET}",
        "\u2028\u202e\U0001f600",
        "line\nbreak\ttab",
        "'; DROP TABLE tasks; -- # */",
        "<b>",
    ],
)
def test_hostile_text_arrives_unchanged_in_every_place(text: str) -> None:
    quoted = '"' + "".join(f"\\U{ord(char):08X}" for char in text) + '"'
    written = f"type: text, default: {quoted}, examples: [{quoted}], backfill: {quoted}"
    resource = task(f"description: {quoted}", f"f: {{ description: {quoted}, {written} }}")

    (only,) = resource.fields
    assert resource.description == only.description == text
    assert only.default == only.backfill == c.Constant(text)
    assert only.examples == (text,)
