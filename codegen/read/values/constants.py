"""Constants of the schema (defaults, examples, backfills), each held against its field's type."""

from __future__ import annotations

import base64
import binascii
import re
from decimal import Decimal as Exact
from typing import TypeAlias, assert_never
from uuid import UUID

from codegen import catalog, patterns
from codegen.catalog import Atom, Value
from codegen.diagnostics import closest
from codegen.read.document.nodes import Node, Raw, Scalar, Sequence, shown
from codegen.read.pattern import matches
from codegen.read.values.forms import a_value, form
from codegen.read.values.jsontext import json_text
from codegen.read.values.moments import date_of, duration_of, instant_of, time_of
from codegen.read.values.numbers import exact, shape_of
from codegen.read.values.unfit import Unfit

_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")

_Number: TypeAlias = catalog.Integer | catalog.BigInteger | catalog.Float | catalog.Decimal
_Moment: TypeAlias = catalog.Date | catalog.Time | catalog.Datetime | catalog.Duration


def constant(node: Node, type_: catalog.FieldType) -> Value:
    """The constant as a value of the type. Raises Unfit."""
    if isinstance(type_, catalog.Array):
        return _items(node, type_)
    return _atom(node, type_)


def _items(node: Node, type_: catalog.Array) -> tuple[Atom, ...]:
    if not isinstance(node, Sequence):
        raise _another(type_)
    count = len(node.items)
    if count < type_.min_items:
        raise Unfit(f"it has {count} items, and at least {type_.min_items} are asked for")
    if count > type_.max_items:
        raise Unfit(f"it has {count} items, and at most {type_.max_items} are allowed")
    atoms = []
    for item in node.items:
        try:
            atoms.append(_atom(item, type_.item))
        except Unfit as error:
            raise Unfit(f"an item: {error.reason}", error.hint, error.span or item.span) from None
    return tuple(atoms)


def _atom(node: Node, type_: catalog.Scalar) -> Atom:
    if isinstance(type_, catalog.Json):
        return json_text(node)
    if not isinstance(node, Scalar):
        raise _another(type_)
    raw = node.value
    match type_:
        case catalog.Integer() | catalog.BigInteger() | catalog.Float() | catalog.Decimal():
            return _number(raw, type_)
        case catalog.Boolean():
            if not isinstance(raw, bool):
                raise _another(type_)
            return raw
        case _:
            return _word(raw, type_)


def _another(type_: catalog.FieldType) -> Unfit:
    return Unfit(f"it is not {a_value(type_)}", form(type_))


def _number(raw: Raw, type_: _Number) -> int | float | Exact:
    if isinstance(type_, catalog.Decimal) and isinstance(raw, str) and _DECIMAL.fullmatch(raw):
        raw = Exact(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | Exact):
        raise _another(type_)
    match type_:
        case catalog.Integer(minimum, maximum) | catalog.BigInteger(minimum, maximum):
            if not isinstance(raw, int):
                raise _another(type_)
            _within(raw, minimum, maximum)
            return raw
        case catalog.Float(minimum, maximum):
            # Adding nothing takes the sign from a zero, which no comparison tells apart.
            number = float(raw) + 0.0
            if number - number != 0:
                raise Unfit("it is not a finite number", form(type_))
            _within(number, minimum, maximum)
            return number
        case catalog.Decimal(precision, scale, minimum, maximum):
            fitted = exact(Exact(raw), precision, scale)
            if fitted is None:
                raise Unfit(f"the field takes {shape_of(precision, scale)}")
            _within(fitted, minimum, maximum)
            return fitted
        case _:
            assert_never(type_)


def _within(
    value: float | Exact, minimum: float | Exact | None, maximum: float | Exact | None
) -> None:
    if minimum is not None and value < minimum:
        raise Unfit(f"it is less than {_spelled(minimum)}")
    if maximum is not None and value > maximum:
        raise Unfit(f"it is more than {_spelled(maximum)}")


def _spelled(bound: float | Exact) -> str:
    return f"{bound:f}" if isinstance(bound, Exact) else str(bound)


def _word(
    raw: Raw,
    type_: catalog.String
    | catalog.Text
    | catalog.Email
    | catalog.Url
    | catalog.Slug
    | catalog.Enum
    | catalog.Bytes
    | catalog.Uuid
    | _Moment,
) -> Atom:
    """A constant that is written as text."""
    if not isinstance(raw, str):
        if raw is not None and form(type_) is None:
            raise Unfit("it is not text", "put it within quotes")
        raise _another(type_)
    match type_:
        case catalog.String(low, high, pattern):
            return _matching(_bounded(raw, low, high), pattern)
        case catalog.Text(low, high):
            return _bounded(raw, low, high)
        case catalog.Email(high):
            return _formed(raw, patterns.EMAIL, high, type_)
        case catalog.Url(high):
            return _formed(raw, patterns.URL, high, type_)
        case catalog.Slug(high):
            return _formed(raw, patterns.SLUG, high, type_)
        case catalog.Enum():
            return _one_of(raw, type_)
        case catalog.Bytes():
            return _bytes(raw, type_)
        case catalog.Uuid():
            return _uuid(raw)
        case _:
            return _moment(raw, type_)


def _moment(text: str, type_: _Moment) -> Atom:
    match type_:
        case catalog.Date():
            return date_of(text)
        case catalog.Time():
            return time_of(text)
        case catalog.Datetime():
            return instant_of(text)
        case catalog.Duration():
            return duration_of(text)
        case _:
            assert_never(type_)


def _bounded(text: str, low: int, high: int) -> str:
    length = len(text)
    if length < low:
        raise Unfit(f"its length is {length}, and at least {low} is asked for")
    if length > high:
        raise Unfit(f"its length is {length}, and at most {high} is allowed")
    return text


def _matching(text: str, pattern: str | None) -> str:
    if pattern is not None and not matches(pattern, text):
        raise Unfit(f"it does not match the pattern {shown(pattern)}")
    return text


def _formed(text: str, pattern: str, high: int, type_: catalog.Scalar) -> str:
    if not matches(pattern, _bounded(text, 0, high)):
        raise _another(type_)
    return text


def _one_of(word: str, type_: catalog.Enum) -> str:
    if word in type_.values:
        return word
    now = dict(type_.renamed_values).get(word) or closest(word, type_.values)
    if now is None:
        raise Unfit(f"it is not {a_value(type_)}", f"known: {shown(', '.join(type_.values))}")
    raise Unfit(f"it is not {a_value(type_)}", f"did you mean `{shown(now)}`?")


def _bytes(text: str, type_: catalog.Bytes) -> bytes:
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise _another(type_) from None
    # One value has one spelling, so that what is sent comes back.
    if base64.b64encode(value).decode() != text:
        raise _another(type_)
    if not type_.min_length <= len(value) <= type_.max_length:
        between = f"{type_.min_length} to {type_.max_length}"
        raise Unfit(f"it holds {len(value)} bytes, and {between} are allowed")
    return value


def _uuid(text: str) -> UUID:
    if _UUID.fullmatch(text) is None:
        raise Unfit("it is not a UUID of 36 characters", form(catalog.Uuid()))
    return UUID(text)
