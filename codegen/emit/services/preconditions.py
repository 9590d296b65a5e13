"""Versions of rows in statements: a row is written only as whoever writes it has seen it."""

from __future__ import annotations

from collections.abc import Iterable

from codegen.catalog import Operation, Resource, Scope
from codegen.emit.draft import Draft
from codegen.emit.links import version_constant

_WRITES_ONE = {Operation.REPLACE, Operation.UPDATE, Operation.DELETE}


def is_matched(resource: Resource) -> bool:
    """Whether a row can be written by somebody who says which version they have seen."""
    acts = any(action.scope is Scope.ITEM for action in resource.actions)
    return resource.etag and bool(resource.operations & _WRITES_ONE or acts)


def precondition(draft: Draft) -> str:
    """The parameter by which a service is told what its caller expects of a row."""
    if not is_matched(draft.resource):
        return ""
    draft.imports.add("generated.preconditions", "Precondition")
    return ", *, precondition: Precondition | None = None"


def match(draft: Draft) -> str:
    """The condition, behind others, that a row is at a version that may be written."""
    return f", {matched(draft)}" if is_matched(draft.resource) else ""


def matched(draft: Draft) -> str:
    """The condition that a row is at a version that may be written."""
    draft.imports.add("generated.preconditions", "matches")
    return f"matches({version(draft)})"


def version(draft: Draft) -> str:
    """The version of a row in a statement; with ids beside the row, it is one of these too."""
    if not draft.resource.links:
        return f"{draft.resource.class_name}.entity_tag"
    draft.imports.add("generated.models.answers", version_constant(draft.resource))
    return version_constant(draft.resource)


def fetched(draft: Draft, statement: str, parameters: str) -> str:
    """The call that runs a statement on one row."""
    fetch = "self.matched" if is_matched(draft.resource) else "self.database.fetch_one"
    return f"await {fetch}({statement}, {parameters})"


def change_lines(draft: Draft, statement: str) -> list[str]:
    """The lines that run a statement on one row, within a transaction."""
    draft.imports.add("generated.transactions", "run")
    read = "self.read" if draft.resource.computed else "read"
    parameters = "{**changes, **self.key(id)}"
    if not is_matched(draft.resource):
        return [f"{read}(await run(session, {statement}, {parameters}))"]
    draft.imports.add("functools", "partial")
    return [
        "fetch = partial(run, session)",
        f"{read}(await self.precondition.fetch(fetch, {statement}, {parameters}, GET))",
    ]


def undeleted(draft: Draft) -> str:
    """The call that brings a deleted row back."""
    if not is_matched(draft.resource):
        return fetched(draft, "UNDELETE", "self.key(id)")
    fetch = "self.precondition.fetch(self.database.fetch_one"
    return f"await {fetch}, UNDELETE, self.key(id), GONE)"


def matched_methods(draft: Draft, methods: Iterable[str]) -> list[str]:
    """What finds or writes one row, if any of the methods needs it."""
    if not any("self.matched(" in method for method in methods):
        return []
    draft.imports.add("sqlalchemy", "Executable", "RowMapping")
    return [draft.part("matched_method.py.jinja")]
