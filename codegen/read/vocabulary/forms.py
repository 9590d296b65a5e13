"""The forms of names, as regular expressions for the whole of one."""

from __future__ import annotations

MAX_NAME = 48
"""Short enough that the names made from it say what they mean within PostgreSQL's 63 bytes."""

# One underscore at a time and none at the ends: the class of `a_b`, `a__b` and `a_b_` is `AB`.
NAME = "[a-z][a-z0-9]*(_[a-z0-9]+)*"

ENUM_NAME = "[A-Z][A-Za-z0-9]*"
"""The form of an enum's name, by which it is told from the types."""

REMOVED = rf"{NAME}(\.{NAME})?"
"""A resource, or a field of one."""
