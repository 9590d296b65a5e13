"""What is refused of a type to which no cast leads, and the lines that say what becomes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from codegen.diagnostics import Diagnostic
from codegen.migrate.casts import is_number
from codegen.migrate.types import converted
from codegen.storage import Column

_INSTANT = "timestamp with time zone"
_SOME = {
    "text": "'...'",
    "boolean": "false",
    "date": "date '2026-01-01'",
    "time without time zone": "time '00:00'",
    "timestamp with time zone": "timestamptz '2026-01-01T00:00:00Z'",
    "interval": "interval '0'",
    "jsonb": "'{}'::jsonb",
    "bytea": "''::bytea",
}


def conversion_problems(field: str, before: Column, after: Column) -> Iterator[Diagnostic]:
    """What nobody said of a column that gets another type. `before` has its present name."""
    if converted(before, after) is None:
        readings = [(f'"{sql}"', meaning) for sql, meaning in _readings(before, after)]
        width = max(len(sql) for sql, _ in readings)
        lines = "\n".join(f"    convert: {sql:<{width}}  # {what}" for sql, what in readings)
        yield Diagnostic(
            "conversion-needed",
            f"the field `{field}` was stored as {before.type} and would be {after.type}, and "
            "nothing says what a value becomes",
            hint=f"say it: add to `{field}` one of\n{lines}",
            about=field,
        )
    elif after.convert is not None and after.convert == before.convert:
        yield Diagnostic(
            "conversion-applied",
            f"the field `{field}` was stored as {before.type} and would be {after.type}, and its "
            "`convert` is that of an edit which has been made",
            hint=f"write what becomes of the values that are there now; or remove from `{field}`\n"
            f"    convert: {json.dumps(after.convert)}",
            about=field,
        )


def _readings(before: Column, after: Column) -> Iterator[tuple[str, str]]:
    """What a value could become, as SQL, and what that means."""
    name, target = after.name, after.type
    match before.type, target:
        case "text", "jsonb":
            yield f"to_jsonb({name})", "a JSON string"
            yield f"{name}::jsonb", "the JSON that the text spells"
        case source, "timestamp with time zone" if is_number(source):
            yield f"to_timestamp({name})", "seconds since 1970"
        case "timestamp with time zone", _ if is_number(target):
            yield f"extract(epoch from {name})::{target}", "seconds since 1970"
        case source, "interval" if is_number(source):
            yield f"{name} * interval '1 second'", "seconds"
        case "interval", _ if is_number(target):
            yield f"extract(epoch from {name})::{target}", "seconds"
        case "text", _ if target.endswith("[]"):
            yield f"string_to_array({name}, ',')::{target}", "what stands between commas"
        case source, "text" if source.endswith("[]"):
            yield f"array_to_string({name}, ',')", "its items with commas between them"
        case "uuid", "bytea":
            yield f"decode(replace({name}::text, '-', ''), 'hex')", "its sixteen bytes"
        case _:
            pass
    if after.nullable:
        yield f"null::{target}", "every row loses its value"
    elif target == "uuid":
        yield "gen_random_uuid()", "another one for every row"
    else:
        yield _some(target), "the same for every row"


def _some(type_: str) -> str:
    if type_.endswith("[]"):
        return f"'{{}}'::{type_}"
    return "0" if is_number(type_) else _SOME[type_]
