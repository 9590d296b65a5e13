"""Whatever the reader takes for a constant is something that the API takes and answers as well."""

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen import catalog as c
from codegen.diagnostics import SchemaError
from codegen.emit.wire import input_schema, to_json
from codegen.read import read_text
from codegen.storage import literal_sql, postgres_type
from tests.codegen.read.schemas import HEAD


def quoted(text: str) -> str:
    """The text as YAML, whatever it holds."""
    return '"' + "".join(f"\\U{ord(char):08X}" for char in text) + '"'


def listed(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(items, max_size=3).map(lambda each: f"[{', '.join(each)}]")


NUMERALS = ["0x10", "0o7", "-0", "-0.0", "1e2", "15e-1", "1e999", ".inf", ".nan", "1.", "01"]
ODD = st.sampled_from([*NUMERALS, "true", "null", "now", "[]", "{}"])
INTEGERS = st.integers(-5, 5).map(str) | st.integers(-(2**54), 2**54).map(str)
FLOATS = st.floats(-2, 2000).map(str) | st.floats().map(str)
EXACT = st.decimals(-5, 30, places=2).map(str) | st.decimals(allow_nan=False).map(str)
DAYS = st.dates().map(str)
TIMES = st.times().map(str)
INSTANTS = (
    st.datetimes()
    .map(lambda when: when.isoformat())
    .flatmap(lambda text: st.sampled_from([text, f"{text}Z", f"{text}-23:59", f"{text}+05:30"]))
)
SPANS = st.from_regex(
    r"P([0-9]{1,7}D)?(T([0-9]{1,7}H)?([0-9]{1,3}M)?([0-9]{1,2}(\.[0-9]{1,7})?S)?)?", fullmatch=True
)
BYTES = st.from_regex("([A-Za-z0-9+/]{4}){0,2}([A-Za-z0-9+/]{2,3}={0,2})?", fullmatch=True)
EMAILS = st.from_regex("[a-z]{1,3}@[a-z-]{1,3}(\\.[a-z]{1,2})?", fullmatch=True)
URLS = st.from_regex("https?://[a-z.]{1,3}(/[a-z%]{0,3})?", fullmatch=True)
SLUGS = st.from_regex("[a-z]{1,2}-?[a-z]{0,2}", fullmatch=True)
STATUS = st.sampled_from(["todo", "done", "Todo"])
JSON = st.recursive(
    ODD | INTEGERS | FLOATS | st.text(max_size=3).map(quoted),
    lambda inner: (
        listed(inner) | st.builds("{{{}: {}}}".format, st.text(max_size=3).map(quoted), inner)
    ),
    max_leaves=6,
)

TYPES = {
    "type: string, min_length: 1, max_length: 5": st.text(max_size=6).map(quoted),
    "type: string, pattern: '^a+$'": st.sampled_from(["a", "aa", quoted("a\n"), "b"]),
    "type: text, max_length: 5": st.text(max_size=6).map(quoted),
    "type: integer, minimum: -3, maximum: 3": INTEGERS,
    "type: bigint": INTEGERS,
    "type: float, minimum: -0.5, maximum: 1000": FLOATS,
    "type: decimal, precision: 4, scale: 2, minimum: -1.5, maximum: 20": EXACT | EXACT.map(quoted),
    "type: decimal, precision: 38, scale: 10": EXACT | EXACT.map(quoted),
    "type: decimal, precision: 3, scale: 3": st.decimals(-1, 1, places=3).map(str),
    "type: boolean": st.sampled_from(["true", "false", "TRUE", "1"]),
    "type: date": DAYS,
    "type: time": TIMES,
    "type: datetime": INSTANTS,
    "type: duration": SPANS,
    "type: uuid": st.uuids().map(str) | st.uuids().map(lambda each: each.hex),
    "type: json": JSON,
    "type: bytes, min_length: 1, max_length: 4": BYTES.map(quoted),
    "type: bytes, min_length: 2, max_length: 400": BYTES.map(quoted),
    "type: email, max_length: 9": EMAILS.map(quoted),
    "type: url, max_length: 12": URLS.map(quoted),
    "type: slug, max_length: 4": SLUGS.map(quoted),
    "type: Status": STATUS,
    "type: 'string[]', max_items: 2": listed(st.text(max_size=3).map(quoted)),
    "type: 'decimal[]', precision: 2, scale: 1": listed(st.decimals(-9, 9, places=1).map(str)),
    "type: 'duration[]'": listed(SPANS),
    "type: 'Status[]', min_items: 1": listed(STATUS),
}
"""Fields, each with constants that mostly fit."""


def read(field: str, constant: str) -> c.Field | None:
    """The field with that constant as its default and as an example, if it is one."""
    enums = "enums: { Status: { values: [todo, done] } }"
    written = f"f: {{ {field}, default: {constant}, examples: [{constant}] }}"
    try:
        catalog = read_text(f"{HEAD}{enums}\nresources: {{ task: {{ fields: {{ {written} }} }} }}")
    except SchemaError:
        return None
    return catalog.resources[0].fields[0]


def is_taken(value: object, type_: c.FieldType) -> bool:
    """Whether the OpenAPI document promises to take a value."""
    components: dict[str, object] = {
        "Status": {"enum": ["todo", "done"]},
        "JsonValue": {},
    }
    schema = {**input_schema(type_), "components": {"schemas": components}}
    return jsonschema.Draft202012Validator(schema).is_valid(value)


@pytest.mark.parametrize("field", TYPES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_constant_that_is_read_is_one_that_can_be_sent(field: str, data: st.DataObject) -> None:
    found = read(field, data.draw(TYPES[field] | ODD))
    if found is None:
        return
    # A default can be a function; an example is always a value.
    for value in found.examples:
        assert is_taken(to_json(value), found.type)
        assert literal_sql(value, postgres_type(found.type))


@pytest.mark.parametrize(
    ("field", "constant"),
    [
        ("type: bigint", "9007199254740991"),
        ("type: float", "1.7976931348623157e308"),
        ("type: decimal, precision: 38, scale: 38", "0." + "9" * 38),
        ("type: date", "9999-12-31"),
        ("type: date", "0001-01-01"),
        ("type: time", "23:59:59.999999"),
        ("type: duration", "P999999DT23H59M59.999999S"),
        ("type: duration", "PT999999H999999M999999.999999S"),
        ("type: bytes", "AAAA"),
        ("type: email", "a@" + "b" * 63),
        ("type: url", "'https://127.0.0.1:8000/?a#b'"),
        ("type: json", "{ a: [1, 1e22, -0.0, 'x'] }"),
    ],
)
def test_the_outermost_constants_can_be_sent(field: str, constant: str) -> None:
    found = read(field, constant)

    assert found is not None
    assert is_taken(to_json(found.examples[0]), found.type)
