"""Two OpenAPI documents, and what has changed between them for their clients."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from codegen.compat.changes import ApiChange
from codegen.compat.kinds import change

Node = Mapping[str, object]
_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def compare(before: Node, after: Node, today: date) -> tuple[ApiChange, ...]:
    """What has changed from one document to the other, as a client sees it on this day."""
    was, now = _operations(before), _operations(after)
    gone = [change("operation-removed", each, "is gone") for each in was if each not in now]
    new = [change("operation-added", each, "is new") for each in now if each not in was]
    return (*gone, *new)


def _operations(document: Node) -> dict[str, object]:
    paths = document.get("paths")
    return {
        f"{verb.upper()} {path}": item[verb]
        for path, item in (paths.items() if isinstance(paths, Mapping) else ())
        for verb in _VERBS
        if isinstance(item, Mapping) and verb in item
    }
