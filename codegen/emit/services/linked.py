"""The operations that write lists of ids together with their row, in one transaction."""

from __future__ import annotations

from codegen.emit.draft import Draft
from codegen.emit.services.links import asks_alive, link_lines, reread_lines, take_lines
from codegen.emit.services.preconditions import change_lines


def linked_create(draft: Draft, **values: object) -> str:
    """The method that creates a row."""
    draft.imports.add("generated.transactions", "run")
    return draft.part(
        "linked_create_method.py.jinja",
        takes=take_lines(draft, "values"),
        writes=link_lines(draft, "new_id"),
        rereads=reread_lines(draft, "new_id"),
        **values,
    )


def linked_replace(draft: Draft, body: str) -> str:
    """The method that replaces a row."""
    about = "Put the data in the place of what is there."
    return _change(draft, "UPDATE", update="replace", Body=body, about=about, statement="")


def linked_update(draft: Draft, found: str) -> str:
    """The method that changes part of a row."""
    about = "Change what the data mentions, and nothing else."
    body = f"{draft.resource.class_name}Update"
    # A new list is another version of the row.
    statement = f"UPDATE if changes or lists else {found}"
    values = {"Body": body, "about": about, "statement": statement}
    return _change(draft, "statement", update="update", **values)


def _change(draft: Draft, sent: str, **values: object) -> str:
    return draft.part(
        "linked_change_method.py.jinja",
        live=asks_alive(draft, draft.resource.changed),
        takes=take_lines(draft, "changes"),
        changes=change_lines(draft, sent),
        writes=link_lines(draft, "id"),
        rereads=reread_lines(draft, "id"),
        **values,
    )
