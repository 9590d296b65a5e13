"""The regular expressions of values that are written in a form of their own.

`codegen.patterns` has those that the database's checks share.
"""

from __future__ import annotations

NO_NUL = r"^[^\u0000]*$"
"""PostgreSQL cannot store NUL in text, so the document must not promise to take it."""

INSTANT = (
    r"^(000[2-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-8][0-9]{3}|9[0-8][0-9]{2}|99[0-8][0-9]|999[0-8])"
    r"-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"[Tt]([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,6})?"
    r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
)
"""RFC 3339 with an offset, within the years that stay in PostgreSQL's and Python's range."""

DAY = (
    r"^(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
    r"-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
)
"""RFC 3339, within the years that Python has."""

TIME_OF_DAY = r"^([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,6})?$"
"""RFC 3339 without an offset."""

_SECONDS = r"(\.[0-9]{1,6})?S"
_BELOW_A_DAY = (
    r"T(([01]?[0-9]|2[0-3])H([0-5]?[0-9]M)?([0-5]?[0-9]" + _SECONDS + ")?"
    r"|[0-5]?[0-9]M([0-5]?[0-9]" + _SECONDS + ")?"
    r"|[0-5]?[0-9]" + _SECONDS + ")"
)
_ANY_TIME = (
    r"T([0-9]{1,6}H([0-9]{1,6}M)?([0-9]{1,6}" + _SECONDS + ")?"
    r"|[0-9]{1,6}M([0-9]{1,6}" + _SECONDS + ")?"
    r"|[0-9]{1,6}" + _SECONDS + ")"
)
SPAN = f"^P([0-9]{{1,6}}D({_BELOW_A_DAY})?|{_ANY_TIME})$"
"""ISO 8601 without years, months and weeks, which have no length of their own.

Beside days, the hours are below a day. What is answered is then always something that can be sent:
no sum of the parts has more days than six digits hold.
"""

BASE64 = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?$"
"""RFC 4648, 4, with padding; each string of bytes has one spelling."""

DECIMAL = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
UUID_PATTERN = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
CURSOR_PATTERN = "^[A-Za-z0-9_-]+$"
CURSOR_LENGTH = 32_768
