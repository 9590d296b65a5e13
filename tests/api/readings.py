"""What a value means, without the freedom that its type leaves in how it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from tests.api.document import Document, Json

_FORMS = {"^P(": "duration", "^([01][0-9]|2[0-3])(:": "time"}
_SECONDS = {"D": 86_400, "H": 3_600, "M": 60, "S": 1}


def form_of(schema: Mapping[str, Json]) -> str:
    """How a string is to be read: by its format, or as what its pattern begins with tells."""
    if "contentEncoding" in schema:
        return "bytes"
    pattern = str(schema.get("pattern", ""))
    found = (form for start, form in _FORMS.items() if pattern.startswith(start))
    return str(schema.get("format") or next(found, "text"))


def canonical(document: Document, schema: Mapping[str, Json], value: Json) -> object:
    """The value as something that is equal whenever it means the same."""
    followed = document.at(dict(schema))
    if isinstance(value, list) and isinstance(followed.get("items"), dict):
        return [canonical(document, document.at(followed["items"]), item) for item in value]
    if not isinstance(value, str):
        return _plain(value)
    match form_of(followed):
        case "date-time":
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
        case "date":
            return date.fromisoformat(value)
        case "uuid":
            return UUID(value)
        case "decimal":
            return Decimal(value)
        case "time":
            return time.fromisoformat(value)
        case "duration":
            parts = re.findall(r"([0-9.]+)([DHMS])", value)
            return sum(Fraction(number) * _SECONDS[unit] for number, unit in parts)
        case _:
            return value


def _plain(value: Json) -> object:
    """JSON with its numbers as doubles, which is all that every reader of it keeps."""
    match value:
        case bool():
            return str(value)
        case int() | float():
            return float(value)
        case list():
            return [_plain(item) for item in value]
        case dict():
            return {name: _plain(part) for name, part in value.items()}
        case _:
            return value
