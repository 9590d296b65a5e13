"""Whose the rows are: what identifies an owner, and to whom rows go that had none."""

from __future__ import annotations

from codegen.catalog import Owner, String, Uuid
from codegen.read.document.nodes import Scalar, shown
from codegen.read.findings import Findings
from codegen.read.names.taken import OWNER
from codegen.read.pattern import matches, read_pattern
from codegen.read.pattern.characters import contains
from codegen.read.spec import OwnerSpec, ResourceSpec, Written
from codegen.read.values.bounds import lengths
from codegen.read.values.constants import constant
from codegen.read.values.types import pattern, reject_constraints
from codegen.read.values.unfit import Unfit

MAX_OWNER = 255

OWNER_CHARACTERS = "^[A-Za-z0-9._~:@|+=-]*$"
OWNER_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._~:@|+=-]*$"
"""Characters that have one spelling in a path; others have two, and an owner must have one."""


def owner(written: OwnerSpec, found: Findings) -> Owner:
    """The owner in the catalog; what is wrong with it is added to `found`."""
    name = written.path_param.value if written.path_param else OWNER
    former = written.renamed_from.value if written.renamed_from else None
    if written.renamed_from is not None and former == name:
        message = f"`{shown(name)}` is still the name of the owner"
        hint = "remove `renamed_from`, or write the new name as `path_param`"
        found.add("rename-from-present", message, written.renamed_from.span, hint)
    if written.type is not None and written.type.value == "uuid":
        reject_constraints("uuid", written.constraints, found)
        return Owner(name, Uuid(), former)
    constraints = written.constraints
    low, high = lengths(constraints, 64, MAX_OWNER, found)
    if constraints.min_length is not None and constraints.min_length.value == 0:
        message = "an owner has at least one character"
        span = constraints.min_length.span
        found.add("bound-out-of-range", message, span, "min_length: 1")
    type_ = String(max(1, low), high, _owner_pattern(constraints.pattern, found))
    return Owner(name, type_, former)


def _owner_pattern(written: Written[str] | None, found: Findings) -> str:
    parsed = pattern(written, found)
    if written is None or parsed is None:
        return OWNER_PATTERN
    if not contains(read_pattern(OWNER_CHARACTERS).alphabet, parsed.alphabet):
        message = "an owner's characters must have one spelling in a path"
        hint = "allow letters, digits and . _ ~ : @ | + = - and nothing else"
        found.add("bad-owner-pattern", message, written.span, hint)
    elif any(matches(parsed.spelling, dots) for dots in (".", "..")):
        message = "an owner called `.` or `..` would be lost from the path"
        hint = f"pattern: '{OWNER_PATTERN}'"
        found.add("bad-owner-pattern", message, written.span, hint)
    return parsed.spelling


def backfill_owner(written: ResourceSpec, owner: Owner, found: Findings) -> str | None:
    """Whose the rows become that had no owner, as the text of an identifier."""
    given = written.backfill_owner
    if given is None:
        return None
    if written.owned is not None and not written.owned.value:
        message = "the rows have no owner, so none is given to them"
        found.add("no-effect", message, given.key, "remove it, or remove `owned: false`")
        return None
    try:
        value = constant(Scalar(given.span, given.value, given.value), owner.type)
    except Unfit as error:
        message = f"nobody can be called `{shown(given.value)}`: {error.reason}"
        found.add("wrong-value", message, given.span, error.hint)
        return None
    return str(value)
