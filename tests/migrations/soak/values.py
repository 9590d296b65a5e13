"""Values of every type: at the limits of a field, and whether one is within them."""

from __future__ import annotations

import datetime
import re
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal
from random import Random
from typing import Any
from uuid import UUID

from codegen.patterns import EMAIL, SLUG, URL

Object = dict[str, Any]
Words = Mapping[str, Sequence[str]]
"""The words of each enum."""

ODD = ("it's 12:30 at :noon", "100% %s %(x)s {{x}}", '""" \\ \\:z', "\ttab\nline", "ä€😀", "alpha")
PATTERNS = {"^[a-z]*$": "abcxyz", r"^\d*$": "0123456789", "^(a|b)*$": "ab"}
"""Patterns with the letters that match them, at any length."""
TEXTS = ("string", "text", "email", "url", "slug")
LONGEST = {"string": 200, "text": 10_000, "email": 254, "url": 2000, "slug": 100, "bytes": 10_000}
INTEGERS = {"integer": (-(2**31), 2**31 - 1), "bigint": (-(2**53) + 1, 2**53 - 1)}
FORMS = {"email": EMAIL, "url": URL, "slug": SLUG}
UTC = datetime.UTC


def is_array(field: Object) -> bool:
    return str(field["type"]).endswith("[]")


def scalar(field: Object) -> str:
    """The type of the field, or of its items."""
    return str(field["type"]).removesuffix("[]")


def sample(field: Object, words: Words, rng: Random) -> object:
    """A value within the field's limits, often at one of them."""
    if is_array(field):
        low, high = int(field.get("min_items", 0)), min(int(field.get("max_items", 100)), 4)
        count = rng.choice((low, high, rng.randint(low, max(low, high))))
        return [_item(field, words, rng) for _ in range(count)]
    return _item(field, words, rng)


def _item(field: Object, words: Words, rng: Random) -> object:
    kind = scalar(field)
    if kind in words:
        return rng.choice(words[kind])
    if kind in INTEGERS:
        low, high = limits(field)
        near = [each for each in (low, low + 1, 0, 1, 5, 9, high - 1, high) if low <= each <= high]
        return rng.choice(near)
    if kind in TEXTS or kind == "bytes":
        return _text(field, rng)
    return _SAMPLES[kind](field, rng)


def _text(field: Object, rng: Random) -> object:
    kind, (low, high) = scalar(field), lengths(field)
    if kind == "email":
        return rng.choice(["a@b", "some.body+x@example.com"])[:high]
    if kind == "url":
        return rng.choice(["http://a.b", "https://example.com/?q=1"])
    if kind == "slug":
        return rng.choice(["a", "a-b-1", "1", "long-" * 2 + "slug"])[:high].strip("-")
    length = rng.choice((low, min(high, low + 1), min(high, 40), min(high, 300)))
    if kind == "bytes":
        return rng.randbytes(length)
    letters = PATTERNS.get(field.get("pattern", ""))
    if letters:
        return "".join(rng.choice(letters) for _ in range(length))
    odd = [text for text in ODD if low <= len(text) <= high]
    if odd and rng.random() < 0.4:
        return rng.choice(odd)
    return "".join(rng.choice("ab \u00e9'%:\U0001f600") for _ in range(length))


def lengths(field: Object) -> tuple[int, int]:
    """The fewest and the most characters, or bytes."""
    return int(field.get("min_length", 0)), int(field.get("max_length", LONGEST[scalar(field)]))


def limits(field: Object) -> tuple[int, int]:
    """The smallest and the largest whole number."""
    low, high = INTEGERS[scalar(field)]
    return int(field.get("minimum", low)), int(field.get("maximum", high))


def _decimal(field: Object, rng: Random) -> Decimal:
    low, high = range_of(field)
    near = [low, high, Decimal(0), Decimal(1), Decimal("1.5"), Decimal(9)]
    scale = int(field.get("scale", 0))
    return rng.choice([each for each in near if low <= each <= high and _places(each) <= scale])


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def range_of(field: Object) -> tuple[Decimal, Decimal]:
    """The smallest and the largest exact number."""
    scale = int(field.get("scale", 0))
    most = Decimal("9" * int(field["precision"])).scaleb(-scale, Context(prec=99))
    return Decimal(str(field.get("minimum", most.copy_negate()))), Decimal(
        str(field.get("maximum", most))
    )


def _float(field: Object, rng: Random) -> float:
    low, high = field.get("minimum", -1e300), field.get("maximum", 1e300)
    near = (low, high, 0.0, 0.1, 0.75, 1.5, 5e-324, sys.float_info.max, 3.0)
    return float(rng.choice([each for each in near if low <= each <= high]))


def _moment(_field: Object, rng: Random) -> datetime.datetime:
    return rng.choice(
        [
            datetime.datetime(2, 1, 1, tzinfo=UTC),
            datetime.datetime(9998, 12, 31, 23, 59, 59, 999999, UTC),
            datetime.datetime(2026, 1, 2, 3, 4, 5, 678, UTC),
            datetime.datetime(1999, 12, 31, 23, 59, 59, 999999, UTC),
        ]
    )


_SAMPLES: Mapping[str, Callable[[Object, Random], object]] = {
    "float": _float,
    "decimal": _decimal,
    "boolean": lambda _field, rng: rng.random() < 0.5,
    "date": lambda _field, rng: rng.choice(
        [datetime.date(1, 1, 1), datetime.date(9999, 12, 31), datetime.date(2024, 2, 29)]
    ),
    "time": lambda _field, rng: rng.choice(
        [datetime.time(0), datetime.time(23, 59, 59, 999999), datetime.time(9, 30, 0, 5)]
    ),
    "datetime": _moment,
    "duration": lambda _field, rng: rng.choice(
        [datetime.timedelta(0), datetime.timedelta(days=400, seconds=5, microseconds=7)]
    ),
    "uuid": lambda _field, rng: UUID(int=rng.choice((0, 2**128 - 1, rng.getrandbits(128)))),
    "json": lambda _field, rng: rng.choice(
        [{}, [], 0, "x:y", {"a": [1, "it's", None]}, True, {"b": {"c": 1.5}}]
    ),
}


def fits(field: Object, value: object, words: Words) -> bool:
    """Whether the database takes a value that is not null: what a check can hold rows to."""
    if isinstance(value, list) and is_array(field):
        low, high = int(field.get("min_items", 0)), int(field.get("max_items", 100))
        known = words.get(scalar(field))
        return low <= len(value) <= high and (known is None or set(value) <= set(known))
    kind = scalar(field)
    if kind in words:
        return value in words[kind]
    if kind in TEXTS and isinstance(value, str):
        return _text_fits(field, value)
    if kind == "bytes" and isinstance(value, bytes):
        low, high = lengths(field)
        return low <= len(value) <= high
    if kind in INTEGERS and isinstance(value, int):
        low, high = limits(field)
        return low <= value <= high
    if kind == "decimal" and isinstance(value, Decimal):
        least, most = range_of(field)
        return least <= value <= most
    if kind == "float" and isinstance(value, float):
        return bool(field.get("minimum", -1e309) <= value <= field.get("maximum", 1e309))
    return True


def _text_fits(field: Object, value: str) -> bool:
    low, high = lengths(field)
    form, pattern = FORMS.get(scalar(field)), field.get("pattern")
    return low <= len(value) <= high and all(
        re.fullmatch(each, value) is not None for each in (form, pattern) if each
    )


def wire(field: Object, value: object) -> object:
    """A value as it stands in the schema, which is JSON here."""
    match value:
        case list():
            return value if field["type"] == "json" else [wire(field, each) for each in value]
        case Decimal():
            return f"{value:f}"
        case datetime.datetime():
            return value.isoformat().replace("+00:00", "Z")
        case datetime.date() | datetime.time() | UUID():
            return str(value)
        case datetime.timedelta():
            return f"P{value.days}DT{value.seconds}.{value.microseconds:06}S"
        case bytes():
            return b64encode(value).decode()
        case _:
            return value


def is_computed(field: Object, said: object) -> bool:
    """Whether a default of the schema is computed for each row."""
    return (field["type"], said) in (("datetime", "now"), ("uuid", "uuid"))


def unwired(field: Object, said: object) -> object:
    """The value that stands in the schema as `wire` writes it."""
    if said is None:
        return None
    if is_array(field):
        assert isinstance(said, list)
        return [_unwired(scalar(field), each) for each in said]
    return _unwired(str(field["type"]), said)


def _unwired(kind: str, said: Any) -> object:
    match kind:
        case "decimal":
            return Decimal(said)
        case "float":
            return float(said)
        case "datetime":
            return datetime.datetime.fromisoformat(said)
        case "date":
            return datetime.date.fromisoformat(said)
        case "time":
            return datetime.time.fromisoformat(said)
        case "uuid":
            return UUID(said)
        case "bytes":
            return b64decode(said)
        case "duration":
            found = re.fullmatch(r"P(\d+)DT(\d+)\.(\d+)S", said)
            assert found is not None
            days, seconds, microseconds = (int(each) for each in found.groups())
            return datetime.timedelta(days, seconds, microseconds)
        case _:
            return said
