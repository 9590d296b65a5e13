"""Values of every type, most of them near the borders of what the type takes."""

from __future__ import annotations

import base64
import string
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.api.document import Json
from tests.api.readings import form_of

Values = SearchStrategy[Json]

LETTERS = string.ascii_letters + "é\N{CLINKING BEER MUGS}\u2028\n\x01'\"\\%_{}:"
BIG = 2**31
FLOATS = [0.0, -0.0, 5e-324, -5e-324, 1e308, -1e308, 1.7976931348623157e308, 0.1, 2.0**53, 1e21]
STRANGE = ["", "\0", "a\0", "\ud800", "\udfffx", "true", "null", "0", "NaN"]


def anything() -> Values:
    """Whatever JSON can hold, and then some: halves of surrogate pairs, and integers as floats."""
    scalars: Values = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-BIG * 4, BIG * 4),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=8),
        st.sampled_from(STRANGE),
    )
    return st.one_of(
        scalars, st.lists(scalars, max_size=2), st.dictionaries(st.text(max_size=3), scalars)
    )


def near(schema: Mapping[str, Json]) -> Values:
    """Values that a schema of one type takes, or nearly."""
    if "enum" in schema:
        return _words(schema)
    match schema["type"]:
        case "null":
            return st.none()
        case "boolean":
            return st.booleans()
        case "integer":
            return _integers(schema)
        case "number":
            return _numbers(schema)
        case "string":
            return _strings(schema)
        case "object":
            return _json().filter(lambda value: isinstance(value, dict))
        case "array":
            return _lists(schema)
        case type_:
            raise AssertionError(f"{type_} has no values yet")


def _strings(schema: Mapping[str, Json]) -> Values:
    pattern = str(schema.get("pattern", ""))
    match form_of(schema):
        case "bytes":
            return blobs(schema)
        case "date-time":
            return instants()
        case "date":
            return days()
        case "uuid":
            return uuids()
        case "decimal":
            return decimals(pattern)
        case "time":
            return times()
        case "duration":
            return spans(pattern)
        case _:
            return _texts(schema)


def _words(schema: Mapping[str, Json]) -> Values:
    words = schema["enum"]
    assert isinstance(words, list)
    listed = st.sampled_from([word for word in words if isinstance(word, str)])
    changed = [str.upper, str.title, lambda word: word + " ", lambda word: word[:-1]]
    return st.one_of(
        listed, st.builds(lambda change, word: change(word), st.sampled_from(changed), listed)
    )


def _integers(schema: Mapping[str, Json]) -> Values:
    bounds = [schema.get("minimum"), schema.get("maximum")]
    borders = [bound + step for bound in bounds if isinstance(bound, int) for step in (-1, 0, 1)]
    whole = st.one_of(st.sampled_from(borders), st.integers(min(borders), max(borders)))
    # Beyond 2^53, not every integer is a double.
    small = whole.filter(lambda number: abs(number) <= 2**53)
    return st.one_of(whole, small.map(float), small.map(lambda number: number + 0.5))


def _numbers(schema: Mapping[str, Json]) -> Values:
    bounds = [schema.get("minimum"), schema.get("maximum")]
    borders = [
        bound * (1 + step)
        for bound in bounds
        if isinstance(bound, float)
        for step in (-1e-15, 0, 1e-15)
    ]
    return st.one_of(
        st.sampled_from([*FLOATS, *borders]),
        st.floats(allow_nan=False, allow_infinity=False),
        st.sampled_from([2**53 - 1, -(2**53), 2**64, 10**300, 0, 1, -1]),
    )


def decimals(pattern: str) -> Values:
    """Numbers in strings, in every spelling that somebody might try."""
    exact = st.from_regex(pattern, fullmatch=False).map(lambda text: text.rstrip("\n"))
    spelt = ["1e2", "+1", ".5", "1.", "01", "-", "", " 1", "1 ", "1_0", "NaN", "Infinity", "٣"]
    number = st.decimals(-10_000, 10_000, places=3).map(str)
    digits = st.integers(0, 10**40).map(str)
    changed = st.builds(str.__add__, exact, st.sampled_from(["0", "1", ".0", "\n", "e0"]))
    return st.one_of(exact, st.sampled_from(spelt), number, digits, changed, st.integers(-9, 9))


def _texts(schema: Mapping[str, Json]) -> Values:
    lengths = [schema.get("minLength", 0), schema.get("maxLength", 0)]
    borders = [
        length + step for length in lengths if isinstance(length, int) for step in (-1, 0, 1)
    ]
    characters = st.sampled_from(LETTERS)
    exact = st.sampled_from([length for length in borders if length >= 0]).flatmap(
        lambda length: characters.map(lambda character: character * length)
    )
    matching = st.from_regex(str(schema.get("pattern", "")))
    return st.one_of(exact, st.text(characters, max_size=10), matching)


def blobs(schema: Mapping[str, Json]) -> Values:
    """Bytes of about the right size in base64, and texts that are nearly that."""
    characters = [schema.get("minLength", 0), schema.get("maxLength", 0)]
    sizes = [
        max(length // 4 * 3 + step, 0)
        for length in characters
        if isinstance(length, int)
        for step in (-3, -2, -1, 0, 1, 2)
    ]
    right = st.sampled_from(sizes).flatmap(
        lambda size: st.binary(min_size=min(size, 9), max_size=min(size, 9)).map(
            lambda some: base64.b64encode((some * (size // 9 + 1))[:size]).decode()
        )
    )
    wrong = st.sampled_from(["AP8", "AP9=", "A===", "AP8=\n", "AP-_", " AP8=", "=", "AP8=AP8="])
    bare = right.map(lambda text: text.rstrip("="))
    return st.one_of(right, wrong, bare, st.from_regex("[A-Za-z0-9+/]{2,4}={0,2}", fullmatch=True))


def _json() -> Values:
    scalars: Values = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.sampled_from([*FLOATS, 10**300]),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=5),
        st.sampled_from(STRANGE),
    )
    return st.recursive(
        scalars,
        lambda part: st.one_of(
            st.lists(part, max_size=3),
            st.dictionaries(st.text(max_size=3) | st.sampled_from(STRANGE), part, max_size=3),
        ),
        max_leaves=6,
    )


def _lists(schema: Mapping[str, Json]) -> Values:
    items = schema["items"]
    assert isinstance(items, dict)
    if "$ref" in items:
        return st.lists(st.sampled_from(["todo", "doing", "", "ü", None]) | _json(), max_size=3)
    most = schema.get("maxItems", 0)
    assert isinstance(most, int)
    near_item = near(items)
    return st.one_of(
        st.lists(near_item, max_size=min(most, 3) + 1),
        near_item.map(lambda item: [item] * most),
        near_item.map(lambda item: [item, None]),
        near_item.map(lambda item: [[item]]),
        near_item,
    )


def instants() -> Values:
    """Instants as RFC 3339 has them, and texts that are nearly one."""
    digits = st.sampled_from(["", ".1", ".123456", ".1234567", ".", ",5"])
    offsets = [
        "Z",
        "z",
        "+00:00",
        "-00:00",
        "+23:59",
        "-23:59",
        "+24:00",
        "+05:30",
        "",
        "+0530",
        "+5",
    ]
    years = ["0000", "0001", "0002", "1969", "2024", "2023", "9998", "9999", "10000", "24"]
    days = ["-01-01", "-12-31", "-02-29", "-02-30", "-04-31", "-00-01", "-13-01", "-1-1"]
    times = [
        "T00:00:00",
        "t23:59:59",
        "T24:00:00",
        "T23:60:00",
        "T23:59:60",
        " 10:00:00",
        "T10:00",
        "",
    ]
    parts = (years, days, times, offsets)
    year, day, time, offset = (st.sampled_from(part) for part in parts)
    real = st.datetimes(
        datetime(2, 1, 2), datetime(9998, 12, 30), timezones=st.sampled_from([UTC, _HALF])
    )
    return st.one_of(
        st.builds(lambda *pieces: "".join(pieces), year, day, time, digits, offset),
        real.map(lambda moment: moment.isoformat()),
    )


_HALF = timezone(timedelta(hours=-9, minutes=-30))


def uuids() -> Values:
    """UUIDs, and spellings of them that are not theirs."""
    spellings = st.sampled_from(["{}", "{{{}}}", "urn:uuid:{}", " {}", "{}\n", "{}0"])
    canonical = st.uuids().map(str)
    return st.one_of(
        canonical,
        canonical.map(str.upper),
        canonical.map(lambda text: text.replace("-", "")),
        st.builds(lambda spelling, text: spelling.format(text), spellings, canonical),
    )


def days() -> Values:
    """Days of the calendar, and texts that are nearly one."""
    years = ["0000", "0001", "1900", "2000", "2024", "2023", "9999", "10000", "24", "-001"]
    rests = ["-01-01", "-12-31", "-02-29", "-02-30", "-04-31", "-00-01", "-13-01", "-1-1", "0101"]
    odd = ["2026-W05-6", "2026-031", "2026-01-31T00:00:00", "2026-01-31\n", "today", "٢٠٢٦-01-31"]
    return st.one_of(
        st.dates(date.min, date.max).map(date.isoformat),
        st.builds(str.__add__, st.sampled_from(years), st.sampled_from(rests)),
        st.sampled_from(odd),
    )


def times() -> Values:
    """Times of day, and texts that are nearly one."""
    clocks = [
        "00:00:00",
        "23:59:59",
        "24:00:00",
        "23:60:00",
        "23:59:60",
        "9:30:00",
        "09:30",
        "0930",
    ]
    ends = ["", ".1", ".123456", ".1234567", ".", ",5", "Z", "+01:00", "\n"]
    return st.one_of(
        st.times().map(lambda clock: clock.isoformat()),
        st.builds(str.__add__, st.sampled_from(clocks), st.sampled_from(ends)),
    )


def spans(pattern: str) -> Values:
    """Lengths of time, and texts that are nearly one."""
    numbers = ["0", "1", "01", "23", "24", "59", "60", "999999", "1000000", "", "-1", "1.5"]
    amounts = st.sampled_from(numbers)
    days_, hours, minutes = (
        st.just("") | st.builds(str.__add__, amounts, st.just(unit)) for unit in "DHM"
    )
    seconds = st.sampled_from(["", "1S", "59.999999S", "60S", "999999.5S", "1.1234567S", ".5S"])
    clock = st.builds(lambda *parts: "".join(("T", *parts)), hours, minutes, seconds)
    odd = ["P", "PT", "P1W", "P1Y", "P1M", "-P1D", "+P1D", "p1d", "P1DT", "P1D\n", "PT1,5S", "1D"]
    return st.one_of(
        st.builds(lambda first, rest: f"P{first}{rest}", days_, st.just("") | clock),
        st.from_regex(pattern, fullmatch=True).map(lambda text: text.rstrip("\n")),
        st.sampled_from(odd),
    )
