"""What becomes of values in another type, each pair of types against the server's own cast."""

from __future__ import annotations

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.migrate.casts import Cast, cast
from tests.migrations.databases import Database

VALUES: dict[str, tuple[str, ...]] = {
    "text": (
        *("", " ", "a", "0", "-0", "007", "5", " 5", "+5", "5.0", "-2147483648", "2147483648"),
        *("9223372036854775807", "9223372036854775808", "99.994", "99.995", "-99.995", "1e5"),
        *("1e308", "1e309", "1e-400", "NaN", "Infinity", "0.1", "12345678901234567890.5", "1" * 50),
        *("true", "false", "TRUE", "t", "yes", "on", "1", "maybe"),
        *("2026-01-31", "2026-02-29", "2024-02-29", "2000-02-29", "1900-02-29", "2026-04-31"),
        *("0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "Jan 5 2026", "2026-1-5"),
        *("09:30:00", "09:30:00.5", "24:00:00", "23:59:60", "09:30", "09:30:00.1234567"),
        *("2026-01-31T09:30:00Z", "2026-01-31 09:30:00.000001+00:00", "2026-01-31T09:30:00+05:30"),
        *("2026-01-31T09:30:00", "2026-02-31T09:30:00Z", "2026-01-31T09:30:00+15:00", "now"),
        *(
            "P1D",
            "PT1H30M",
            "PT0.5S",
            "P1DT2H3M4.000005S",
            "P",
            "PT",
            "P1Y",
            "P1W",
            "-P1D",
            "1 day",
        ),
        "00000000-0000-0000-0000-00000000000A",
        "{00000000-0000-0000-0000-000000000001}",
        *("QUJD", "QUI=", "QQ==", "QR==", "QQ", "Q*==", "QUJD\n", "5\n", "2026-01-31\n"),
        *('{"a": 1}', "null", "[1]", "it's 100%", "\\x41"),
    ),
    "integer": ("0", "1", "2", "-1", "99", "100", "2147483647", "-2147483648"),
    "bigint": (
        *("0", "1", "-1", "100", "2147483647", "2147483648", "-2147483649", "9007199254740992"),
        *("9007199254740993", "9223372036854775807", "-9223372036854775808"),
    ),
    "double precision": (
        *("0", "-0", "1", "0.5", "1.5", "0.1", "-0.1", "99.994", "99.995", "2147483647.4"),
        *("2147483647.5", "-2147483648.5", "9007199254740993", "9223372036854774784"),
        *("9223372036854775808", "1e308", "5e-324"),
    ),
    "numeric(4,2)": ("0", "1", "0.01", "-0.5", "0.5", "9.95", "9.94", "99.99", "-99.99"),
    "numeric(5,1)": ("0", "1", "0.5", "99.9", "100", "9999.9", "-9999.9"),
    "numeric(3,3)": ("0", "0.001", "0.999", "-0.999"),
    "numeric(38,6)": ("0", "0.000001", "2147483647.5", "9223372036854775807.4", f"{'9' * 32}.9"),
    "boolean": ("true", "false"),
    "date": ("0001-01-01", "2024-02-29", "9999-12-31", "infinity", "0044-03-15 BC", "12026-01-01"),
    "time without time zone": ("00:00:00", "23:59:59.999999", "09:30:00.5"),
    "timestamp with time zone": (
        *("2026-01-31T00:00:00Z", "2026-01-31T09:30:00.000001Z", "0002-01-01T00:00:00Z"),
        *("9998-12-31T23:59:59.999999Z", "2026-01-31T23:30:00-05:00", "infinity", "-infinity"),
        *("12026-01-01T00:00:00Z", "0044-03-15T00:00:00Z BC"),
    ),
    "interval": (
        *("0", "1 day 02:03:04.5", "100 hours", "1 month", "2 years", "-1 day", "23:59:59.999999"),
        *("24:00:00", "999999 days 00:00:00.000001"),
    ),
    "uuid": ("00000000-0000-0000-0000-00000000000a",),
    "jsonb": (
        *(
            "null",
            "true",
            "false",
            "1",
            "0.5",
            "99.995",
            "2147483648",
            "1e400",
            '""',
            '"5"',
            '"abc"',
        ),
        *('"2026-01-31"', '"QUJD"', '"null"', "[]", "[1]", '{"a": [1, null]}'),
    ),
    "bytea": ("\\x", "\\x00ff", f"\\x{'ab' * 100}"),
}
ITEMS = [type_ for type_ in VALUES if type_ != "jsonb"]
ARRAYS = {
    f"{type_}[]": tuple(
        "{" + ",".join('"' + v.replace("\\", "\\\\").replace('"', '\\"') + '"' for v in items) + "}"
        for items in ((), *((value,) for value in VALUES[type_]), VALUES[type_][:2])
    )
    for type_ in ITEMS
}
EVERY = VALUES | ARRAYS


@pytest.mark.parametrize("before", EVERY)
def test_a_value_that_fits_is_cast_and_one_that_keeps_all_comes_back(
    db: Database, before: str
) -> None:
    found = 0
    for after in EVERY:
        there = cast("value", before, after)
        if there is None or after == before:
            continue
        found += 1
        for value, fits, keeps in judged(db, there, before):
            # A null, as of an empty array, becomes a null.
            if fits is False:
                assert refused(db, there, before, value) or conservative(before), (after, value)
                continue
            new = shown(db, there.using, before, value)
            back = cast(f"({there.using})", after, before)
            if keeps and back is not None and new is not None:
                assert shown(db, back.fits or "true", before, value) == "true", (after, value)
                same = shown(db, f"{back.using} = value", before, value)
                assert same == "true" or conservative(before), (after, value, new)
    assert found


@pytest.mark.parametrize("before", EVERY)
def test_nothing_is_false_of_a_null(db: Database, before: str) -> None:
    for after in EVERY:
        there = cast("value", before, after)
        for condition in () if there is None else (there.fits, there.keeps):
            said = f"({condition or 'true'}) IS FALSE"
            query = f"SELECT {said} FROM (SELECT NULL::{before} AS value) AS rows"
            assert db.plain.execute(query.encode()).fetchone() == (False,), (after, condition)


PIECES = ("0", "1", "9", "-", "+", ".", ":", "T", "Z", "P", "D", "H", "S", "e", "E", " ", "=", "A")
WHOLE = ("2026-02-29", "2024-02-29", "09:30:00", "+05:30", "1" * 20, "e308", "true", "QUI=", "\n")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(
        st.lists(st.sampled_from((*PIECES, *WHOLE)), max_size=12).map("".join)
        | st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]{8,12}(Z|[-+][0-9]{2}:[0-9]{2})\Z")
        | st.from_regex(r"\AP([0-9]{1,3}D)?(T([0-9]H)?([0-9]M)?([0-9](\.[0-9]+)?S)?)?\Z")
        | st.floats(allow_nan=False, allow_infinity=False).map(repr),
        min_size=1,
        max_size=60,
    )
)
def test_no_text_that_is_said_to_fit_is_refused_by_the_server(
    db: Database, texts: list[str]
) -> None:
    for after in EVERY:
        there = cast("value", "text", after)
        if there is None:
            continue
        # All in one statement: an error in any of them is an error.
        query = f"SELECT CASE WHEN {there.fits or 'true'} THEN {there.using} END AS found"
        query += " FROM unnest(%s::text[]) AS texts (value)"
        db.plain.execute(query.encode(), [texts])


def judged(db: Database, there: Cast, before: str) -> list[tuple[str, bool, bool]]:
    """Each value, whether it fits, and whether it keeps all that it says."""
    query = (
        f"SELECT value::text, {there.fits or 'true'} AS fits, "
        f"CASE WHEN {there.fits or 'true'} THEN {there.keeps or 'true'} ELSE false END "
        f"FROM (SELECT text::{before} AS value FROM unnest(%s::text[]) AS texts (text)) AS rows"
    )
    return db.plain.execute(query.encode(), [list(EVERY[before])]).fetchall()


def shown(db: Database, expression: str, type_: str, value: str) -> object:
    """What the server makes of a value; an error is an error."""
    query = f"SELECT ({expression})::text FROM (SELECT %s::{type_} AS value) AS rows"
    row = db.plain.execute(query.encode(), [value]).fetchone()
    assert row is not None
    return row[0]


def refused(db: Database, there: Cast, before: str, value: str) -> bool:
    try:
        shown(db, there.using, before, value)
    except psycopg.DataError:
        return True
    return False


def conservative(before: str) -> bool:
    """Texts are read as the API spells values: the server has other spellings, too."""
    return before.startswith("text") or before == "jsonb"
