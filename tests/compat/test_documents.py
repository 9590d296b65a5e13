"""A whole document: each part of it counts, and nothing that stands there is too strange."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date

import pytest

from codegen.compat import compare
from tests.api.servers import ROOT

TODAY = date(2026, 11, 22)
DOCUMENT = json.loads((ROOT / "generated" / "openapi.json").read_text("utf-8"))
EVERY = 29
"""One part of so many is tried; a prime, so that it is not always the same of each."""

SILENT = ("x-generated", "info/version", "schema/type", "status/type", "requestBody/required")
"""What says nothing that is not said beside it, and what is nobody's promise."""

Path = tuple[str | int, ...]


def parts(value: object, path: Path = ()) -> Iterator[Path]:
    """The way to each part of a document."""
    held = value.items() if isinstance(value, dict) else ()
    for key, each in (*held, *(enumerate(value) if isinstance(value, list) else ())):
        yield (*path, key)
        yield from parts(each, (*path, key))


PATHS = sorted(parts(DOCUMENT), key=str)[::EVERY]


def without(path: Path) -> dict[str, object]:
    """The document without one of its parts."""
    return with_instead(path, None, gone=True)


def with_instead(path: Path, value: object, *, gone: bool = False) -> dict[str, object]:
    """The document with something else in the place of one of its parts."""
    changed: dict[str, object] = copy.deepcopy(DOCUMENT)
    at: dict[str | int, object] = changed  # type: ignore[assignment]  # a list is looked up alike
    for key in path[:-1]:
        at = at[key]  # type: ignore[assignment]  # every part but the last holds others
    if gone:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return changed


@pytest.mark.parametrize("path", PATHS, ids=lambda path: "/".join(map(str, path)))
def test_a_part_that_is_gone_is_noticed(path: Path) -> None:
    found = compare(DOCUMENT, without(path), TODAY)

    assert found or "/".join(map(str, path)).endswith(SILENT)


@pytest.mark.parametrize("value", [None, 3, "x", [3], {"a": 3}], ids=repr)
def test_whatever_stands_in_its_place_can_be_compared(value: object) -> None:
    for path in PATHS[::4]:
        strange = with_instead(path, value)
        compare(DOCUMENT, strange, TODAY)
        compare(strange, DOCUMENT, TODAY)
