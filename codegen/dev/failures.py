"""Why a migration did not succeed, and what whoever ran it can do."""

from __future__ import annotations

import re

from codegen.dev.errors import DatabaseError

_GO_BACK = (
    "go back first: check out that branch as it was before the merge, run `codegen db downgrade "
    "REVISION` with the last revision that both branches have, and come back."
)


def failure(direction: str, revision: str, at: str | None, said: str) -> DatabaseError:
    """The error for what Alembic or PostgreSQL said of a database that is `at` a revision."""
    unknown = re.search("Can't locate revision identified by '(.+)'", said)
    if unknown is not None and unknown[1] == at:
        return DatabaseError(
            f"The database is at revision {at}, which migrations/versions does not have. If it was "
            f"lost, restore it. If it is of another branch, {_GO_BACK}"
        )
    if unknown is not None:
        return DatabaseError(f"There is no revision {unknown[1]} in migrations/versions.")
    words = f"The {direction} to {revision} did not succeed: {_last_words(said)}"
    if re.search(r'(column|relation|constraint) ".+" .*already exists', said):
        return DatabaseError(
            f"{words}\nThe database has that already. If it is at a revision {at} of a branch that "
            f"`codegen migrate --rebase` has planned again, {_GO_BACK}"
        )
    return DatabaseError(words)


def _last_words(said: str) -> str:
    """The error itself, without the traceback above it."""
    lines = [line for line in said.strip().splitlines() if line.strip()]
    starts = [n for n, line in enumerate(lines) if not line.startswith((" ", "Traceback"))]
    telling = [n for n in starts if "Error" in lines[n]] or starts[-1:]
    text = "\n".join(lines[telling[-1] :]) if telling else "it said nothing"
    return text.removeprefix("CommandError: ")
