"""Whether the version of the API has moved as far as its changes require."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from codegen.compat.changes import ApiChange, Level
from codegen.versions import Version, version


class Bump(IntEnum):
    """How far a version moves; a larger one holds the smaller ones."""

    UNKNOWN = -2
    """One of the two is no Semantic Version, and they differ."""

    DOWN = -1
    """The version after is older than the one before."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the changes require, what was given, and whether that is enough."""

    required: Bump
    given: Bump
    enough: bool


def verdict(changes: Iterable[ApiChange], before_version: str, after_version: str) -> Verdict:
    """Hold the step from one version to the other against the changes.

    A breaking change requires a major version, a compatible one a minor version; before 1.0.0 a
    minor version and a patch. Documentation requires nothing. A version that goes down is never
    enough, and one that cannot be read is only where nothing is required.
    """
    before, after = version(before_version), version(after_version)
    required = _required({change.level for change in changes}, before)
    if before_version == after_version:
        given = Bump.NONE
    elif before is None or after is None:
        given = Bump.UNKNOWN
    else:
        given = _given(before, after)
    unread = given is Bump.UNKNOWN and required is Bump.NONE
    return Verdict(required, given, given >= required or unread)


def _required(levels: set[Level], before: Version | None) -> Bump:
    stable = before is None or before.major > 0
    if Level.BREAKING in levels:
        return Bump.MAJOR if stable else Bump.MINOR
    if Level.COMPATIBLE in levels:
        return Bump.MINOR if stable else Bump.PATCH
    return Bump.NONE


def _given(before: Version, after: Version) -> Bump:
    """The step between two versions that can be read.

    A version before a release promises nothing yet (semver.org, 9): from `2.0.0-rc.1` on, all that
    leads to 2.0.0 is the same major step.
    """
    if after < before:
        return Bump.DOWN
    if before.major != after.major:
        return Bump.MAJOR
    if before.minor != after.minor:
        return Bump.MINOR
    if before.patch != after.patch:
        return Bump.PATCH
    if not before.before:
        return Bump.NONE
    return Bump.PATCH if before.patch else Bump.MINOR if before.minor else Bump.MAJOR
