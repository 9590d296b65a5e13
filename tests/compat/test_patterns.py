"""Whether one regular expression matches all that another does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.compat.patterns import includes
from codegen.patterns import EMAIL, SLUG, URL
from tests.compat.documents import answers, sends
from tests.compat.test_shapes import kinds


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("^a*$", "^a$"),
        ("^a*$", "^$"),
        ("^[a-z]+$", "^(a|bc)+$"),
        ("^(a|b)*$", "^[ab]{3}$"),
        ("^a{0,5}$", "^a{2,4}$"),
        ("^(a?){3}$", "^a{0,3}$"),
        ("^a(b|c)$", "^(ab|ac)$"),
        (r"^-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,2})?$", r"^-?(0|[1-9][0-9]{0,7})(\.[0-9]{1,2})?$"),
        (EMAIL, EMAIL),
        (URL, "^https://[a-z]{1,9}$"),
        ("^[a-z0-9-]*$", SLUG),
    ],
)
def test_one_pattern_is_within_another(outer: str, inner: str) -> None:
    assert includes(outer, inner)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("^a$", "^a*$"),
        ("^a+$", "^a*$"),
        ("^[a-y]+$", "^[a-z]+$"),
        ("^a{0,5}$", "^a{2,6}$"),
        ("^(ab)*$", "^(a|b)*$"),
        (r"^[0-9]+(\.[0-9]{1,2})?$", r"^[0-9]+(\.[0-9]{1,3})?$"),
        (SLUG, "^[a-z0-9-]*$"),
        # What no schema can have is not known.
        ("a", "a"),
        ("^(?=a)a$", "^a$"),
    ],
)
def test_one_pattern_is_not_known_to_be_within_another(outer: str, inner: str) -> None:
    assert not includes(outer, inner)


_LETTERS = st.sampled_from(["a", "b", "[ab]", "[^a]"])


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    counts = st.sampled_from(["*", "+", "?", "{2}", "{1,2}"])
    return (
        st.builds("({}){}".format, inner, counts)
        | st.builds("{}{}".format, inner, inner)
        | st.builds("({}|{})".format, inner, inner)
    )


PATTERNS = st.recursive(_LETTERS, _larger, max_leaves=4).map("^{}$".format)
TEXTS = ["", *"abc", "aa", "ab", "ba", "bb", "ac", "aaa", "aab", "abb", "bab", "abab", "aaaa", "cb"]


@settings(max_examples=200, deadline=None)
@given(PATTERNS, PATTERNS)
def test_what_the_inner_pattern_matches_the_outer_does_too(outer: str, inner: str) -> None:
    matched = [text for text in TEXTS if re.search(inner, text)]

    assert not includes(outer, inner) or all(re.search(outer, text) for text in matched)
    assert includes(f"^({outer[1:-1]}|{inner[1:-1]})$", inner)


def test_a_pattern_with_more_room_is_wider() -> None:
    few, many = ({"type": "string", "pattern": f"^[0-9]{{1,{most}}}$"} for most in (2, 3))

    assert kinds(sends(few), sends(many)) == {"request-pattern-widened"}
    assert kinds(sends(many), sends(few)) == {"request-pattern-narrowed"}
    assert kinds(answers(few), answers(many)) == {"answer-pattern-widened"}


def test_a_pattern_that_is_spelled_otherwise_is_the_same() -> None:
    one, other = ({"type": "string", "pattern": pattern} for pattern in ("^[ab]$", "^(a|b)$"))

    assert kinds(sends(one), sends(other)) == kinds(answers(one), answers(other)) == set()
