"""Edits of what values are: other types, by casts and by `convert`, and values made to fit."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from tests.migrations.soak.casting import is_cast, json_text, stored, turned
from tests.migrations.soak.growing import SHORT, bounds, chosen, new_default
from tests.migrations.soak.values import (
    INTEGERS,
    UTC,
    Object,
    fits,
    is_array,
    lengths,
    limits,
    scalar,
)
from tests.migrations.soak.world import FRESH, STUCK, Formula, World

Value = Callable[[Any], object]
NEEDED = frozenset({"conversion-needed"})
KINDS = (
    *("string", "text", "integer", "bigint", "float", "decimal", "boolean", "date", "time"),
    *("datetime", "duration", "uuid", "json", "bytes"),
)
NEUTRAL = ("{} IS NULL OR {} IS NOT NULL", "{} IS NOT NULL")
"""The conditions that hold for whatever type."""


@dataclass(frozen=True)
class Conversion:
    """SQL for a value in another type, and what it gives; whether nothing else would say it."""

    sql: str
    gives: Value
    needed: bool = False
    back: Value | None = None
    """What the way back makes of it, where that is not what its cast does."""


def change_type(world: World, rng: Random) -> object:
    """Another type to which a cast leads."""
    found = settled(world, rng)
    if found is None:
        return None
    name, column, old = found
    new = _new_type(rng, old)
    if _alike(old, new) or not is_cast(old, new):
        return None
    values = [_cast(row[column], old, new) for row in world.rows.get(name, [])]
    if any(not fitting(world, new, each) for each in values) and rng.random() < 0.8:
        return None
    return _retype(world, rng, name, column, new, values)


def convert(world: World, rng: Random) -> object:
    """Another type, with SQL for what becomes of a value."""
    found = settled(world, rng)
    if found is None:
        return None
    name, column, old = found
    new = _new_type(rng, old)
    conversion = chosen(rng, [*_conversions(old, new)])
    if _alike(old, new) or conversion is None:
        return None
    values = [conversion.gives(row[column]) for row in world.rows.get(name, [])]
    if any(not fitting(world, new, each) for each in values) and rng.random() < 0.8:
        return None
    codes = NEEDED if conversion.needed else frozenset()
    formula = _unlike(old, Formula(conversion.sql, (column,), conversion.gives, codes))
    world.formulas[name, column, "convert"] = formula
    return _retype(world, rng, name, column, new, values, conversion.back)


def make_fit(world: World, rng: Random) -> object:
    """Narrower limits, with SQL for values that are beyond them."""
    found = settled(world, rng)
    if found is None or is_array(found[2]):
        return None
    name, column, old = found
    kind = scalar(old)
    new = {key: value for key, value in old.items() if key not in ("default", "backfill")}
    new.pop("pattern", None)
    if kind in ("string", "text"):
        most = rng.choice((1, 3, 9))
        new["max_length"] = max(most, lengths(old)[0])
        formula = Formula(f"left({{}}, {new['max_length']})", (column,), _cut(new["max_length"]))
    elif kind in INTEGERS:
        low, high = limits(old)
        if low > 5 or high < 0:
            return None
        new["minimum"], new["maximum"] = max(low, 0), min(high, 5)
        sql = f"least(greatest({{}}, {new['minimum']}), {new['maximum']})"
        formula = Formula(sql, (column,), _clamp(new["minimum"], new["maximum"]))
    else:
        return None
    if "default" in old:
        new["default"] = new_default(new, rng, world.words)
    for row in world.rows.get(name, []):
        if row[column] is not None and not fits(new, row[column], world.words):
            row[column] = formula.gives(row[column])
    world.formulas[name, column, "convert"] = _unlike(old, formula)
    world.resources[name]["fields"][column] = new
    return True


def settled(world: World, rng: Random, only: str | None = None) -> tuple[str, str, Object] | None:
    """A field that was there before, and of whose values nothing has been changed yet."""
    found = []
    for name, resource in world.resources.items():
        if only not in (None, name):
            continue
        past = world.past[name]
        for column, field in resource["fields"].items():
            was = past.described.get(past.columns.get(column) or "")
            untouched = was is not None and {**was, **_marks(field)} == {**field, **_marks(was)}
            if untouched and column not in past.inverse and _plain(world, field):
                found.append((name, column, field))
    return chosen(rng, found)


def _marks(field: Object) -> Object:
    """What may change of a field without its values being concerned."""
    words = ("renamed_from", "backfill", "convert", "description")
    return {word: field.get(word) for word in words}


def _plain(world: World, field: Object) -> bool:
    """Whether the words of a field's enum are those that they were."""
    enum = world.schema["enums"].get(scalar(field), {})
    return list(enum.get("values", ())) == world.former_words.get(scalar(field), [])


def _new_type(rng: Random, old: Object) -> Object:
    kind = rng.choice(KINDS)
    new: Object = {key: old[key] for key in ("required", "nullable", "description") if key in old}
    new |= {"type": kind} | bounds(rng, kind)
    if rng.random() < 0.8:
        for key in ("minimum", "maximum", "max_length", "min_length", "pattern"):
            new.pop(key, None)
    if kind not in ("json", "bytes") and rng.random() < (0.5 if is_array(old) else 0.1):
        new |= {"type": f"{kind}[]", "max_items": rng.choice((3, 5))}
    return new


def _alike(old: Object, new: Object) -> bool:
    """Whether PostgreSQL stores both in the same way."""
    if is_array(old) != is_array(new) or stored(old) != stored(new):
        return False
    digits = ("precision", "scale")
    return [old.get(key) for key in digits] == [new.get(key) for key in digits]


def _cast(value: object, old: Object, new: Object) -> object:
    try:
        return turned(value, old, new)
    except ValueError:
        return STUCK


def fitting(world: World, field: Object, value: object) -> bool:
    if value is None:
        return bool(field.get("nullable"))
    return value is FRESH or (value is not STUCK and fits(field, value, world.words))


def _retype(
    world: World,
    rng: Random,
    name: str,
    column: str,
    new: Object,
    values: list[object],
    back: Value | None = None,
) -> bool:
    """Put a field's new type in place, with its values, and with what cannot stay."""
    old = world.resources[name]["fields"][column]
    if "default" in old:
        new["default"] = new_default(new, rng, world.words)
    world.resources[name]["fields"][column] = new
    for row, value in zip(world.rows.get(name, []), values, strict=True):
        row[column] = value
    for part in ("unique", "indexes"):
        if new["type"] not in SHORT:
            for key in [*world.parts_with(name, part, column)]:
                world.drop_part(name, part, key)
    for (_, key), condition in world.conditions_of(name):
        if column in condition.columns and condition.template not in NEUTRAL:
            part = "checks" if key in world.resources[name].get("checks", {}) else "indexes"
            world.drop_part(name, part, key)
    world.past[name].inverse[column] = [back or (lambda value: _back(value, new, old))]
    return True


def _back(value: object, new: Object, old: Object) -> object:
    """What the way back makes of a value; a null is one again, even where nothing says how."""
    if value is None or (value is not FRESH and value is not STUCK and is_cast(new, old)):
        return _cast(value, new, old)
    return STUCK


def _unlike(old: Object, formula: Formula) -> Formula:
    """The formula in other words than those of an edit that has been made."""
    said = old.get("convert")
    if said is None or said.strip("( )") != formula.sql.strip("( )"):
        return formula
    template = formula.template
    while template.format(*(f'"{column}"' for column in formula.columns)) == said:
        template = f"({template})"
    return Formula(template, formula.columns, formula.gives, formula.codes)


def _of(value: Value) -> Value:
    """A function that leaves nulls alone."""
    return lambda each: None if each is None else value(each)


def _cut(most: int) -> Value:
    return lambda value: value[:most]


def _clamp(low: int, high: int) -> Value:
    return lambda value: min(max(value, low), high)


def _conversions(old: Object, new: Object) -> Iterator[Conversion]:
    """What can be said of a value in another type."""
    if is_array(new):
        return
    before, after = stored(old), stored(new)
    if is_array(old):
        if after == "text" and before in ("integer", "text"):
            yield Conversion(
                "array_to_string({}, ',')", _of(lambda items: ",".join(map(str, items)))
            )
        return
    match before, after:
        case "text", "json":
            yield Conversion("to_jsonb({})", lambda value: value, needed=True)
        case "json", "text":
            yield Conversion("{}::text", _of(json_text), back=_of(json.loads))
        case "text", "integer":
            yield Conversion("char_length({})", _of(len))
        case "decimal", "integer":
            yield Conversion("least(greatest(round({}), 0), 9)", _of(_whole_digit))
        case "integer", "datetime":
            yield Conversion("to_timestamp({})", _of(_since_1970), needed=True)
        case "integer", "duration":
            sql = "abs({} % 1000) * interval '1 second'"
            yield Conversion(sql, _of(_seconds), needed=True)
        case "duration", "integer":
            seconds = _of(lambda value: round(value.total_seconds()))
            yield Conversion("extract(epoch from {})::integer", seconds, needed=True)
        case "datetime", "date":
            yield Conversion("({} AT TIME ZONE 'UTC')::date", _of(lambda value: value.date()))
        case "datetime", "time":
            yield Conversion("({} AT TIME ZONE 'UTC')::time", _of(lambda value: value.time()))
    if before != after:
        yield from _constants(before, after, new)


def _constants(before: str, after: str, new: Object) -> Iterator[Conversion]:
    if after == "uuid" and before not in ("text", "json"):
        yield Conversion("gen_random_uuid()", lambda _: FRESH)
    if after == "integer":
        yield Conversion("3", lambda _: 3)
    if after == "text":
        yield Conversion("'it''s 3:b'", lambda _: "it's 3:b")
    if new.get("nullable"):
        kinds = {"float": "double precision", "datetime": "timestamptz", "duration": "interval"}
        kinds |= {"json": "jsonb", "bytes": "bytea", "decimal": "numeric"}
        yield Conversion(f"null::{kinds.get(after, after)}", lambda _: None)


def _whole_digit(value: Decimal) -> int:
    return int(min(max(value.quantize(Decimal(1), ROUND_HALF_UP), Decimal(0)), Decimal(9)))


def _since_1970(value: int) -> datetime.datetime:
    return datetime.datetime(1970, 1, 1, tzinfo=UTC) + datetime.timedelta(seconds=value)


def _seconds(value: int) -> datetime.timedelta:
    return datetime.timedelta(seconds=math.fabs(value) % 1000)


RETYPING: dict[str, Callable[[World, Random], object]] = {
    "change a type": change_type,
    "convert to another type": convert,
    "convert what is beyond limits": make_fit,
}
