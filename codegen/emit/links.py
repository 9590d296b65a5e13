"""Many-to-many relations: the member of the bodies, and rows together with the ids beside them."""

from __future__ import annotations

from codegen.catalog import Array, Catalog, Constant, Field, ManyToMany, Resource, Uuid
from codegen.emit.draft import Draft
from codegen.emit.render import render
from codegen.module import Imports
from codegen.naming import class_name, module, words
from codegen.storage import DELETED_AT


def link_field(link: ManyToMany) -> Field:
    """The list of ids as a member, which is stored in a table of its own."""
    about = f"The ids of its {words(link.name)}, {link.max_items} at the most."
    return Field(
        link.member,
        link.member,
        Array(Uuid(), max_items=link.max_items, distinct=True),
        description=link.description or about,
        default=Constant(()),
        read_only=not link.writable,
    )


def created_members(resource: Resource) -> tuple[Field, ...]:
    """The members of the body that creates a row, the lists of ids among them."""
    return (*resource.created, *_sent(resource))


def changed_members(resource: Resource) -> tuple[Field, ...]:
    """The members of the bodies that replace and update a row."""
    return (*resource.changed, *_sent(resource))


def answered_members(resource: Resource) -> tuple[Field, ...]:
    """The members of an answer that are the resource's own."""
    return (*resource.answered, *map(link_field, resource.links))


def _sent(resource: Resource) -> tuple[Field, ...]:
    return tuple(link_field(link) for link in resource.links if link.writable)


def row_of(resource: Resource, imports: Imports) -> str:
    """What a statement selects or returns to answer a row: `Task`, or `*TASK_ROW` with its ids."""
    if not resource.links:
        imports.add(f"generated.models.{resource.module}", resource.class_name)
        return resource.class_name
    imports.add("generated.models.answers", row_constant(resource))
    return f"*{row_constant(resource)}"


def one_row_of(resource: Resource, imports: Imports) -> str:
    """The same where the answer is one row, whose version counts the ids beside it."""
    row = row_of(resource, imports)
    if not (resource.links and resource.etag):
        return row
    imports.add("generated.models.answers", version_constant(resource))
    return f"{row}, {version_constant(resource)}"


def row_constant(resource: Resource) -> str:
    """The name of a resource's row with the ids beside it."""
    return f"{resource.name.upper()}_ROW"


def version_constant(resource: Resource) -> str:
    """The name of the version of a resource's row and of the ids beside it."""
    return f"{resource.name.upper()}_VERSION"


def render_answers(catalog: Catalog) -> str:
    """The module of all rows that are answered with ids beside them."""
    imports = Imports()
    rows = []
    for resource in catalog.resources:
        if resource.links:
            draft = Draft(resource, catalog, imports)
            draft.model(resource)
            imports.add("generated.models.joined", "joined_ids")
            if resource.soft_delete and any(
                link.target == resource.name for link in resource.links
            ):
                imports.add("sqlalchemy.orm", "aliased")
                rows.append(f"OTHER_{resource.name.upper()} = aliased({resource.class_name})")
            ids = "".join(f"{_ids(draft, link)}, " for link in resource.links)
            rows.append(f"{row_constant(resource)} = ({resource.class_name}, {ids})")
            if resource.etag:
                imports.add("generated.models.joined", "joined_version")
                row, beside = f"{resource.class_name}.entity_tag", f"*{row_constant(resource)}[1:]"
                rows.append(f"{version_constant(resource)} = joined_version({row}, {beside})")
    return render("answers.py.jinja", imports=imports, rows=rows)


def _ids(draft: Draft, link: ManyToMany) -> str:
    """The ids on the far side of one relation, as a column."""
    resource, name = draft.resource, draft.resource.class_name
    join = joined_class(draft, link)
    near, far = joined_attributes(draft.catalog, link)
    draft.imports.add("sqlalchemy", "select")
    target = draft.catalog.resource(link.target)
    conditions = [_owned(draft, join)] if resource.owned else []
    conditions.append(f"{join}.{near} == {name}.id")
    if link.join.resource is not None and draft.catalog.resource(link.join.resource).soft_delete:
        conditions.append(f"{join}.{DELETED_AT}.is_(None)")
    joined = ""
    if target.soft_delete:
        other = _other(draft, link)
        joined = f".join({other}, {other}.id == {join}.{far})"
        conditions += [_owned(draft, other)] if target.owned else []
        conditions.append(f"{other}.{DELETED_AT}.is_(None)")
    unique = "" if link.join.resource is None else ".distinct()"
    return (
        f'joined_ids("{link.member}", select({join}.{far}){unique}{joined}'
        f".where({', '.join(conditions)}).order_by({join}.{far})"
        f".limit({link.max_items}).correlate({name}))"
    )


def _owned(draft: Draft, model: str) -> str:
    draft.imports.add("sqlalchemy", "bindparam")
    return f'{model}.{draft.catalog.owner.name} == bindparam("_owner")'


def _other(draft: Draft, link: ManyToMany) -> str:
    """What the far side is called: of a relation to itself, both sides have the same model."""
    target = draft.catalog.resource(link.target)
    draft.model(target)
    is_same = target.name == draft.resource.name
    return f"OTHER_{target.name.upper()}" if is_same else target.class_name


def joined_class(draft: Draft, link: ManyToMany) -> str:
    """The model of the table between both sides, which is imported."""
    if link.join.resource is not None:
        through = draft.catalog.resource(link.join.resource)
        draft.model(through)
        return through.class_name
    name = class_name(link.join.table)
    draft.imports.add(f"generated.models.{module(link.join.table)}", name)
    return name


def joined_attributes(catalog: Catalog, link: ManyToMany) -> tuple[str, str]:
    """The attributes of that model that refer to the near side and to the far one."""
    if link.join.resource is None:
        return link.join.near, link.join.far
    through = catalog.resource(link.join.resource)
    near, far = through.field(link.join.near), through.field(link.join.far)
    if near is None or far is None:
        raise ValueError(f"{through.name} does not join {link.target}")
    return near.attribute, far.attribute
