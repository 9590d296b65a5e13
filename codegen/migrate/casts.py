"""How values of each type of PostgreSQL become values of each other, where that means one thing.

Only what a column's checks let in is thought of: NaN and infinity are no numbers of the API's.

The rule is that a value stays what the API has answered for it: an instant becomes the text
`2026-01-31T09:30:00Z`, bytes become base64. Where two readings are as good as each other (a number
as an instant, a text as JSON) there is no cast, and the author says which is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from codegen.migrate.spelled import digits, in_double, spelled

_DAY, _TIME_OF_DAY, _INSTANT = "date", "time without time zone", "timestamp with time zone"
_WHOLE = {
    "integer": (-2147483648, 2147483647),
    "bigint": (-9223372036854775808, 9223372036854775807),
}
_EXACT_IN_DOUBLE = 2**53


@dataclass(frozen=True, slots=True)
class Cast:
    """An expression for the new value, when it does not fail, and when it loses nothing.

    None is always; `keeps` is asked only where it `fits`. For a null, none of them is false.
    """

    using: str
    fits: str | None = None
    keeps: str | None = None


def cast(value: str, before: str, after: str) -> Cast | None:
    """The cast of a value, given as SQL, from one type to another; None if there is none."""
    if before == after:
        return Cast(value)
    match before.endswith("[]"), after.endswith("[]"):
        case True, True:
            return _items(value, before.removesuffix("[]"), after.removesuffix("[]"))
        case False, True:
            return _wrapped(value, before, after.removesuffix("[]"))
        case True, False:
            return _unwrapped(value, before.removesuffix("[]"), after)
        case _:
            return _scalar(value, before, after)


def _scalar(value: str, before: str, after: str) -> Cast | None:
    if before == "text":
        found = spelled(value, after)
        return None if found is None else Cast(found.using, found.fits, found.keeps)
    if after == "text":
        return _as_text(value, before)
    if before == "jsonb":
        return _from_json(value, after)
    if after == "jsonb":
        return _as_json(value, before)
    if is_number(before) or before == "boolean":
        return _number(value, before, after)
    return _moment(value, before, after)


def is_number(type_: str) -> bool:
    """Whether a type is one of numbers, which PostgreSQL casts into each other by itself."""
    return type_ in ("integer", "bigint", "double precision") or type_.startswith("numeric(")


def _number(value: str, before: str, after: str) -> Cast | None:
    if before == "boolean":
        return _from_boolean(value, after)
    if after == "boolean":
        return Cast(f"({value} <> 0)", None, f"{value} IN (0, 1)")
    if not is_number(after):
        return None
    # A double becomes a numeric of fifteen digits, but its text has all of them.
    exact = f"{value}::text::numeric" if before == "double precision" else f"{value}::numeric"
    if after in _WHOLE:
        return _to_whole(value, before, after, exact)
    if after == "double precision":
        return _to_double(value, before)
    return _to_decimal(exact, before, after)


def _from_boolean(value: str, after: str) -> Cast | None:
    if not is_number(after):
        return None
    using = f"{value}::integer" if after == "integer" else f"{value}::integer::{after}"
    if after.startswith("numeric(") and digits(after)[0] == digits(after)[1]:
        return Cast(using, f"NOT {value}")
    return Cast(using)


def _to_whole(value: str, before: str, after: str, exact: str) -> Cast:
    least, most = _WHOLE[after]
    if before == "integer":
        return Cast(f"{value}::{after}")
    if before == "bigint":
        return Cast(f"{value}::{after}", f"{value} BETWEEN {least} AND {most}")
    # A double is rounded to the even neighbour, by its cast and here alike.
    rounded = (
        f"round({value})::text::numeric" if before == "double precision" else f"round({exact})"
    )
    fits = f"{rounded} BETWEEN {least} AND {most}"
    return Cast(f"{value}::{after}", fits, f"{exact} = trunc({exact})")


def _to_double(value: str, before: str) -> Cast:
    using = f"{value}::double precision"
    if before == "integer":
        return Cast(using)
    if before == "bigint":
        return Cast(using, None, f"{value} BETWEEN {-_EXACT_IN_DOUBLE} AND {_EXACT_IN_DOUBLE}")
    # Only the numbers of JSON can be too large for a double.
    fits = in_double(value) if before == "numeric" else None
    return Cast(using, fits, f"{using}::text::numeric = {value}")


def _to_decimal(exact: str, before: str, after: str) -> Cast:
    precision, scale = digits(after)
    using = f"{exact.removesuffix('::numeric')}::{after}"
    rounded = f"round({exact}, {scale})"
    fits: str | None = f"abs({rounded}) < 1e{precision - scale}"
    keeps: str | None = f"{rounded} = {exact}"
    if before in _WHOLE:
        roomy = precision - scale >= len(str(_WHOLE[before][1]))
        return Cast(using, None if roomy else fits)
    if before.startswith("numeric("):
        was, had = digits(before)
        # What is rounded up can have one digit more before the point.
        needed = was - had + (had > scale)
        fits = None if precision - scale >= needed else fits
        keeps = None if scale >= had else keeps
    return Cast(using, fits, keeps)


def _moment(value: str, before: str, after: str) -> Cast | None:
    utc = f"({value} AT TIME ZONE 'UTC')"
    match before, after:
        case "date", "timestamp with time zone":
            return Cast(f"{value}::timestamp AT TIME ZONE 'UTC'")
        case "timestamp with time zone", "date":
            return Cast(f"{utc}::date", None, f"{utc} = {utc}::date")
        case "timestamp with time zone", "time without time zone":
            return Cast(f"{utc}::time", None, f"{value} IS NULL")
        case "time without time zone", "interval":
            return Cast(f"{value}::interval")
        case "interval", "time without time zone":
            return Cast(f"{value}::time", None, f"{value}::time::interval = {value}")
        case _:
            return None


def _as_text(value: str, before: str) -> Cast:
    match before:
        case "date":
            return Cast(f"to_char({value}, 'YYYY-MM-DD')", None, _within_years(value))
        case "timestamp with time zone":
            spelling = f"""to_char({value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
            utc = f"({value} AT TIME ZONE 'UTC')"
            return Cast(f"replace({spelling}, '.000000Z', 'Z')", None, _within_years(utc))
        case "interval":
            form = """'"P"FMDD"DT"FMHH24"H"FMMI"M"FMSS.US"S"'"""
            using = f"replace(to_char({value}, {form}), '.000000S', 'S')"
            plain = f"{value} >= interval '0' AND extract(month FROM {value}) = 0"
            return Cast(using, None, f"{plain} AND extract(year FROM {value}) = 0")
        case "bytea":
            return Cast(f"replace(encode({value}, 'base64'), E'\\n', '')")
        case "jsonb":
            text = f"CASE jsonb_typeof({value}) WHEN 'string' THEN {value} #>> '{{}}'"
            is_text = f"jsonb_typeof({value}) = 'string'"
            return Cast(f"{text} ELSE {value}::text END", None, is_text)
        case _:
            return Cast(f"{value}::text")


def _within_years(value: str) -> str:
    """Years of four digits; PostgreSQL has others, and ends of time."""
    return f"{value} >= '0001-01-01' AND {value} < '10000-01-01'"


def _as_json(value: str, before: str) -> Cast:
    if before == "boolean" or is_number(before):
        return Cast(f"to_jsonb({value})")
    text = _as_text(value, before)
    return Cast(f"to_jsonb({text.using})", text.fits, text.keeps)


def _from_json(value: str, after: str) -> Cast | None:
    if after == "boolean":
        return Cast(f"{value}::boolean", f"jsonb_typeof({value}) = 'boolean'")
    text = f"({value} #>> '{{}}')"
    if is_number(after):
        number = _number(f"{text}::numeric", "numeric", after)
        return None if number is None else _only(value, "number", number)
    found = spelled(text, after)
    if found is None:
        return None
    return _only(value, "string", Cast(found.using, found.fits, found.keeps))


def _only(value: str, kind: str, found: Cast) -> Cast:
    """A cast of JSON of one kind."""
    found_kind = f"jsonb_typeof({value})"
    if found.fits is None:
        return Cast(found.using, f"{found_kind} = '{kind}'", found.keeps)
    # A null is of no kind, and none of another one: it is nothing that could fail.
    fits = f"CASE WHEN {found_kind} <> '{kind}' THEN false ELSE {found.fits} END"
    return Cast(found.using, fits, found.keeps)


def _items(value: str, before: str, after: str) -> Cast | None:
    """An array is cast as a whole: what is done to a column's type may hold no query."""
    steps = _ITEM_STEPS.get((_family(before), _family(after)))
    each = _scalar("item", before, after)
    if steps is None or each is None:
        return None
    using = "".join([value, *(f"::{step}[]" for step in steps), f"::{after}[]"])
    return Cast(using, _all_items(value, each.fits), _all_items(value, each.keeps))


def _all_items(value: str, condition: str | None) -> str | None:
    if condition is None:
        return None
    return f"NOT EXISTS (SELECT FROM unnest({value}) AS item WHERE NOT ({condition}))"


def _family(type_: str) -> str:
    return "numeric" if type_.startswith("numeric(") else type_


_NUMBERS = ("integer", "bigint", "double precision", "numeric")
_SPELLED_ALIKE = ("boolean", "date", _TIME_OF_DAY, "uuid", *_NUMBERS)
_ALIKE_IN_JSON = ("text", "integer", "bigint", "boolean", "uuid")
_ITEM_STEPS: dict[tuple[str, str], tuple[str, ...]] = {
    **{(one, other): () for one in _NUMBERS for other in _NUMBERS},
    ("double precision", "numeric"): ("text",),
    **{(one, "text"): () for one in _SPELLED_ALIKE},
    **{("text", one): () for one in _SPELLED_ALIKE},
    ("text", _INSTANT): (),
    ("text", "interval"): (),
    **{("boolean", one): ("integer",) for one in _NUMBERS[1:]},
    ("boolean", "integer"): (),
    ("integer", "boolean"): (),
}
"""The arrays that can be cast as a whole, each with the types on the way."""


def _wrapped(value: str, before: str, item: str) -> Cast | None:
    one = _scalar(value, before, item) if before != item else Cast(value)
    # JSON may hold a list already, or be one item of one.
    if one is None or before == "jsonb":
        return None
    return Cast(f"CASE WHEN {value} IS NOT NULL THEN ARRAY[{one.using}] END", one.fits, one.keeps)


def _unwrapped(value: str, item: str, after: str) -> Cast | None:
    if after == "jsonb":
        return Cast(f"to_jsonb({value})") if item in _ALIKE_IN_JSON else None
    first, alone = f"({value})[1]", f"cardinality({value}) = 1"
    one = Cast(first) if item == after else _scalar(first, item, after)
    if one is None:
        return None
    keeps = alone if one.keeps is None else f"{alone} AND {one.keeps}"
    return Cast(one.using, one.fits, keeps)
