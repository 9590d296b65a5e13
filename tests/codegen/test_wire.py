"""The table of types, both sides of it: what the document promises is what Pydantic lets in."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal as Number
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from codegen.catalog import (
    Array,
    BigInteger,
    Boolean,
    Bytes,
    Date,
    Datetime,
    Decimal,
    Duration,
    Email,
    Enum,
    FieldType,
    Float,
    Integer,
    Json,
    Slug,
    String,
    Text,
    Time,
    Url,
    Uuid,
)
from codegen.emit.wire import (
    Annotation,
    annotation,
    enum_component,
    input_schema,
    json_component,
    nullable_schema,
    output_annotation,
    output_schema,
    query_annotation,
    to_json,
)
from codegen.patterns import EMAIL, SLUG, URL
from generated.schemas import formats
from tests.api.document import Document
from tests.api.document import Json as Wire
from tests.api.fields import alternatives
from tests.api.readings import canonical
from tests.api.values import anything, near

STATUS = Enum("Status", "Status", ("todo", 'it\'s "done"', "ü"))
TYPES: dict[str, FieldType] = {
    "string": String(2, 5),
    "string with a pattern": String(0, 9, r"^[a-z$]+-[0-9]{1,4}$"),
    "text": Text(0, 3),
    "integer": Integer(-3, 4),
    "bigint": BigInteger(),
    "float": Float(),
    "float between": Float(-0.5, 1e300),
    "decimal": Decimal(6, 2),
    "decimal between": Decimal(5, 3, Number("-0.105"), Number("12.5")),
    "decimal above": Decimal(4, 2, Number("0.01")),
    "decimal below": Decimal(4, 2, None, Number("-3.3")),
    "decimal without a fraction": Decimal(38, 0),
    "decimal of a fraction": Decimal(20, 20),
    "boolean": Boolean(),
    "date": Date(),
    "time": Time(),
    "datetime": Datetime(),
    "duration": Duration(),
    "uuid": Uuid(),
    "json": Json(),
    **{f"bytes of {low} to {high}": Bytes(low, high) for low in (0, 1, 2, 3) for high in (4, 5, 6)},
    **{
        f"bytes of {low} to {high}": Bytes(low, high)
        for low in (0, 1, 2, 3, 600)
        for high in (601, 602, 603)
    },
    "bytes of one size": Bytes(32, 32),
    "email": Email(9),
    "url": Url(30),
    "slug": Slug(4),
    "enum": STATUS,
    "array of strings": Array(String(1, 3), 1, 2),
    "array of enums": Array(STATUS, 0, 2),
    "array of decimals": Array(Decimal(3, 1, Number(0)), 0, 2),
    "array of spans": Array(Duration(), 0, 2),
}
COMPONENTS = {"Status": enum_component(STATUS), "JsonValue": json_component()}
DOCUMENT = Document.parse(json.dumps({"components": {"schemas": COMPONENTS}}))


def adapter(type_: Annotation) -> TypeAdapter[object]:
    """What is generated, at work."""
    names: dict[str, object] = {"Status": Literal[STATUS.values]}
    for module, name in type_.imports:
        if name not in names:
            names[name] = getattr(importlib.import_module(module), name)
    found: TypeAdapter[object] = TypeAdapter(eval(type_.source, names))
    return found


def written(schema: Mapping[str, object]) -> dict[str, Wire]:
    """The schema as a reader of the document has it."""
    read: dict[str, Wire] = json.loads(json.dumps(schema))
    return read


def promised(schema: dict[str, Wire], value: Wire) -> bool:
    """Whether the document lets the value in; half a surrogate pair is no text at all."""
    whole = re.search("[\ud800-\udfff]", json.dumps(value, ensure_ascii=False)) is None
    return whole and DOCUMENT.validator(schema).is_valid(value)


@pytest.mark.parametrize("name", TYPES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_promised_is_taken_and_answered_as_it_was(name: str, data: st.DataObject) -> None:
    schema = written(input_schema(TYPES[name]))
    value = data.draw(st.one_of(anything(), *map(near, alternatives(DOCUMENT, schema))))
    reads, writes = adapter(annotation(TYPES[name])), adapter(output_annotation(TYPES[name]))
    try:
        read = reads.validate_python(value)
    except ValidationError:
        assert not promised(schema, value)
        return
    answer = json.loads(writes.dump_json(writes.validate_python(read)))

    assert promised(schema, value)
    assert promised(written(output_schema(TYPES[name])), answer)
    # What is answered can be sent again. At the ends of the years an offset leads out of them.
    assert promised(schema, answer) or name == "datetime"
    assert canonical(DOCUMENT, schema, answer) == canonical(DOCUMENT, schema, value)


@pytest.mark.parametrize("name", TYPES)
def test_null_is_one_value_more(name: str) -> None:
    schema = input_schema(TYPES[name])

    assert not promised(written(schema), None)
    assert promised(written(nullable_schema(schema)), None)


@pytest.mark.parametrize(
    ("sent", "answered"),
    [
        ("PT0S", "PT0S"),
        ("P0D", "PT0S"),
        ("PT90M", "PT1H30M"),
        ("PT86400S", "P1D"),
        ("PT36H", "P1DT12H"),
        ("P1DT0H0M0.500000S", "P1DT0.5S"),
        ("PT01H02M03.040S", "PT1H2M3.04S"),
        ("P999999DT23H59M59.999999S", "P999999DT23H59M59.999999S"),
        ("PT999999H999999M999999.999999S", "P42372DT15H25M39.999999S"),
    ],
)
def test_a_length_of_time_has_one_spelling(sent: str, answered: str) -> None:
    span = adapter(annotation(Duration()))
    read = span.validate_python(sent)

    assert isinstance(read, timedelta)
    assert json.loads(span.dump_json(read)) == answered
    assert to_json(read) == answered


@pytest.mark.parametrize(
    ("type_", "taken", "refused"),
    [
        (Integer(0, 9), {"0": 0, "9": 9, "-0": 0}, ["10", "-1", "+1", "01", "1.0", "1e0", " 1"]),
        (BigInteger(), {"9007199254740991": 2**53 - 1}, ["9007199254740992", "1_0", "٣", ""]),
        (Float(), {"-0.5": -0.5, "1e3": 1e3, "1E-2": 0.01}, ["1e999", ".5", "1.", "NaN", "0x1"]),
        (Boolean(), {"true": True, "false": False}, ["True", "1", "yes", "on", "null", ""]),
        (Date(), {"2026-01-31": None}, ["2026-02-30"]),
        (Decimal(4, 2), {"1.5": Number("1.5")}, ["1.555", "1e1"]),
        (String(0, 3), {"null": None, "": None}, ["abcd", "\0"]),
    ],
)
def test_in_a_query_a_value_is_its_json_without_quotes(
    type_: FieldType, taken: dict[str, object], refused: list[str]
) -> None:
    reads = adapter(query_annotation(type_))
    for text in refused:
        with pytest.raises(ValidationError):
            reads.validate_python(text)
    for text, expected in taken.items():
        if expected is not None:
            assert reads.validate_python(text) == expected


def test_the_checks_of_the_database_are_those_of_the_api() -> None:
    copied = (formats._EMAIL, formats._URL, formats._SLUG)

    assert [f"^{pattern.pattern}$" for pattern in copied] == [EMAIL, URL, SLUG]
