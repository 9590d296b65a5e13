"""Batches: the statements for many rows, and the method that writes them together.

Each kind of change is one statement. Where hooks look on, operations are replaced by hand or lists
of ids go with a row, each row takes the way that it always takes.
"""

from __future__ import annotations

from codegen.catalog import Operation, Resource
from codegen.emit.draft import Draft
from codegen.emit.links import row_of
from codegen.emit.names import batch_kinds
from codegen.emit.services.links import asks_alive
from codegen.emit.services.scope import scope_columns, scoped
from codegen.module import literal
from codegen.naming import words
from codegen.storage import DELETED_AT

BATCHES = "generated.batches"
BULK = "generated.bulk"


def writes_each(resource: Resource) -> bool:
    """Whether the rows of a batch go one by one, each by way of the method for one."""
    return resource.override or bool(resource.hooks or resource.links)


def batch_statements(draft: Draft) -> list[str]:
    """The statement for many rows of each kind of change; that which creates one creates many."""
    resource = draft.resource
    kinds = batch_kinds(resource)
    if writes_each(resource):
        return []
    statements = []
    if Operation.UPDATE in kinds:
        statements += _update_statements(draft)
    if Operation.DELETE in kinds:
        statements.append(_delete_statement(draft))
    return statements


def _update_statements(draft: Draft) -> list[str]:
    """How rows are changed of which each has changes of its own, and how the others are found."""
    name = draft.resource.class_name
    answer = row_of(draft.resource, draft.imports)
    draft.imports.add("sqlalchemy", "select")
    find = f"GET_MANY = select({answer}).where({_many(draft)})"
    if not draft.resource.changed:
        return [find]
    draft.imports.add(BULK, "changes_to", "given")
    draft.imports.add("sqlalchemy", "update")
    columns = ", ".join(literal(field.name) for field in draft.resource.changed)
    found = ", ".join([*scoped(draft), f"{name}.id == CHANGES.c.id"])
    stamp = ""
    if draft.resource.timestamps:
        draft.imports.add("sqlalchemy", "func")
        stamp = ".values(updated_at=func.clock_timestamp())"
    changed = f"update({name}).where({found}).values(given({name}, CHANGES)){stamp}"
    return [
        find,
        f"CHANGES = changes_to({name}, {columns})",
        f"UPDATE_MANY = {changed}.returning({answer})",
    ]


def _delete_statement(draft: Draft) -> str:
    name = draft.resource.class_name
    if draft.resource.soft_delete:
        draft.imports.add("sqlalchemy", "func", "update")
        gone = f"update({name}).where({_many(draft)}).values({DELETED_AT}=func.clock_timestamp())"
    else:
        draft.imports.add("sqlalchemy", "delete")
        gone = f"delete({name}).where({_many(draft)})"
    return f"DELETE_MANY = {gone}.returning({name}.id)"


def _many(draft: Draft) -> str:
    """The conditions that find the rows that a batch names."""
    draft.imports.add("sqlalchemy", "any_")
    draft.imports.add(BULK, "GIVEN_IDS")
    return ", ".join([*scoped(draft), f"{draft.resource.class_name}.id == any_(GIVEN_IDS)"])


def batch_methods(draft: Draft) -> list[str]:
    """The method that writes a batch."""
    resource = draft.resource
    kinds = batch_kinds(resource)
    if not kinds:
        return []
    name = resource.class_name
    draft.schema(f"{name}Batch", f"{name}BatchResult")
    checks = [] if resource.parent is None else ["await self.require_parent()"]
    if Operation.UPDATE in kinds:
        draft.imports.add(BATCHES, "refuse_repeated")
        deleted = "data.delete" if Operation.DELETE in kinds else "()"
        checks.append(f"refuse_repeated(data.update, {deleted})")
    each = writes_each(resource)
    read = "self.read" if resource.computed else "read"
    return [
        draft.part(
            "batch_method.py.jinja",
            about=about_batch(resource),
            checks=checks,
            begin=_begin_each(draft) if each else _begin(draft),
            lines=_lines_of_each(draft) if each else _lines(draft),
            result=_result(kinds, "" if each else read),
        )
    ]


def about_batch(resource: Resource) -> str:
    """What a batch does, in its order."""
    verbs = {Operation.DELETE: "delete", Operation.UPDATE: "change", Operation.CREATE: "create"}
    told = [verb for operation, verb in verbs.items() if operation in batch_kinds(resource)]
    *first, last = told
    listed = f"{', '.join(first)} and {last}" if first else last
    return f"{listed.capitalize()} {words(resource.plural)}"


def _begin(draft: Draft) -> str:
    draft.imports.add(BULK, "begin")
    kinds, resource = batch_kinds(draft.resource), draft.resource
    fields = (
        *(resource.created if Operation.CREATE in kinds else ()),
        *(resource.changed if Operation.UPDATE in kinds else ()),
    )
    references = ", REFERENCES" if asks_alive(draft, fields) else ""
    return f"begin(self.database, self.scope, {literal(words(resource.name))}{references}) as batch"


def _lines(draft: Draft) -> list[str]:
    kinds = batch_kinds(draft.resource)
    lines = []
    if Operation.DELETE in kinds:
        lines.append("await batch.delete(DELETE_MANY, data.delete)")
    if Operation.UPDATE in kinds:
        changed = "UPDATE_MANY" if draft.resource.changed else "GET_MANY"
        lines.append(f"updated = await batch.update({changed}, GET_MANY, data.update)")
    if Operation.CREATE in kinds:
        fixed = f"{{{scope_columns(draft).removesuffix(', ')}}}"
        lines.append(f"created = await batch.create(CREATE, data.create, {fixed})")
    return lines


def _begin_each(draft: Draft) -> str:
    draft.imports.add("generated.joined", "join", "within")
    return "join(self.database) as database"


def _lines_of_each(draft: Draft) -> list[str]:
    kinds = batch_kinds(draft.resource)
    lines = ["same = within(database, self)"]
    draft.imports.add(BATCHES, *(f"{kind.value}_each" for kind in kinds))
    if Operation.DELETE in kinds:
        lines.append("await delete_each(same.delete, data.delete)")
    if Operation.UPDATE in kinds:
        lines.append("updated = await update_each(same.update, data.update)")
    if Operation.CREATE in kinds:
        lines.append("created = await create_each(same.create, data.create)")
    return lines


def _result(kinds: tuple[Operation, ...], read: str) -> str:
    members = []
    for operation, member in ((Operation.CREATE, "created"), (Operation.UPDATE, "updated")):
        if operation in kinds:
            rows = f"[{read}(row) for row in {member}]" if read else member
            members.append(f"{member}={rows}")
    if Operation.DELETE in kinds:
        members.append("deleted=data.delete")
    return ", ".join(members)
