"""The operations that write lists of ids together with their row, in one transaction."""

from __future__ import annotations

from codegen.emit.draft import Draft
from codegen.emit.services.links import asks_alive, link_lines, reread_lines, take_lines


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


def linked_replace(draft: Draft, body: str, statement: str) -> str:
    """The method that replaces a row."""
    about = "Put the data in the place of what is there."
    # Where nothing but its lists can change, the row is locked all the same.
    locked = "GET.with_for_update()" if statement == "GET" else statement
    return _change(draft, update="replace", Body=body, about=about, UPDATE=locked)


def linked_update(draft: Draft) -> str:
    """The method that changes part of a row."""
    about = "Change what the data mentions, and nothing else."
    body = f"{draft.resource.class_name}Update"
    return _change(draft, update="update", Body=body, about=about, UPDATE=changed_or_read(draft))


def changed_or_read(draft: Draft) -> str:
    """The statement for changes that can be none at all; a new list moves the clock too."""
    if draft.resource.timestamps:
        return "UPDATE if changes or lists else GET"
    return "UPDATE if changes else GET.with_for_update()"


def _change(draft: Draft, **values: object) -> str:
    return draft.part(
        "linked_change_method.py.jinja",
        live=asks_alive(draft, draft.resource.changed),
        takes=take_lines(draft, "changes"),
        writes=link_lines(draft, "id"),
        rereads=reread_lines(draft, "id"),
        **values,
    )
