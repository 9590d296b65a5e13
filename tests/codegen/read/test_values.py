"""Fields: their types, their constraints, and constants held against both."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
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
        ("type: bigint", c.BigInteger(-(2**53) + 1, 2**53 - 1)),
        ("type: bigint, minimum: 0, maximum: 5000000000", c.BigInteger(0, 5_000_000_000)),
        ("type: float", c.Float(None, None)),
        ("type: float, minimum: -0.5, maximum: 2", c.Float(-0.5, 2.0)),
        ("type: decimal, precision: 5", c.Decimal(5, 0)),
        ("type: decimal, precision: 38, scale: 38", c.Decimal(38, 38)),
        (
            "type: decimal, precision: 6, scale: 2, minimum: 0.10, maximum: 9999.99",
            c.Decimal(6, 2, Decimal("0.1"), Decimal("9999.99")),
        ),
        ("type: date", c.Date()),
        ("type: time", c.Time()),
        ("type: duration", c.Duration()),
        ("type: json", c.Json()),
        ("type: bytes, min_length: 1, max_length: 1000000", c.Bytes(1, 1_000_000)),
        ("type: email", c.Email(254)),
        ("type: url, max_length: 10000", c.Url(10_000)),
        ("type: slug, max_length: 3", c.Slug(3)),
        ("type: 'string[]'", c.Array(c.String(), 0, 100)),
        (
            "type: 'string[]', max_length: 9, min_items: 1, max_items: 1000",
            c.Array(c.String(0, 9), 1, 1000),
        ),
        (
            "type: 'decimal[]', precision: 4, scale: 1, maximum: 9",
            c.Array(c.Decimal(4, 1, None, Decimal(9)), 0, 100),
        ),
        ("type: 'uuid[]'", c.Array(c.Uuid())),
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
        ("type: bigint, default: -9007199254740991", c.Constant(-(2**53) + 1)),
        ("type: float, default: 1", c.Constant(1.0)),
        ("type: float, default: 0.1", c.Constant(0.1)),
        ("type: float, default: -1.5e-3", c.Constant(-0.0015)),
        ("type: date, default: 0001-01-01", c.Constant(date(1, 1, 1))),
        ("type: date, default: '9999-12-31'", c.Constant(date(9999, 12, 31))),
        ("type: time, default: 09:30:00", c.Constant(time(9, 30))),
        ("type: time, default: 23:59:59.999999", c.Constant(time(23, 59, 59, 999_999))),
        ("type: duration, default: P1D", c.Constant(timedelta(days=1))),
        ("type: duration, default: PT90M", c.Constant(timedelta(minutes=90))),
        ("type: duration, default: PT0S", c.Constant(timedelta())),
        (
            "type: duration, default: P1DT2H3M4.05S",
            c.Constant(timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=50)),
        ),
        ("type: bytes, default: ''", c.Constant(b"")),
        ("type: bytes, default: +/+/", c.Constant(b"\xfb\xff\xbf")),
        ("type: bytes, default: AA==", c.Constant(b"\0")),
        ("type: email, default: a+b@c.example", c.Constant("a+b@c.example")),
        ("type: url, default: 'https://a.b:1/c?d=e#f'", c.Constant("https://a.b:1/c?d=e#f")),
        ("type: slug, default: a-1", c.Constant("a-1")),
        ("type: 'string[]', default: []", c.Constant(())),
        ("type: 'integer[]', default: [1, 2]", c.Constant((1, 2))),
        ("type: 'datetime[]', nullable: true, default: null", None),
        ("type: json, default: uuid", c.Constant(c.JsonText('"uuid"'))),
        ("type: json, default: {}", c.Constant(c.JsonText("{}"))),
        (
            "type: json, default: [1, null, 2.50, [], {}]",
            c.Constant(c.JsonText("[1,null,2.5,[],{}]")),
        ),
        (
            "type: json, default: { b: true, a: é, 1: x }",
            c.Constant(c.JsonText('{"1":"x","a":"é","b":true}')),
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
        "type: string, default: [a]",
        "type: string, default: { a: b }",
        "type: integer, default: [1]",
        "type: bigint, default: 9007199254740992",
        "type: bigint, default: 1.5",
        "type: float, default: .inf",
        "type: float, default: .nan",
        "type: float, default: 1e309",
        "type: float, default: '1.5'",
        "type: float, default: true",
        "type: float, default: 1.5, maximum: 1.25",
        "type: decimal, precision: 4, scale: 2, default: 100",
        "type: decimal, precision: 4, scale: 2, default: 0.001",
        "type: decimal, precision: 4, scale: 2, default: .inf",
        "type: decimal, precision: 4, scale: 2, default: .nan",
        "type: decimal, precision: 4, scale: 2, default: 1e999",
        "type: decimal, precision: 4, scale: 2, default: 1e-999",
        "type: decimal, precision: 4, scale: 2, default: '01'",
        "type: decimal, precision: 4, scale: 2, default: '1e1'",
        "type: decimal, precision: 4, scale: 2, default: 'NaN'",
        "type: decimal, precision: 4, scale: 2, default: '\uff11'",
        "type: decimal, precision: 4, scale: 2, default: true",
        "type: decimal, precision: 4, scale: 2, default: 1.25, maximum: 1.2",
        "type: date, default: now",
        "type: date, default: 2026-02-29",
        "type: date, default: 20260131",
        "type: date, default: 2026-W05-6",
        "type: date, default: 0000-01-01",
        "type: date, default: 2026-01-31T00:00:00Z",
        "type: time, default: now",
        "type: time, default: 09:30",
        "type: time, default: 24:00:00",
        "type: time, default: 23:59:60",
        "type: time, default: 09:30:00Z",
        "type: time, default: 09:30:00.1234567",
        "type: duration, default: P",
        "type: duration, default: PT",
        "type: duration, default: P1DT",
        "type: duration, default: -PT1H",
        "type: duration, default: P1W",
        "type: duration, default: P1M",
        "type: duration, default: P1Y",
        "type: duration, default: PT1.5H",
        "type: duration, default: PT1M1H",
        "type: duration, default: PT1234567S",
        "type: duration, default: P1DT24H",
        "type: duration, default: P1DT60M",
        "type: duration, default: P1DT012S",
        "type: duration, default: 90",
        "type: bytes, default: AA",
        "type: bytes, default: AB==",
        "type: bytes, default: A-__",
        'type: bytes, default: "AA==\\n"',
        "type: bytes, default: AAAA, max_length: 2",
        "type: bytes, default: AA==, min_length: 2",
        "type: email, default: a",
        "type: email, default: a b@c.d",
        "type: email, default: é@c.d",
        "type: email, default: a@b.example, max_length: 5",
        "type: url, default: a.example",
        "type: url, default: 'ftp://a.example'",
        "type: url, default: 'https://'",
        "type: slug, default: A",
        "type: slug, default: a--b",
        "type: slug, default: ''",
        "type: 'string[]', default: a",
        "type: 'string[]', default: {}",
        "type: 'string[]', default: [[a]]",
        "type: 'string[]', nullable: true, default: [null]",
        "type: 'string[]', default: [1]",
        "type: 'string[]', default: [ab], max_length: 1",
        "type: 'string[]', default: [], min_items: 1",
        "type: 'string[]', default: [a, b], max_items: 1",
        "type: 'uuid[]', default: uuid",
        "type: 'datetime[]', default: [now]",
        "type: json, default: .inf",
        "type: json, default: [1e999]",
        "type: json, default: null",
        "type: json, default: { a: 0.1234567890123456789 }",
    ],
)
def test_a_value_that_does_not_fit_is_refused(text: str) -> None:
    assert codes_of_field(text) == ["wrong-value"]
    example = text.replace("default: ", "required: true, examples: [") + "]"
    constrained = ("length", "imum", "pattern", "items", "precision", "nullable")
    if not any(word in text for word in constrained):
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


def test_a_backfill_is_a_value_or_a_function_of_its_type() -> None:
    assert field("type: integer, required: true, backfill: 3").backfill == c.Constant(3)
    assert codes_of_field("type: integer, required: true, backfill: a") == ["wrong-value"]
    assert codes_of_field("type: integer, nullable: true, backfill: null") == ["wrong-value"]
    assert field("type: datetime, required: true, backfill: now").backfill == c.Function.NOW
    assert field("type: uuid, required: true, backfill: uuid").backfill == c.Function.UUID
    assert codes_of_field("type: date, required: true, backfill: now") == ["wrong-value"]


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
        ("bigint", {"minimum", "maximum"}),
        ("float", {"minimum", "maximum"}),
        ("decimal, precision: 9", {"scale", "minimum", "maximum"}),
        ("date", set()),
        ("time", set()),
        ("duration", set()),
        ("json", set()),
        ("bytes", {"min_length", "max_length"}),
        ("email", {"max_length"}),
        ("url", {"max_length"}),
        ("slug", {"max_length"}),
        ("'string[]'", {"min_length", "max_length", "pattern", "min_items", "max_items"}),
        ("'date[]'", {"min_items", "max_items"}),
    ],
)
def test_a_type_has_no_other_constraints_than_its_own(type_: str, allowed: set[str]) -> None:
    numbers = dict.fromkeys(("min_length", "minimum", "scale", "min_items"), 1)
    most = dict.fromkeys(("max_length", "maximum", "max_items"), 9)
    values = {**numbers, **most, "pattern": "^a$"}
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
        "type: integer, maximum: 1.5",
        "type: bigint, minimum: -9007199254740992",
        "type: bigint, minimum: .nan",
        "type: float, minimum: -.inf",
        "type: float, minimum: .nan",
        "type: float, maximum: 1e309",
        "type: decimal, precision: 0",
        "type: decimal, precision: 39",
        "type: decimal, precision: 4, scale: -1",
        "type: decimal, precision: 4, scale: 2, maximum: 100",
        "type: decimal, precision: 4, scale: 2, minimum: 0.001",
        "type: decimal, precision: 4, scale: 2, minimum: .nan",
        "type: bytes, max_length: 1000001",
        "type: email, max_length: 255",
        "type: url, max_length: 10001",
        "type: slug, max_length: 0",
        "type: 'string[]', max_items: 0",
        "type: 'string[]', max_items: 1001",
        "type: 'string[]', min_items: -1",
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
        "type: bigint, minimum: 3, maximum: 2",
        "type: float, minimum: 0.5, maximum: 0.25",
        "type: decimal, precision: 3, scale: 1, minimum: 0.5, maximum: 0.4",
        "type: decimal, precision: 3, scale: 4",
        "type: bytes, min_length: 10001",
        "type: 'string[]', min_items: 101",
        "type: 'string[]', min_length: 9, max_length: 8",
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


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("1.10", "1.10"),
        ("'1.1'", "1.10"),
        ("0.1", "0.10"),
        ("-0", "0.00"),
        ("'-0.00'", "0.00"),
        ("0e999", "0.00"),
        ("1.500", "1.50"),
        ("1e3", "1000.00"),
        ("0x10", "16.00"),
        ("999999999999999999999999999999999999.99", "9" * 36 + ".99"),
        ("-999999999999999999999999999999999999.99", "-" + "9" * 36 + ".99"),
    ],
)
def test_a_decimal_is_kept_digit_by_digit_and_spelled_to_its_scale(
    written: str, exact: str
) -> None:
    default = field(f"type: decimal, precision: 38, scale: 2, default: {written}").default

    assert isinstance(default, c.Constant)
    assert isinstance(default.value, Decimal)
    assert f"{default.value:f}" == str(default.value) == exact


@pytest.mark.parametrize("bound", ["1.5", "1.50", "1.500", "15e-1"])
def test_one_bound_has_one_spelling(bound: str) -> None:
    type_ = field(f"type: decimal, required: true, precision: 9, scale: 3, minimum: {bound}").type

    assert isinstance(type_, c.Decimal)
    assert str(type_.minimum) == "1.5"


def test_the_longest_bound_keeps_each_of_its_digits() -> None:
    nines = "9" * 38
    type_ = field(f"type: decimal, required: true, precision: 38, maximum: {nines}").type

    assert isinstance(type_, c.Decimal)
    assert f"{type_.maximum:f}" == nines


def test_a_zero_has_no_sign() -> None:
    default = field("type: float, default: -0.0").default

    assert isinstance(default, c.Constant)
    assert str(default.value) == "0.0"


def test_a_decimal_needs_its_precision() -> None:
    assert codes_of_field("type: decimal, required: true") == ["missing-key"]
    assert codes_of_field("type: 'decimal[]', required: true, scale: 2") == ["missing-key"]


def test_examples_of_arrays_and_json_are_lists_and_mappings() -> None:
    assert field("type: 'string[]', required: true, examples: [[], [a, b]]").examples == (
        (),
        ("a", "b"),
    )
    assert field("type: json, nullable: true, examples: [null, [], { a: 1 }]").examples == (
        None,
        c.JsonText("[]"),
        c.JsonText('{"a":1}'),
    )


def test_what_does_not_fit_in_a_list_is_pointed_at() -> None:
    text = "resources: { task: { fields: { f: { type: 'integer[]', default: [1, 2, x] } } } }"
    (wrong,) = told(text)

    assert wrong.span is not None
    assert text[wrong.span.column - 1] == "x"


@pytest.mark.parametrize(
    "type_",
    [
        *("bigint", "float", "decimal, precision: 3", "date", "time", "duration", "json", "bytes"),
        *("email", "url", "slug", "'string[]'", "'decimal[]', precision: 3", "'uuid[]'"),
    ],
)
def test_the_lines_that_are_offered_for_a_field_without_a_value_work(type_: str) -> None:
    for flag in ("", ", read_only: true"):
        text = f"type: {type_}{flag}"
        (missing,) = told(f"resources: {{ task: {{ fields: {{ f: {{ {text} }} }} }} }}")

        assert missing.code == "no-value"
        assert missing.hint is not None
        for line in missing.hint.splitlines()[1:]:
            field(f"{text}, {line.split('#')[0].strip()}")


def test_a_field_has_the_flags_that_are_written() -> None:
    plain = field("type: string, required: true")
    shown = field("type: string, nullable: true, read_only: true, deprecated: true")
    sent = field("type: string, required: true, write_only: true, immutable: true")

    assert (plain.read_only, plain.write_only, plain.immutable) == (False, False, False)
    assert plain.deprecation is None
    assert (shown.read_only, shown.deprecation) == (True, c.Deprecation(None))
    assert (sent.write_only, sent.immutable) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "read_only: true, required: true",
        "read_only: true, write_only: true, nullable: true",
        "read_only: true, immutable: true, nullable: true",
    ],
)
def test_flags_that_contradict_each_other_are_refused(text: str) -> None:
    assert codes_of_field(f"type: string, {text}") == ["contradicting-flags"]


def test_a_sunset_is_a_day_and_belongs_to_what_is_deprecated() -> None:
    old = "type: string, nullable: true, deprecated: true"

    assert field(f"{old}, sunset: 2028-02-29").deprecation == c.Deprecation(date(2028, 2, 29))
    assert codes_of_field(f"{old}, sunset: 2027-02-29") == ["bad-date"]
    assert codes_of_field(f"{old}, sunset: 2028") == ["wrong-kind"]
    assert codes_of_field(f"{old}, sunset: 2028-02-29".replace("d: true", "d: false")) == [
        "sunset-alone"
    ]
    assert codes_of_field("type: string, nullable: true, sunset: 2028-02-29") == ["sunset-alone"]
