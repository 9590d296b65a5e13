"""What the last revision left behind: the tables, as JSON that people can read and git can merge.

The snapshot is why planning needs no database. It remembers `renamed_from` and `backfill` too, so
that a rename which has been applied is not taken for a new one.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from codegen.diagnostics import Diagnostic, SchemaError, Span
from codegen.migrate.decoding import decode
from codegen.migrate.encoding import encode
from codegen.migrate.merges import in_conflict
from codegen.migrate.values import EncodingError, members, word
from codegen.storage import Table

PATH = "migrations/snapshot.json"
FORMAT = 3
"""Format 1 knew tables, columns, keys and checks, format 2 had no digest; both are still read."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tables after a revision."""

    revision: str
    tables: tuple[Table, ...]


def to_json(snapshot: Snapshot) -> str:
    """The snapshot as text: the same for equal snapshots, one member per line."""
    content = {
        # A line that is another one on each branch: git cannot merge two snapshots unnoticed.
        "digest": digest(snapshot.tables),
        "format": FORMAT,
        "revision": snapshot.revision,
        "tables": encode(snapshot.tables),
    }
    return json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def digest(tables: tuple[Table, ...]) -> str:
    """A short digest of the tables, by which a revision names where it starts and ends."""
    content = json.dumps(encode(tables), sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def from_json(text: str) -> Snapshot:
    """The snapshot in a text.

    Raises SchemaError when the text is damaged, or newer than this program.
    """
    try:
        value: object = json.loads(text)
        if (found := _format(value)) > FORMAT:
            raise SchemaError([_newer(found)])
        required = ("format", "revision", "tables")
        found_members = members(value, "the file", required, ["digest"])
        revision = word(found_members["revision"], "revision")
        return Snapshot(revision, decode(found_members["tables"]))
    except json.JSONDecodeError as error:
        span = Span(PATH, error.lineno, error.colno, error.colno + 1)
        raise SchemaError([_not_json(text, error.msg, span)]) from None
    # ValueError: a number of more digits than Python converts.
    except (EncodingError, RecursionError, ValueError) as error:
        raise SchemaError([_damaged(str(error) or "it is nested too deeply")]) from None


def _format(value: object) -> int:
    found = value.get("format") if isinstance(value, dict) else None
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise EncodingError("it does not say which `format` it has")
    return found


def _newer(found: int) -> Diagnostic:
    return Diagnostic(
        "snapshot-newer",
        f"{PATH} has format {found}, and this program reads formats up to {FORMAT}",
        Span(PATH, 1, 1, 2),
        "install the version of codegen that wrote it, or a later one",
    )


def _damaged(reason: str, span: Span | None = None) -> Diagnostic:
    return Diagnostic(
        "snapshot-damaged",
        f"{PATH} cannot be used: {reason}",
        span or Span(PATH, 1, 1, 2),
        "restore it from version control; only `codegen migrate` writes it",
    )


def _not_json(text: str, reason: str, span: Span) -> Diagnostic:
    conflict = in_conflict("snapshot-out-of-step", PATH, text)
    return conflict or _damaged(f"it is not JSON ({reason})", span)
