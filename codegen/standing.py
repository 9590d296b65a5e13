"""What stands in a project before a command: what would be replaced, and what is promised."""

from __future__ import annotations

import json
from pathlib import Path

from codegen import writer
from codegen.diagnostics import Diagnostic
from codegen.plan import Baseline, Files
from codegen.tree import Tree

DOCUMENT = "generated/openapi.json"
"""What the API promises now: the baseline of `codegen plan`, unless another is named."""


class DocumentError(Exception):
    """The document that the API shall be compared with is none; the message says why."""


def changes(files: Tree, root: Path) -> Files:
    """What would happen to each generated file; edits by hand are told, and counted in."""
    problems: tuple[Diagnostic, ...] = ()
    try:
        written = writer.plan(files, root)
    except writer.RefusedError as refused:
        problems = refused.diagnostics
        try:
            written = writer.plan(files, root, discard_edits=True)
        except writer.RefusedError:
            return Files(problems=problems)
    return Files(tuple(written.create), tuple(written.replace), written.delete, problems=problems)


def baseline(root: Path, against: Path | None) -> Baseline:
    """The API's document as it was; none where nothing has been generated yet."""
    path = root / DOCUMENT if against is None else against
    name = DOCUMENT if against is None else str(against)
    if against is None and not path.exists():
        return Baseline(name)
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise DocumentError(f"{name} cannot be read: {error}") from None
    if not isinstance(document, dict) or "openapi" not in document:
        raise DocumentError(f"{name} is no OpenAPI document")
    return Baseline(name, document)


def texts(root: Path, folder: str, pattern: str) -> dict[str, str]:
    """The files below a folder as text, by their path in the project."""
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((root / folder).glob(pattern))
        if "__pycache__" not in path.parts and path.is_file()
    }
