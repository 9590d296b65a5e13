"""Each kind of change: what brings it about, what undoes it, and that it is explained."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from codegen.compat import KINDS, Level, compare
from tests.compat.documents import Json
from tests.compat.pairs import PAIRS

TODAY = date(2026, 11, 22)
PAGE = Path(__file__).parents[2] / "docs" / "compatibility.md"
BOTH_WAYS = {kind for kind in KINDS if re.search("-(changed|renamed|moved)$", kind)}
"""Kinds that are the same the other way round."""


def kinds(before: Json, after: Json) -> list[str]:
    return [change.kind for change in compare(before, after, TODAY)]


def test_every_kind_is_explained_with_its_level() -> None:
    section = PAGE.read_text("utf-8").split("\n## Every kind of change\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([a-z-]+)` \| (\w+) \| (.+) \|$", section, re.M)

    assert [kind for kind, _, why in rows if not why.endswith(".")] == []
    assert {kind: level for kind, level, _ in rows} == {
        kind: level.value for kind, level in KINDS.items()
    }
    assert len(rows) == len(KINDS)


def test_every_kind_has_its_pair() -> None:
    assert PAIRS.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", PAIRS)
def test_a_change_is_found_and_nothing_else(kind: str) -> None:
    before, after = PAIRS[kind]

    found = compare(before, after, TODAY)
    told = [change for change in found if change.level is not Level.DOCUMENTATION]

    # What changes is told to people as well, as an example or in a keyword of its own.
    assert [change.kind for change in told or found] == [kind]
    assert {change.level for change in told or found} == {KINDS[kind]}


@pytest.mark.parametrize("kind", PAIRS)
def test_the_other_way_round_is_another_change(kind: str) -> None:
    before, after = PAIRS[kind]

    found = kinds(after, before)

    assert (kind in found) == (kind in BOTH_WAYS)
    assert found or kind in {"sunset-without-notice"}


@pytest.mark.parametrize("kind", PAIRS)
def test_a_document_is_the_same_as_itself(kind: str) -> None:
    for document in PAIRS[kind]:
        assert kinds(document, document) == []
