"""What is still there, but not for long."""

from __future__ import annotations

from datetime import date

from codegen.catalog import Deprecation
from codegen.read.findings import Findings
from codegen.read.spec import Written


def deprecation(
    deprecated: Written[bool] | None, sunset: Written[date] | None, found: Findings
) -> Deprecation | None:
    """What the keys `deprecated` and `sunset` say; what is wrong is added to `found`."""
    if deprecated is not None and deprecated.value:
        return Deprecation(sunset.value if sunset else None)
    if sunset is not None:
        message = "`sunset` is the end of something that is deprecated, and this is not"
        found.add("sunset-alone", message, sunset.key, "deprecated: true")
    return None
