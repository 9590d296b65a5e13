# Generated from schema.yaml; edit the schema, not this file. [seal f256f9a95d93]
"""Values that are text of a certain form on the wire: one form each, which the document gives too.

What Python's own parsers read besides (24:00, weeks, underscores in numbers) is not let in.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, PlainSerializer
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_INSTANT = re.compile(
    r"(?!0000|0001|9999)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"[Tt]([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,6})?"
    r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,6})?")
_SPAN = re.compile(
    r"P(?=[0-9T])(?:(?P<days>[0-9]{1,6})D)?(?:T(?=[0-9])(?:(?P<hours>[0-9]{1,6})H)?"
    r"(?:(?P<minutes>[0-9]{1,6})M)?(?:(?P<seconds>[0-9]{1,6}(?:\.[0-9]{1,6})?)S)?)?"
)
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,99})(\.[0-9]{1,99})?")
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
    r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
)
_URL = re.compile(
    r"https?://([A-Za-z0-9._~!$&'()*+,;=:%-]*@)?"
    r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?"
    r"([/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?"
)
_SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def _instant(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and _INSTANT.fullmatch(value) is not None:
        # What still fails is a day that its month does not have.
        with suppress(ValueError):
            return datetime.fromisoformat(value.upper())
    raise PydanticCustomError(
        "instant_format",
        "An instant is written as in RFC 3339, with an offset, a year from 0002 to 9998, no leap "
        "second and at most six digits of a second",
    )


def _utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value) is not None:
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise PydanticCustomError(
        "date_format", "A date is written as YYYY-MM-DD, and is a day of the calendar"
    )


def _time_of_day(value: object) -> time:
    if isinstance(value, time):
        return value
    if isinstance(value, str) and _TIME.fullmatch(value) is not None:
        return time.fromisoformat(value)
    raise PydanticCustomError(
        "time_format",
        "A time of day is written as HH:MM:SS, without an offset and with at most six digits of a "
        "second",
    )


def _span(value: object) -> timedelta:
    if isinstance(value, timedelta):
        return value
    found = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if found is not None:
        parts = found.groupdict("0")
        days, hours, minutes = (int(parts[unit]) for unit in ("days", "hours", "minutes"))
        seconds, _, fraction = parts["seconds"].partition(".")
        if found["days"] is None or (hours < 24 and minutes < 60 and int(seconds) < 60):
            exact = int(seconds) * 1_000_000 + int(fraction.ljust(6, "0"))
            return timedelta(days=days, hours=hours, minutes=minutes, microseconds=exact)
    raise PydanticCustomError(
        "duration_format",
        "A duration is written as in ISO 8601, in days, hours, minutes and seconds, with at most "
        "six digits each, and beside days with less than a day of the others",
    )


def _write_span(value: timedelta) -> str:
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    exact = f"{seconds}.{value.microseconds:06}".rstrip("0").rstrip(".")
    parts = ((f"{hours}", "H"), (f"{minutes}", "M"), (exact, "S"))
    clock = "".join(number + unit for number, unit in parts if number != "0")
    days = f"{value.days}D" if value.days else ""
    return f"P{days}" + (f"T{clock}" if clock else "") if days or clock else "PT0S"


def _exact(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and _DECIMAL.fullmatch(value) is not None:
        return Decimal(value)
    raise PydanticCustomError(
        "decimal_format",
        "A decimal number is a string of digits, with a point and more digits where it has a "
        "fraction, and without needless zeros before the point",
    )


def _write_exact(value: Decimal) -> str:
    return f"{value:f}"


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        with suppress(NotBase64, ValueError):
            content = b64decode(value, validate=True)
            # Bits that stand for nothing could otherwise be anything.
            if b64encode(content).decode() == value:
                return content
    raise PydanticCustomError(
        "base64_format", "Bytes are written in base64 (RFC 4648, 4) with padding, on one line"
    )


def _write_bytes(value: bytes) -> str:
    return b64encode(value).decode()


def _email(text: str) -> str:
    if _EMAIL.fullmatch(text) is None:
        raise PydanticCustomError("email_format", "An e-mail address is written as name@host")
    return text


def _url(text: str) -> str:
    if _URL.fullmatch(text) is None:
        raise PydanticCustomError(
            "url_format",
            "A URL starts with http:// or https:// and a host; what is not ASCII is "
            "percent-encoded",
        )
    return text


def _slug(text: str) -> str:
    if _SLUG.fullmatch(text) is None:
        raise PydanticCustomError(
            "slug_format",
            "A slug is made of lower-case letters and digits, in words joined by single hyphens",
        )
    return text


def now() -> datetime:
    """This instant."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Digits:
    """At most `precision` digits, `scale` of them behind the point."""

    precision: int
    scale: int

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What Pydantic asks of an annotation: the schema of the number, and a check behind it."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def _check(self, value: Decimal) -> Decimal:
        exponent = value.as_tuple().exponent
        whole = self.precision - self.scale
        if not isinstance(exponent, int) or -exponent > self.scale or value.copy_abs() >= 10**whole:
            raise PydanticCustomError(
                "decimal_digits",
                "The number has at most {whole} digits before the point and {scale} behind it",
                {"whole": max(whole, 1), "scale": self.scale},
            )
        return value


Timestamp = Annotated[datetime, BeforeValidator(_instant), AfterValidator(_utc)]
"""An instant, with any offset on the way in and in UTC on the way out."""

Day = Annotated[date, BeforeValidator(_day)]
"""A day of the calendar."""

TimeOfDay = Annotated[time, BeforeValidator(_time_of_day)]
"""A time of day without a zone."""

Span = Annotated[timedelta, BeforeValidator(_span), PlainSerializer(_write_span, when_used="json")]
"""A length of time that is not negative; answered in its shortest spelling."""

Exact = Annotated[Decimal, BeforeValidator(_exact), PlainSerializer(_write_exact, when_used="json")]
"""A decimal number, as a string in both directions, so that no reader rounds it."""

Base64 = Annotated[bytes, BeforeValidator(_bytes), PlainSerializer(_write_bytes, when_used="json")]
"""Bytes in base64."""

EmailForm = AfterValidator(_email)
"""Lets in what HTML calls a valid e-mail address."""

UrlForm = AfterValidator(_url)
"""Lets in absolute `http` and `https` URLs (RFC 3986)."""

SlugForm = AfterValidator(_slug)
"""Lets in words of lower-case letters and digits, joined by hyphens."""
