"""What a row refers to: how its lists of ids are written, and how rows are found to be alive."""

from __future__ import annotations

from collections.abc import Iterable

from codegen.catalog import Field, ManyToMany, Operation, Resource
from codegen.emit.conflicts import link_constraint
from codegen.emit.draft import Draft
from codegen.emit.links import joined_attributes, joined_class
from codegen.module import literal
from codegen.storage import DELETED_AT, foreign_key

_WRITES = {Operation.CREATE, Operation.REPLACE, Operation.UPDATE}


def writes_links(resource: Resource) -> bool:
    """Whether a body has lists of ids, which are written together with the row."""
    return bool(resource.operations & _WRITES) and any(each.writable for each in resource.links)


def link_statements(draft: Draft) -> list[str]:
    """How each list of ids is written."""
    if not writes_links(draft.resource):
        return []
    draft.imports.add("generated.links", "Links", "take_lists", "write_links")
    written = [link for link in draft.resource.links if link.writable]
    lines = "".join(f"{literal(link.member)}: {_links(draft, link)},\n" for link in written)
    return [f"LINKS = {{{lines}}}"]


def _links(draft: Draft, link: ManyToMany) -> str:
    catalog, owner = draft.catalog, draft.catalog.owner.name
    join, target = joined_class(draft, link), catalog.resource(link.target)
    near, _ = joined_attributes(catalog, link)
    draft.model(target)
    draft.imports.add("generated.conflicts", "CONFLICTS")
    draft.imports.add("generated.links", "LINKED_IDS", "ROW_ID")
    draft.imports.add("sqlalchemy", "any_", "bindparam", "delete", "insert", "select")
    owned = f'{join}.{owner} == bindparam("_owner"), ' if draft.resource.owned else ""
    columns, found = [link.join.near, link.join.far], ["ROW_ID", f"{target.class_name}.id"]
    if draft.resource.owned:
        columns.insert(0, owner)
        found.insert(0, f"{target.class_name}.{owner}" if target.owned else 'bindparam("_owner")')
    clear = f'delete({join}).where({owned}{join}.{near} == bindparam("_id"))'
    fill = (
        f"insert({join}).from_select([{', '.join(map(literal, columns))}], "
        f"select({', '.join(found)}).where({', '.join(_found(draft, target, 'any_(LINKED_IDS)'))}))"
    )
    refused = f"CONFLICTS[{literal(link_constraint(link))}]"
    most = f", most={link.max_items}" if _is_shared(draft, link) else ""
    return f"Links(clear={clear}, fill={fill}, refused={refused}{most})"


def _is_shared(draft: Draft, link: ManyToMany) -> bool:
    """Whether another list writes the same table, and so can add more to this one than it shows."""
    lists = [each for resource in draft.catalog.resources for each in resource.links]
    return [each.join.table for each in lists].count(link.join.table) > 1


def _found(draft: Draft, target: Resource, id_: str) -> list[str]:
    """The conditions under which a row can be referred to."""
    name, owner = target.class_name, draft.catalog.owner.name
    conditions = [f'{name}.{owner} == bindparam("_owner")'] if target.owned else []
    conditions.append(f"{name}.id == {id_}")
    if target.soft_delete:
        conditions.append(f"{name}.{DELETED_AT}.is_(None)")
    return conditions


def link_lines(draft: Draft, id_: str) -> list[str]:
    """The lines that write the lists of a row within a transaction."""
    if not writes_links(draft.resource):
        return []
    return [f"await write_links(session, LINKS, self.key({id_}), lists)"]


def take_lines(draft: Draft, values: str) -> list[str]:
    """The lines that take the lists out of a body."""
    return [f"lists = take_lists(LINKS, {values})"] if writes_links(draft.resource) else []


def reread_lines(draft: Draft, id_: str) -> list[str]:
    """The lines that read a row again at the end of a transaction, with the ids beside it."""
    if not draft.resource.links:
        return []
    draft.imports.add("generated.transactions", "run")
    return [f"stored = await run(session, GET, self.key({id_}))"]


def settled_lines(draft: Draft, id_: str) -> list[str]:
    """The lines after which a row that a hook may have changed is what the database has."""
    if draft.resource.links:
        return reread_lines(draft, id_)
    draft.imports.add("generated.transactions", "reread")
    return ["await reread(session, row)"]


def live_lines(draft: Draft, fields: Iterable[Field], values: str) -> list[str]:
    """The lines that refuse references to deleted rows within a transaction."""
    if not asks_alive(draft, fields):
        return []
    draft.imports.add("functools", "partial")
    draft.imports.add("generated.transactions", "run")
    return [f"await require_live(partial(run, session), REFERENCES, self.scope, {values})"]


def live_statements(draft: Draft) -> list[str]:
    """How the rows are found that can be deleted and kept, and so can be gone for a reference."""
    resource, catalog = draft.resource, draft.catalog
    fields = (
        *(resource.created if Operation.CREATE in resource.operations else ()),
        *(resource.changed if resource.operations & _WRITES else ()),
    )
    checked = [field for field in dict.fromkeys(fields) if _can_be_kept(draft, field)]
    if not checked:
        return []
    draft.imports.add("generated.conflicts", "CONFLICTS")
    draft.imports.add("generated.references", "TARGETS", "LiveReference", "require_live")
    draft.imports.add("sqlalchemy", "any_", "bindparam", "select")
    lines = ""
    for field in checked:
        assert field.reference is not None
        target = catalog.resource(field.reference.target)
        draft.model(target)
        found = ", ".join(_found(draft, target, "any_(TARGETS)"))
        refused = f"CONFLICTS[{literal(foreign_key(resource, field, catalog).name)}]"
        find = f"select({target.class_name}.id).where({found})"
        lines += f"{literal(field.name)}: LiveReference({find}, {refused}),\n"
    return [f"REFERENCES = {{{lines}}}"]


def asks_alive(draft: Draft, fields: Iterable[Field]) -> bool:
    """Whether any of the fields refers to rows that can be deleted and kept."""
    return any(_can_be_kept(draft, field) for field in fields)


def _can_be_kept(draft: Draft, field: Field) -> bool:
    reference = field.reference
    return reference is not None and draft.catalog.resource(reference.target).soft_delete
