"""What to do when two branches have both written a revision."""

from __future__ import annotations

from codegen.diagnostics import Diagnostic, Span

REBASE = (
    "run `codegen migrate --rebase`: the branch that the snapshot is of stays, and the changes of\n"
    "the other are planned again, behind it and from the merged schema"
)
_ONE_SIDE = "keep that of the branch whose revisions databases have applied, with one of"


def in_conflict(code: str, file: str, text: str) -> Diagnostic | None:
    """What git has left to decide in a file, or None where there is nothing of the kind."""
    rows = text.splitlines()
    for number, row in enumerate(rows, 1):
        if row.startswith("<" * 7):
            return Diagnostic(
                code,
                f"{file} holds a merge conflict: two branches have both written a revision",
                Span(file, number, 1, len(row) + 1),
                f"{_ONE_SIDE}\n    git checkout --ours {file}\n    git checkout --theirs {file}\n"
                "and then run `codegen migrate --rebase`",
            )
    return None


def of_no_branch(file: str, revision: str) -> Diagnostic:
    """A snapshot that git, or somebody, has put together from those of two branches."""
    return Diagnostic(
        "snapshot-out-of-step",
        f"{file} is not what any revision {revision} left: it was edited, or holds parts of two "
        "branches",
        hint=f"{_ONE_SIDE}\n    git checkout HEAD {file}\n    git checkout MERGE_HEAD {file}\n"
        "(HEAD^1 and HEAD^2 once the merge is committed), and then run `codegen migrate --rebase`",
    )
