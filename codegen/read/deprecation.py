"""What is still there, but not for long."""

from __future__ import annotations

import re
from datetime import date

from codegen.catalog import Deprecation
from codegen.read.findings import Findings
from codegen.read.nodes import shown
from codegen.read.spec import Written

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def deprecation(
    deprecated: Written[bool] | None, sunset: Written[str] | None, found: Findings
) -> Deprecation | None:
    """What the keys `deprecated` and `sunset` say; what is wrong is added to `found`."""
    day = None if sunset is None else _day(sunset, found)
    if deprecated is None or not deprecated.value:
        if sunset is not None:
            message = "`sunset` is the end of something that is deprecated, and this is not"
            found.add("sunset-alone", message, sunset.key, "deprecated: true")
        return None
    return Deprecation(day)


def _day(written: Written[str], found: Findings) -> date | None:
    try:
        if _DAY.fullmatch(written.value):
            return date.fromisoformat(written.value)
    except ValueError:
        pass
    message = f"`{shown(written.value)}` is not a day"
    found.add("bad-date", message, written.span, "write it like 2027-01-31")
    return None
