"""What follows from a review, in a sentence: for the version of the API, and for the whole."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.compat import Bump, Level
from codegen.plan.review import ApiStep, Grade, Review
from codegen.versions import version

_NAMES = {Bump.PATCH: "a patch", Bump.MINOR: "a minor version", Bump.MAJOR: "a major version"}


def advice(api: ApiStep) -> Iterator[tuple[str, str]]:
    """How far the version has to move, and whether it does."""
    if not api.changes or api.verdict is None:
        yield "", f"  Nothing changes for clients (compared with {api.against})."
        return
    levels = [change.level for change in api.changes]
    counts = [f"{levels.count(level)} {level.value}" for level in Level if level in levels]
    told = f"  Compared with {api.against}: {', '.join(counts)}."
    yield "", told
    required = api.verdict.required
    if required is Bump.NONE:
        yield "", "  The version may stay."
        return
    need = f"  This asks for {_NAMES[required]}{_least(api, required)}"
    if api.verdict.enough:
        yield "", f"{need}, and `api.version` says {api.after}."
    elif api.verdict.given is Bump.UNKNOWN:
        yield "!", f"{need}, and {api.before} and {api.after} are not both Semantic Versions."
    else:
        tone = "-" if api.breaks else "!"
        yield tone, f"{need}; `api.version` was {api.before} and is {api.after}."


def _least(api: ApiStep, required: Bump) -> str:
    """The least version that would do, where it can be told."""
    read = None if api.before is None else version(api.before)
    if read is None or read.before:
        return ""
    major, minor, patch = read.major, read.minor, read.patch
    least = {
        Bump.MAJOR: (major + 1, 0, 0),
        Bump.MINOR: (major, minor + 1, 0),
        Bump.PATCH: (major, minor, patch + 1),
    }[required]
    return f", {'.'.join(map(str, least))} or later"


def closing(review: Review) -> Iterator[tuple[str, str]]:
    """The last line, which says what the exit code says."""
    if review.refused or review.files.problems:
        yield "-", "Refused: something above has to be decided first."
        return
    codes = ", ".join(dict.fromkeys(hazard.code.value for hazard in review.hazards))
    yield {
        Grade.NOTHING: ("", "Nothing to do."),
        Grade.SAFE: ("+", "Safe: nothing is lost, nobody is kept waiting, every client works on."),
        Grade.HAZARDOUS: ("!", f"Hazardous: {codes}."),
        Grade.BREAKING: ("-", "Breaking, and `api.version` does not say so."),
    }[review.grade]
