"""What a step from one version to another allows."""

from __future__ import annotations

import itertools

import pytest

from codegen.compat import ApiChange, Bump, Level, verdict
from codegen.versions import version

BREAKING = ApiChange("operation-removed", Level.BREAKING, "GET /tasks", "is gone")
COMPATIBLE = ApiChange("operation-added", Level.COMPATIBLE, "GET /tasks", "is new")
WORDS = ApiChange("summary-changed", Level.DOCUMENTATION, "GET /tasks", "has another summary")


@pytest.mark.parametrize(
    ("changes", "before", "required"),
    [
        ([], "1.2.3", Bump.NONE),
        ([WORDS], "1.2.3", Bump.NONE),
        ([WORDS, COMPATIBLE], "1.2.3", Bump.MINOR),
        ([COMPATIBLE, BREAKING, WORDS], "1.2.3", Bump.MAJOR),
        ([COMPATIBLE], "0.2.3", Bump.PATCH),
        ([BREAKING], "0.2.3", Bump.MINOR),
        ([BREAKING], "2.0.0-rc.1", Bump.MAJOR),
        ([BREAKING], "a version of our own", Bump.MAJOR),
    ],
)
def test_the_gravest_change_says_what_is_required(
    changes: list[ApiChange], before: str, required: Bump
) -> None:
    assert verdict(changes, before, before).required is required


@pytest.mark.parametrize(
    ("before", "after", "given"),
    [
        ("1.2.3", "1.2.3", Bump.NONE),
        ("1.2.3", "1.2.3+build.7", Bump.NONE),
        ("1.2.3", "1.2.4", Bump.PATCH),
        ("1.2.3", "1.3.0", Bump.MINOR),
        ("1.2.3", "2.0.0", Bump.MAJOR),
        ("0.9.0", "1.0.0", Bump.MAJOR),
        ("1.9.0", "1.10.0", Bump.MINOR),
        ("1.2.3", "2.0.0-rc.1", Bump.MAJOR),
        ("2.0.0-rc.1", "2.0.0-rc.2", Bump.MAJOR),
        ("2.0.0-rc.1", "2.0.0", Bump.MAJOR),
        ("2.1.0-rc.1", "2.1.0", Bump.MINOR),
        ("2.1.1-rc.1", "2.1.1", Bump.PATCH),
        ("2.0.0", "2.0.0-rc.1", Bump.DOWN),
        ("2.0.0", "1.9.9", Bump.DOWN),
        ("1.10.0", "1.9.0", Bump.DOWN),
        ("1.2.3", "1.2", Bump.UNKNOWN),
        ("v1", "v2", Bump.UNKNOWN),
        ("v1", "v1", Bump.NONE),
    ],
)
def test_the_step_between_two_versions_is_the_largest_number_that_moves(
    before: str, after: str, given: Bump
) -> None:
    assert verdict([], before, after).given is given


@pytest.mark.parametrize(
    ("changes", "before", "after", "enough"),
    [
        ([BREAKING], "1.2.3", "1.3.0", False),
        ([BREAKING], "1.2.3", "2.0.0", True),
        ([BREAKING], "0.2.3", "0.2.4", False),
        ([BREAKING], "0.2.3", "0.3.0", True),
        ([BREAKING], "0.2.3", "1.0.0", True),
        ([BREAKING], "2.0.0-rc.1", "2.0.0-rc.2", True),
        ([COMPATIBLE], "1.2.3", "1.2.4", False),
        ([COMPATIBLE], "1.2.3", "1.3.0", True),
        ([COMPATIBLE], "0.2.3", "0.2.4", True),
        ([WORDS], "1.2.3", "1.2.3", True),
        ([WORDS], "1.2.3", "1.2.2", False),
        ([], "1.2.3", "1.2.2", False),
        ([WORDS], "v1", "v2", True),
        ([COMPATIBLE], "v1", "v2", False),
    ],
)
def test_a_step_is_enough_or_it_is_not(
    changes: list[ApiChange], before: str, after: str, enough: bool
) -> None:
    assert verdict(changes, before, after).enough is enough


def test_versions_before_a_release_are_in_the_order_of_the_specification() -> None:
    """The example of semver.org, 11."""
    words = ["alpha", "alpha.1", "alpha.beta", "beta", "beta.2", "beta.11", "rc.1"]
    texts = [*(f"1.0.0-{word}" for word in words), "1.0.0"]
    versions = [found for text in texts if (found := version(text)) is not None]

    assert len(versions) == len(texts)
    for older, newer in itertools.combinations(versions, 2):
        assert older < newer
        assert not newer < older


@pytest.mark.parametrize(
    "text", ["", "1", "1.2", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.3+", "1.2.3 ", "१.२.३"]
)
def test_what_is_no_semantic_version_is_not_read(text: str) -> None:
    assert version(text) is None
