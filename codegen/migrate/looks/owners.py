"""Owners who could not be told apart any more, or whom no row could have."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.migrate.looks.look import Look
from codegen.migrate.looks.subject import MEND, Subject
from codegen.storage import quote_name

SPELLING = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
"""The one spelling of a UUID that PostgreSQL gives back: no two owners become one."""

_NO_UUID = "22P02"


def converted_owner(sql: str, type_: str) -> str:
    """An owner as one of another type, and null where it is none."""
    if type_ != "uuid":
        return f"{sql}::{type_}"
    return f"CASE WHEN {sql} ~ '{SPELLING}' THEN {sql}::uuid END"


def strange_owners(subject: Subject) -> Iterator[Look]:
    """The look for owners that are no UUIDs, where they have to be from now on."""
    former = subject.rows.former
    before = former.column(former.owner or "")
    after = subject.table.column(subject.table.owner or "")
    if before is None or after is None or (before.type, after.type) != ("text", "uuid"):
        return
    owner = quote_name(before.name)
    yield Look(
        table=subject.table.name,
        problem=f"with a {before.name} that is no UUID in lower case",
        remedy=MEND,
        code=_NO_UUID,
        source=quote_name(former.name),
        key=f"ROW({', '.join(map(quote_name, former.primary_key.columns))})",
        broken=f"{owner} !~ '{SPELLING}'",
        secured=(former.name,) if former.row_security else (),
    )
