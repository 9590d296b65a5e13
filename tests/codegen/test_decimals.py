"""A range of decimals as a regular expression, held against plain comparison."""

import re
from decimal import Decimal as Number

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.catalog import Decimal
from codegen.emit.wire import decimal_pattern

SPELLING = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def takes(type_: Decimal, text: str) -> bool:
    """What the pattern is to match, by the definition of the type."""
    if SPELLING.fullmatch(text) is None:
        return False
    number, fraction = Number(text), text.partition(".")[2]
    in_range = (type_.minimum is None or number >= type_.minimum) and (
        type_.maximum is None or number <= type_.maximum
    )
    whole = type_.precision - type_.scale
    return in_range and len(fraction) <= type_.scale and abs(number) < 10**whole


@st.composite
def decimals(draw: st.DrawFn) -> Decimal:
    """A type, with bounds between which there is something."""
    precision = draw(st.integers(1, 6))
    scale = draw(st.integers(0, precision))
    most = 10**precision - 1
    small = st.sampled_from([0, 1, 9, 10, 11, 99, 100, 101, 1000]).filter(lambda at: at <= most)
    either = small | small.map(lambda at: -at) | st.integers(-most, most)
    bounds = [draw(st.none() | either) for _ in range(2)]
    low, high = (None if each is None else Number(each).scaleb(-scale) for each in bounds)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Decimal(precision, scale, low, high)


@st.composite
def texts(draw: st.DrawFn, type_: Decimal) -> str:
    """A number near the bounds, or one of any size, in one of its spellings."""
    step = Number(1).scaleb(-type_.scale)
    near = [Number(0), *(bound for bound in (type_.minimum, type_.maximum) if bound is not None)]
    moved = st.builds(
        lambda bound, by: bound + by * step, st.sampled_from(near), st.integers(-2, 2)
    )
    anywhere = st.integers(-(10**7), 10**7).map(lambda units: units * step)
    text = f"{draw(moved | anywhere):f}"
    if draw(st.booleans()) and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + draw(st.sampled_from(["", "", "0", ".0", ".00", "1"]))


@settings(max_examples=500)
@given(st.data())
def test_the_pattern_matches_what_comparison_lets_in(data: st.DataObject) -> None:
    type_ = data.draw(decimals())
    text = data.draw(texts(type_) | st.from_regex(SPELLING, fullmatch=True))

    assert (re.search(decimal_pattern(type_), text) is not None) == takes(type_, text)


@pytest.mark.parametrize(
    "type_",
    [
        Decimal(3, 1, Number("-1.2"), Number("2.1")),
        Decimal(3, 1, Number("0.5"), Number("13.7")),
        Decimal(3, 0, Number(7), Number(432)),
        Decimal(2, 2, Number("0.05"), None),
        Decimal(3, 2, None, Number("-0.10")),
        Decimal(3, 1, Number("0.25"), Number("0.99")),
    ],
)
def test_the_pattern_is_right_about_every_number_of_a_small_range(type_: Decimal) -> None:
    pattern = re.compile(decimal_pattern(type_))
    texts = [f"{Number(units).scaleb(-2):f}" for units in range(-2000, 2000)]
    texts += [text[:-1] for text in texts] + [text[:-3] for text in texts] + ["-0", "-0.0", "00"]

    assert [text for text in texts if bool(pattern.search(text)) != takes(type_, text)] == []


@pytest.mark.parametrize(
    ("type_", "pattern"),
    [
        (Decimal(6, 2), r"^-?(0|[1-9][0-9]{0,3})(\.[0-9]{1,2})?$"),
        (Decimal(4, 0), r"^-?(0|[1-9][0-9]{0,3})$"),
        (Decimal(2, 2), r"^-?0(\.[0-9]{1,2})?$"),
        (Decimal(6, 2, Number(0)), r"^(-0(\.0{1,2})?|(0|[1-9][0-9]{0,3})(\.[0-9]{1,2})?)$"),
        (Decimal(38, 0), "^-?(0|[1-9][0-9]{0,37})$"),
    ],
)
def test_a_common_range_reads_well(type_: Decimal, pattern: str) -> None:
    assert decimal_pattern(type_) == pattern
