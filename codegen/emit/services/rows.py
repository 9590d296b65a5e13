"""What is done to one row: the statements, each with the owner in it, and a method for each."""

from __future__ import annotations

from codegen.catalog import Operation
from codegen.emit.draft import Draft
from codegen.emit.links import one_row_of
from codegen.emit.schemas import replace_name
from codegen.emit.services.hooked import (
    hooked_create,
    hooked_delete,
    hooked_replace,
    hooked_update,
    is_hooked,
    locks_for_hooks,
)
from codegen.emit.services.linked import linked_create, linked_replace, linked_update
from codegen.emit.services.links import (
    asks_alive,
    link_statements,
    live_statements,
    writes_links,
)
from codegen.emit.services.preconditions import (
    fetched,
    is_matched,
    match,
    matched,
    undeleted,
)
from codegen.emit.services.readers import read_targets
from codegen.emit.services.scope import asks_parent, one, scope_columns
from codegen.module import docstring
from codegen.naming import words
from codegen.storage import DELETED_AT

_READS_ONE = {Operation.GET, Operation.UPDATE}
_HAS_KEY = {Operation.GET, Operation.REPLACE, Operation.UPDATE, Operation.DELETE}


def row_statements(draft: Draft) -> list[str]:
    """The statements that read and write one row, as constants."""
    operations, name = draft.resource.operations, draft.resource.class_name
    answer = one_row_of(draft.resource, draft.imports)
    statements = [*live_statements(draft), *link_statements(draft)]
    if _gets(draft):
        draft.imports.add("sqlalchemy", "select")
        statements.append(f"GET = select({answer}).where({one(draft)})")
    if _finds(draft):
        statements.append(f"FIND = GET.where({matched(draft)})")
    if Operation.CREATE in operations:
        draft.model(draft.resource)
        draft.imports.add("sqlalchemy", "insert")
        statements.append(f"CREATE = insert({name}).returning({name})")
    if operations & {Operation.REPLACE, Operation.UPDATE}:
        draft.imports.add("sqlalchemy", "update")
        found = _written(draft, Operation.REPLACE, Operation.UPDATE)
        statements.append(f"UPDATE = update({name}).where({found}){_stamp(draft)}")
        statements[-1] += f".returning({answer})"
    if Operation.DELETE in operations:
        statements.append(_delete_statement(draft))
    return [*statements, *_undelete_statements(draft, answer)]


def _written(draft: Draft, *operations: Operation) -> str:
    """The conditions that find the row to be written; before a hook looks on, it is locked."""
    locked = any(is_hooked(draft.resource, operation) for operation in operations)
    return one(draft) if locked else f"{one(draft)}{match(draft)}"


def _undelete_statements(draft: Draft, answer: str) -> list[str]:
    """How a deleted row is found, and brought back."""
    if not draft.resource.undelete:
        return []
    name = draft.resource.class_name
    draft.imports.add("sqlalchemy", "update")
    gone = one(draft, f"{name}.{DELETED_AT}.is_not(None)")
    back = f".values({DELETED_AT}=None).returning({answer})"
    find = [f"GONE = select({answer}).where({gone})"] if is_matched(draft.resource) else []
    return [*find, f"UNDELETE = update({name}).where({gone}{match(draft)}){back}"]


def _gets(draft: Draft) -> bool:
    """Whether anything reads one row before, after or instead of writing it."""
    resource = draft.resource
    reads = bool(resource.operations & _READS_ONE or resource.actions or resource.undelete)
    locks = locks_for_hooks(resource) or is_matched(resource)
    return reads or locks or writes_links(resource) or _keeps_all(draft)


def _finds(draft: Draft) -> bool:
    """Whether a row is found, as the caller expects it to be, where nothing of it is to change."""
    operations = draft.resource.operations & {Operation.UPDATE}
    if _keeps_all(draft):
        operations |= {Operation.REPLACE}
    hooked = any(is_hooked(draft.resource, operation) for operation in operations)
    return bool(operations) and not hooked and is_matched(draft.resource)


def _found(draft: Draft) -> str:
    return "FIND" if _finds(draft) else "GET"


def _delete_statement(draft: Draft) -> str:
    name, found = draft.resource.class_name, _written(draft, Operation.DELETE)
    if draft.resource.soft_delete:
        draft.imports.add("sqlalchemy", "func", "update")
        kept = f".values({DELETED_AT}=func.clock_timestamp())"
        return f"DELETE = update({name}).where({found}){kept}.returning({name}.id)"
    draft.imports.add("sqlalchemy", "delete")
    return f"DELETE = delete({name}).where({found}).returning({name}.id)"


def _stamp(draft: Draft) -> str:
    if not draft.resource.timestamps:
        # Whoever changes its lists writes the row too: it is at another version then.
        name = draft.resource.class_name
        return f".values(id={name}.id)" if writes_links(draft.resource) else ""
    draft.imports.add("sqlalchemy", "func")
    return ".values(updated_at=func.clock_timestamp())"


def row_methods(draft: Draft) -> list[str]:
    """A method for each operation on one row."""
    write = {
        Operation.CREATE: _create,
        Operation.GET: _get,
        Operation.REPLACE: _replace,
        Operation.UPDATE: _update,
        Operation.DELETE: _delete,
    }
    present = [each for operation, each in write.items() if operation in draft.resource.operations]
    methods = [method(draft) for method in present]
    if draft.resource.undelete:
        draft.imports.add("generated.errors", "Conflict")
        methods.append(draft.part("undelete_method.py.jinja", undeleted=undeleted(draft)))
    return methods


def _create(draft: Draft) -> str:
    draft.schema(f"{draft.resource.class_name}Create")
    draft.imports.add("uuid_utils.compat", "uuid7")
    values = {
        "columns": scope_columns(draft),
        "checked": draft.resource.parent is not None,
        "live": asks_alive(draft, draft.resource.created),
    }
    if is_hooked(draft.resource, Operation.CREATE):
        return hooked_create(draft, **values)
    if draft.resource.links:
        return linked_create(draft, **values)
    return draft.part("create_method.py.jinja", **values)


def _get(draft: Draft) -> str:
    if not draft.resource.listing.expand:
        return draft.part("get_method.py.jinja")
    draft.imports.add("collections.abc", "Sequence")
    given = ", self.readers" if read_targets(draft.resource, draft.catalog) else ""
    return draft.part("expanded_get_method.py.jinja", readers=given)


def _replace(draft: Draft) -> str:
    body = replace_name(draft.resource)
    draft.schema(body)
    statement = _found(draft) if _keeps_all(draft) else "UPDATE"
    if is_hooked(draft.resource, Operation.REPLACE):
        return hooked_replace(draft, body, statement)
    if writes_links(draft.resource):
        return linked_replace(draft, body)
    live = asks_alive(draft, draft.resource.changed)
    return draft.part(
        "replace_method.py.jinja",
        TaskCreate=body,
        live=live,
        replaced=fetched(draft, statement, "{**values, **self.key(id)}"),
    )


def _keeps_all(draft: Draft) -> bool:
    """Whether replacing a row changes nothing in it."""
    resource = draft.resource
    settable = resource.changed or resource.timestamps or writes_links(resource)
    return Operation.REPLACE in draft.resource.operations and not settable


def _update(draft: Draft) -> str:
    draft.schema(f"{draft.resource.class_name}Update")
    if is_hooked(draft.resource, Operation.UPDATE):
        return hooked_update(draft)
    if writes_links(draft.resource):
        return linked_update(draft, _found(draft))
    live = asks_alive(draft, draft.resource.changed)
    return draft.part(
        "update_method.py.jinja",
        live=live,
        GET=_found(draft),
        updated=fetched(draft, "statement", "{**changes, **self.key(id)}"),
    )


def _delete(draft: Draft) -> str:
    if is_hooked(draft.resource, Operation.DELETE):
        return hooked_delete(draft)
    draft.imports.add("generated.errors", "NotFound")
    return draft.part("delete_method.py.jinja", deleted=fetched(draft, "DELETE", "self.key(id)"))


def parent_methods(draft: Draft) -> list[str]:
    """What tells a parent without rows from one that is not there."""
    parent = draft.resource.parent
    if parent is None or not asks_parent(draft.resource):
        return []
    draft.imports.add("generated.errors", "NotFound")
    return [draft.part("parent_method.py.jinja", parent=words(parent.resource))]


def key_methods(draft: Draft) -> list[str]:
    """The parameters that find one row, where any statement asks for one."""
    acted = draft.resource.actions or locks_for_hooks(draft.resource)
    if not (draft.resource.operations & _HAS_KEY or acted):
        return []
    draft.imports.add("uuid", "UUID")
    about = "The parameters that find one row of this owner, and never one of another's."
    if not draft.resource.owned:
        about = "The parameters that find one row."
    return [draft.part("key_method.py.jinja", about=docstring(about, 8))]
