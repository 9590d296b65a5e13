"""The values at the borders of each type: the last that are taken, the first that are not."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal as Exact
from typing import assert_never
from uuid import UUID

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
from tests.api.document import Json as Wire
from tests.projects.samples import value

ODD = "é\N{CLINKING BEER MUGS}\u2028\x01'\"\\%_{{ }}\n"
LARGEST = 1.7976931348623157e308
DAY = "2026-01-31"
BRACED = "{0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e}"


@dataclass(frozen=True)
class Refused:
    """A value that a field does not take; `typed` where its column's type could hold it."""

    value: Wire
    typed: bool = False


def refused(*values: Wire) -> Iterator[Refused]:
    """Values that no column of the type could hold, or none that is told so."""
    return map(Refused, values)


def inside(type_: FieldType) -> Iterator[Wire]:
    """Values that the type takes, at its borders and within."""
    match type_:
        case String(least, most, pattern):
            yield from _texts(least, most) if pattern is None else _samples(type_)
        case Text(least, most):
            yield from _texts(least, most)
        case Integer(low, high) | BigInteger(low, high):
            yield from (low, high, min(high, low + 1))
            # A whole number is one, however it is written; beyond 2^53, not each is a double.
            yield from (float(each) for each in (low, high) if abs(each) <= 2**53)
        case Float(low, high):
            yield from (low, high) if low is not None and high is not None else ()
            yield from (each for each in _FLOATS if _between(low, each, high))
        case Decimal():
            yield from _decimals(type_)
        case Boolean():
            yield from (True, False)
        case Enum(values=words):
            yield from words
        case Json():
            yield from _JSON
        case Bytes(least, most):
            for length in sorted({least, most, min(least + 1, most), min(least + 2, most)}):
                yield b64encode((bytes(range(256)) * 40)[:length]).decode()
        case Slug(most):
            yield from ("a", "a-b-1", "x" * most)
        case Email() | Url() | Date() | Time() | Datetime() | Duration() | Uuid():
            yield from _TAKEN[type(type_)]
        case Array(item, least, most):
            some = list(inside(item))
            yield (some * most)[:least]
            yield (some * most)[:most]
        case _:
            assert_never(type_)


def outside(type_: FieldType) -> Iterator[Refused]:
    """Values that the type does not take, the nearest among them."""
    match type_:
        case String(least, most) | Text(least, most):
            yield Refused("x" * (most + 1), typed=True)
            if least:
                yield Refused("x" * (least - 1), typed=True)
            yield from refused("a\0", "\ud800", 1, True, [], {})
        case Integer(low, high) | BigInteger(low, high):
            yield from (Refused(low - 1, typed=True), Refused(high + 1, typed=True))
            yield from refused("1", True, 0.5, 5e-324, 2**63, 1e300, [1], "")
        case Float(low, high):
            beyond = (low, -1.0), (high, 1.0)
            yield from (Refused(end + step, typed=True) for end, step in beyond if end is not None)
            yield from refused("1", "1.5", True, "NaN", [1.5])
        case Decimal():
            yield from _not_decimals(type_)
        case Enum(values=words):
            yield from refused(words[0].swapcase(), 1, True, [])
            yield Refused("no such word", typed=True)
        case Json():
            yield from refused("a\0", {"a\0": 1}, ["\ud800"], {"\udfff": 1})
        case Bytes(least, most):
            yield Refused(b64encode(b"x" * (most + 1)).decode(), typed=True)
            yield from (
                [Refused(b64encode(b"x" * (least - 1)).decode(), typed=True)] if least else []
            )
            yield from refused("QQ", "QR==", "-_8=", "Q Q=", "é===", 1, ["QQ=="])
        case Slug(most):
            wrong = ("", "A", "-a", "a-", "a--b", "a_b", "é", "a\n", "x" * (most + 1))
            yield from (Refused(each, typed=True) for each in wrong)
        case Boolean() | Email() | Url() | Date() | Time() | Datetime() | Duration() | Uuid():
            yield from refused(*_NOT_TAKEN[type(type_)])
        case Array(item, least, most):
            some = next(inside(item))
            yield Refused([some] * (most + 1), typed=True)
            if least:
                yield Refused([some] * (least - 1), typed=True)
            yield from refused(some, "", {}, [None], [[some]])
            yield Refused([next(outside(item)).value])
        case _:
            assert_never(type_)


def canonical(type_: FieldType, told: Wire) -> object:
    """A value without the freedom that its type leaves in how it is written."""
    match type_, told:
        case Array(item), list():
            return [canonical(item, each) for each in told]
        case Decimal(), str():
            return Exact(told)
        case Datetime(), str():
            return datetime.fromisoformat(told.upper()).astimezone(UTC)
        case Date(), str():
            return date.fromisoformat(told)
        case Time(), str():
            return time.fromisoformat(told)
        case Duration(), str():
            return _length(told)
        case Uuid(), str():
            return UUID(told)
        case Bytes(), str():
            return b64decode(told, validate=True)
        case Json(), _:
            # 1e300 comes back with all its zeros: the same number, and as a double the same too.
            return json.loads(json.dumps(told), parse_int=float)
        case _:
            return told


def _length(told: str) -> timedelta:
    days, _, rest = told.removeprefix("P").partition("T")
    found = {"D": days, "H": "", "M": "", "S": ""}
    for unit in "HMS":
        amount, separator, after = rest.partition(unit)
        if separator:
            found[unit], rest = amount, after
    hours, minutes = int(found["H"] or 0), int(found["M"] or 0)
    seconds = Exact(found["S"] or 0)
    return timedelta(
        days=int(days.removesuffix("D") or 0),
        hours=hours,
        minutes=minutes,
        microseconds=int(seconds * 1_000_000),
    )


def _texts(least: int, most: int) -> Iterator[str]:
    yield from ("x" * least, "\N{CLINKING BEER MUGS}" * most)
    if len(ODD) <= most:
        yield ODD.ljust(least, "x")


def _samples(type_: FieldType) -> Iterator[Wire]:
    for number in (0, 7, 1000):
        yield value(type_, number)


def _between(low: float | None, number: float, high: float | None) -> bool:
    return (low is None or low <= number) and (high is None or number <= high)


def _ends(type_: Decimal) -> tuple[Exact, Exact, Exact]:
    """The least and the most, and the smallest step between two."""
    step = Exact(1).scaleb(-type_.scale)
    most = step * (10**type_.precision - 1)
    low = -most if type_.minimum is None else type_.minimum
    return low, most if type_.maximum is None else type_.maximum, step


def _decimals(type_: Decimal) -> Iterator[str]:
    low, high, step = _ends(type_)
    yield from (f"{low:f}", f"{high:f}", f"{low + step:f}")
    yield from (each for each in ("0", "-0", "1", "7.5") if _fits(type_, each))


def _fits(type_: Decimal, told: str) -> bool:
    low, high, step = _ends(type_)
    return low <= Exact(told) <= high and Exact(told) % step == 0


def _not_decimals(type_: Decimal) -> Iterator[Refused]:
    low, high, step = _ends(type_)
    yield from (Refused(f"{low - step:f}", typed=True), Refused(f"{high + step:f}", typed=True))
    yield Refused(f"{high - step / 10:f}")
    yield from refused(
        1, 1.5, True, "", "1.", ".5", "+1", "01", "1e1", "NaN", " 1", "1 ", "1_0", "٣", 1e44
    )


_FLOATS = (0.0, -0.0, 0.1, 1.0, -1.5, 5e-324, LARGEST, -LARGEST)
_DEEP: Wire = {"a": [None, {"b": [[], {}, "é"]}], "": 1, "select": 'quote " and \\'}
_NESTED: Wire = json.loads("[" * 63 + "]" * 63)
"""As deep as a body with one member around it can be."""
_JSON: tuple[Wire, ...] = (_NESTED, {}, [], "", 0, -1.5, True, False, 2**53 - 1, 1e300, ODD, _DEEP)
_TAKEN: dict[type, tuple[str, ...]] = {
    Email: ("a@b", "first.last+tag@sub.example.com", f"{'x' * 64}@{'y' * 63}.{'z' * 63}.com"),
    Url: ("http://a", "https://me@example.com:8080/a/b%20c?q=1&r=[2]#f"),
    Date: ("0001-01-01", "9999-12-31", "2024-02-29"),
    Time: ("00:00:00", "23:59:59.999999", "09:30:00"),
    Datetime: (
        "2024-02-29T23:59:59Z",
        "0002-01-01T00:00:00+23:59",
        "9998-12-31T23:59:59.999999-23:59",
        f"{DAY}T10:30:00-00:00",
        f"{DAY}T10:30:00+01:00",
        f"{DAY}t10:30:00.5z",
    ),
    Duration: ("PT0S", "P1D", "PT1H30M", "P10DT2H3M4.5S", "PT0.000001S"),
    Uuid: (BRACED[1:-1], BRACED[1:-1].upper()),
}
_NOT_TAKEN: dict[type, tuple[Wire, ...]] = {
    Boolean: ("true", 1, 0, "", []),
    Email: ("", "a", "a@", "@b", "a b@c", "a@b..c", "a@-b", "é@b", f"{'x' * 65}@b", 1),
    Url: ("", "a", "//a", "ftp://a", "http://", "http://é", "http://a b", "javascript:a", 1),
    Date: (
        "",
        "0",
        0,
        "2023-02-29",
        "0000-01-01",
        "10000-01-01",
        "2026-1-1",
        f"{DAY}T00:00:00Z",
        2026,
    ),
    Time: ("", "24:00:00", "23:59:60", "9:30:00", "09:30:00Z", "09:30:00.1234567", 930, "09:30"),
    Datetime: (
        f"{DAY}T10:30:00",
        f"{DAY} 10:30:00Z",
        f"{DAY}T10:30:60Z",
        f"{DAY}T10:30:00+24:00",
        DAY,
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "10000-01-01T00:00:00Z",
        f"{DAY}T10:30:00.1234567Z",
        "0",
        "0001-01-01T00:00:00Z",
        f"{DAY}T24:00:00Z",
        "now",
        0,
    ),
    Duration: ("", "P", "PT", "P1W", "P1M", "P1Y", "-P1D", "P-1D", "PT1.S", "1 day", "P1DT", 5),
    Uuid: ("", BRACED, f"urn:uuid:{BRACED[1:-1]}", BRACED[1:-1].replace("-", ""), 1),
}
