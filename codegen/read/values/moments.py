"""Constants that speak of time, each in the one form that the API takes as well."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from codegen.catalog import Date, Datetime, Duration, Time
from codegen.read.values.days import day
from codegen.read.values.forms import form
from codegen.read.values.unfit import Unfit

_INSTANT = re.compile(
    r"([0-9]{4})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})"
)
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?")
_DURATION = re.compile(
    r"P(?:(?P<days>[0-9]{1,6})D)?(?:T(?:(?P<hours>[0-9]{1,6})H)?"
    r"(?:(?P<minutes>[0-9]{1,6})M)?(?:(?P<seconds>[0-9]{1,6})(?:\.(?P<fraction>[0-9]{1,6}))?S)?)?"
)
_BELOW = {"hours": 24, "minutes": 60, "seconds": 60}
"""Beside days, each part is less than one of the next larger; alone, it can be any number."""


def date_of(text: str) -> date:
    """The day. Raises Unfit."""
    value = day(text)
    if value is None:
        raise Unfit("there is no such day", form(Date()))
    return value


def time_of(text: str) -> time:
    """The time of day. Raises Unfit."""
    if _TIME.fullmatch(text) is None:
        raise Unfit("it is not a time of day with seconds, and without a zone", form(Time()))
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise Unfit("there is no such time", form(Time())) from None


def instant_of(text: str) -> datetime:
    """The instant. Raises Unfit."""
    written = _INSTANT.fullmatch(text)
    if written is None:
        raise Unfit("it is not an instant with an offset, as in RFC 3339", form(Datetime()))
    # Near the ends an instant in UTC would leave the years that PostgreSQL and Python share.
    if not 2 <= int(written[1]) <= 9998:
        raise Unfit("its year is not between 0002 and 9998")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Unfit("there is no such instant", form(Datetime())) from None


def duration_of(text: str) -> timedelta:
    """The duration. Raises Unfit."""
    written = _DURATION.fullmatch(text)
    if written is None or text.endswith(("P", "T")):
        reason = "it is not a duration in days, hours, minutes and seconds, as in ISO 8601"
        raise Unfit(reason, form(Duration()))
    parts = {unit: int(written[unit] or 0) for unit in ("days", *_BELOW)}
    for unit, below in _BELOW.items():
        if written["days"] and (parts[unit] >= below or len(written[unit] or "") > 2):
            raise Unfit(f"beside days, its {unit} are less than {below}")
    return timedelta(**parts, microseconds=int((written["fraction"] or "").ljust(6, "0")))
