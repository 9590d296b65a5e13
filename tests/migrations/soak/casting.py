"""What a value becomes in another type, as the documentation of migrations has it."""

from __future__ import annotations

import datetime
import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any
from uuid import UUID

from tests.migrations.soak.values import TEXTS, UTC, Object, is_array, scalar

Turn = Callable[[Any, Object, Object], object]
"""Makes a value of the one field one of the other; raises ValueError where nothing does."""

TEXTUAL = (*TEXTS, "enum")
_EXACT = Context(prec=400)
_NUMBER = re.compile(r"-?[0-9]{1,255}(\.[0-9]{1,255})?([eE][-+]?[0-9]{1,3})?")
_WHOLE = re.compile(r"-?[0-9]{1,40}")
_LEADING_ZERO = re.compile("-?0[0-9]")
_DURATION = re.compile(r"P(\d+)DT(\d+)H(\d+)M(\d+)(?:\.(\d{6}))?S")


def stored(field: Object) -> str:
    """The kind of column that a field or its items have: all texts are alike."""
    kind = scalar(field)
    return kind if kind in _AS_TEXT else "text"


def turned(value: object, old: Object, new: Object) -> object:
    """A value in another type; a null stays one. Raises ValueError where it cannot be kept."""
    if value is None:
        return None
    before, after = stored(old), stored(new)
    match is_array(old), is_array(new):
        case True, True:
            assert isinstance(value, list)
            return [_turned(each, before, after, old, new) for each in value]
        case True, False:
            assert isinstance(value, list)
            if len(value) != 1:
                raise ValueError("not one item")
            return _turned(value[0], before, after, old, new)
        case False, True:
            return [_turned(value, before, after, old, new)]
        case _:
            return _turned(value, before, after, old, new)


def _turned(value: Any, before: str, after: str, old: Object, new: Object) -> object:
    return value if before == after != "decimal" else CASTS[before, after](value, old, new)


def _text(value: Any, field: Object) -> str:
    return _AS_TEXT[stored(field)](value, field)


def _float_text(value: float) -> str:
    # PostgreSQL writes these with an exponent, and Python without one. None of them is drawn.
    assert not 1e15 <= abs(value) < 1e16, value
    return repr(value).removesuffix(".0")


def _instant(value: datetime.datetime) -> str:
    return value.strftime(f"{value.year:04}-%m-%dT%H:%M:%S.%fZ").replace(".000000Z", "Z")


def _duration(value: datetime.timedelta) -> str:
    hours, rest = divmod(value.seconds, 3600)
    fraction = f".{value.microseconds:06}" if value.microseconds else ""
    return f"P{value.days}DT{hours}H{rest // 60}M{rest % 60}{fraction}S"


def _json_text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


_AS_TEXT: Mapping[str, Callable[[Any, Object], str]] = {
    "integer": lambda value, _: str(value),
    "bigint": lambda value, _: str(value),
    "float": lambda value, _: _float_text(value),
    "decimal": lambda value, field: f"{value:.{field['scale']}f}",
    "boolean": lambda value, _: str(value).lower(),
    "date": lambda value, _: value.isoformat(),
    "time": lambda value, _: value.isoformat(),
    "datetime": lambda value, _: _instant(value),
    "duration": lambda value, _: _duration(value),
    "uuid": lambda value, _: str(value),
    "bytes": lambda value, _: b64encode(value).decode(),
    "json": lambda value, _: _json_text(value),
    "text": lambda value, _: value,
}


def _matched(form: re.Pattern[str], text: str) -> re.Match[str]:
    found = form.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return found


def _number(text: str, form: re.Pattern[str]) -> Decimal:
    _matched(form, text)
    if _LEADING_ZERO.match(text):
        raise ValueError(text)
    return Decimal(text)


def _read_duration(text: str) -> datetime.timedelta:
    days, hours, minutes, seconds, micro = _matched(_DURATION, text).groups()
    return datetime.timedelta(
        int(days), int(seconds), int(micro or 0), hours=int(hours), minutes=int(minutes)
    )


def _read_bytes(text: str) -> bytes:
    found = b64decode(text.encode("ascii"), validate=True)
    if b64encode(found).decode() != text:
        raise ValueError(text)
    return found


def _read_instant(text: str) -> datetime.datetime:
    _matched(re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,6})?Z"), text)
    return datetime.datetime.fromisoformat(text).astimezone(UTC)


def _read_boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


def _read_date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(_matched(re.compile(r"\d{4}-\d\d-\d\d"), text)[0])


def _read_time(text: str) -> datetime.time:
    return datetime.time.fromisoformat(_matched(re.compile(r"\d\d:\d\d:\d\d(\.\d{1,6})?"), text)[0])


def _read_uuid(text: str) -> UUID:
    form = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
    return UUID(_matched(form, text)[0])


_FROM_TEXT: Mapping[str, Callable[[str, Object], object]] = {
    "integer": lambda text, _: _whole(_number(text, _WHOLE), "integer"),
    "bigint": lambda text, _: _whole(_number(text, _WHOLE), "bigint"),
    "float": lambda text, _: _double(_number(text, _NUMBER)),
    "decimal": lambda text, field: _rounded(_number(text, _NUMBER), field),
    "boolean": lambda text, _: _read_boolean(text),
    "date": lambda text, _: _read_date(text),
    "time": lambda text, _: _read_time(text),
    "datetime": lambda text, _: _read_instant(text),
    "duration": lambda text, _: _read_duration(text),
    "uuid": lambda text, _: _read_uuid(text),
    "bytes": lambda text, _: _read_bytes(text),
}

STORED = {"integer": (-(2**31), 2**31 - 1), "bigint": (-(2**63), 2**63 - 1)}


def _whole(number: Decimal, kind: str) -> int:
    low, high = STORED[kind]
    if number != number.to_integral_value(context=_EXACT) or not low <= number <= high:
        raise ValueError(number)
    return int(number)


def _double(number: Decimal) -> float:
    found = float(number)
    if abs(found) > 1.797e308 or _exact(found) != number:
        raise ValueError(number)
    return found


def _exact(value: Any) -> Decimal:
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _rounded(number: Decimal, field: Object) -> Decimal:
    scale = int(field["scale"])
    unit = Decimal(1).scaleb(-scale)
    if number.copy_abs() >= Decimal(10) ** (int(field["precision"]) - scale):
        raise ValueError(number)
    found = number.quantize(unit, ROUND_HALF_UP, _EXACT)
    if found != number:
        raise ValueError(number)
    return found


def _zero_or_one(value: Any) -> bool:
    if value not in (0, 1):
        raise ValueError(value)
    return bool(value)


def _midnight(value: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(value, datetime.time(0), UTC)


def _day(value: datetime.datetime) -> datetime.date:
    if value.timetz().replace(tzinfo=None) != datetime.time(0):
        raise ValueError(value)
    return value.date()


def _since_midnight(value: datetime.time) -> datetime.timedelta:
    return datetime.timedelta(
        hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond
    )


def _time_of_day(value: datetime.timedelta) -> datetime.time:
    if value.days:
        raise ValueError(value)
    return (datetime.datetime(2000, 1, 1) + value).time()


def _never(value: object, _old: Object, _new: Object) -> object:
    raise ValueError(value)


def _json_number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(value)
    return _exact(value)


def _json_boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def _to_number(kind: str, exact: Callable[[Any], Decimal]) -> Turn:
    if kind in STORED:
        return lambda value, _old, _new: _whole(exact(value), kind)
    if kind == "float":
        return lambda value, _old, _new: _double(exact(value))
    return lambda value, _old, new: _rounded(exact(value), new)


def _reading(kind: str) -> Turn:
    return lambda value, old, new: _FROM_TEXT[kind](_text(value, old), new)


_NUMBERS = ("integer", "bigint", "float", "decimal")
CASTS: dict[tuple[str, str], Turn] = {
    **{(one, other): _to_number(other, _exact) for one in _NUMBERS for other in _NUMBERS},
    **{(one, "boolean"): lambda value, _old, _new: _zero_or_one(value) for one in _NUMBERS},
    **{("boolean", one): _to_number(one, _exact) for one in _NUMBERS},
    **{
        (kind, "text"): lambda value, old, _new: _text(value, old)
        for kind in _AS_TEXT
        if kind != "text"
    },
    **{("text", kind): _reading(kind) for kind in _FROM_TEXT},
    **{
        (kind, "json"): lambda value, old, _new: _text(value, old)
        for kind in ("date", "time", "datetime", "duration", "uuid", "bytes")
    },
    **{(kind, "json"): lambda value, _old, _new: value for kind in (*STORED, "boolean")},
    **{("json", kind): _to_number(kind, _json_number) for kind in STORED},
    **{
        ("json", kind): _reading(kind)
        for kind in ("date", "time", "datetime", "duration", "uuid", "bytes")
    },
    ("json", "boolean"): lambda value, _old, _new: _json_boolean(value),
    ("date", "datetime"): lambda value, _old, _new: _midnight(value),
    ("datetime", "date"): lambda value, _old, _new: _day(value),
    ("datetime", "time"): _never,
    ("time", "duration"): lambda value, _old, _new: _since_midnight(value),
    ("duration", "time"): lambda value, _old, _new: _time_of_day(value),
}
"""The casts that the documentation lists, by what is stored before and after."""

SPELLED = ("boolean", "date", "time", "uuid", "integer", "bigint", "decimal")
ITEMS = {
    *((one, other) for one in _NUMBERS for other in _NUMBERS),
    *((one, "text") for one in SPELLED),
    *(("text", one) for one in SPELLED),
    *(("boolean", one) for one in _NUMBERS),
    ("integer", "boolean"),
}
"""The casts that arrays have, too."""


def is_cast(old: Object, new: Object) -> bool:
    """Whether a cast leads from one field to another."""
    before, after = stored(old), stored(new)
    if is_array(old) and is_array(new):
        return before != after and (before, after) in ITEMS
    if is_array(old) and after == "json":
        return False
    if is_array(new) and before == "json":
        return False
    same = before == after and is_array(old) != is_array(new)
    return same or (before, after) in CASTS


def json_text(value: object) -> str:
    """A JSON value as PostgreSQL writes it."""
    return json.dumps(value, ensure_ascii=False)
