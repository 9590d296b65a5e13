"""What is fetched beside the rows that were asked for: a statement for each relation."""

from __future__ import annotations

from typing import assert_never

from codegen.catalog import BelongsTo, HasMany, ManyToMany, Operation, Relation, Resource
from codegen.emit.asked import answer_name, expanded
from codegen.emit.draft import Draft
from codegen.emit.links import joined_attributes, joined_class, row_of
from codegen.storage import DELETED_AT

_EXPANDED = {Operation.LIST, Operation.GET}


def expands(resource: Resource) -> bool:
    """Whether anything that the service answers can be expanded."""
    return bool(resource.listing.expand and resource.operations & _EXPANDED)


def expansion_statements(draft: Draft) -> list[str]:
    """The statement of each relation, and what is made of its rows."""
    if not expands(draft.resource):
        return []
    answer = answer_name(draft.resource)
    draft.imports.add("generated.expansions", "Expansions")
    draft.imports.add("generated.schemas.expanded", answer)
    relations = [relation for _, relation in expanded(draft.resource)]
    rows = [f"{_constant(relation)} = {_statement(draft, relation)}" for relation in relations]
    kinds = ", ".join(f'"{relation.name}": {_kind(draft, relation)}' for relation in relations)
    return [*rows, f"EXPANSIONS = Expansions({answer}, {{{kinds}}})"]


def _constant(relation: Relation) -> str:
    return f"EXPAND_{relation.name.upper()}"


def _kind(draft: Draft, relation: Relation) -> str:
    target = draft.catalog.resource(relation.target)
    schema = f"{target.class_name}Read"
    draft.imports.add(f"generated.schemas.{target.module}", schema)
    if isinstance(relation, BelongsTo):
        draft.imports.add("generated.expansions", "ToOne")
        field = _attribute(draft.resource, relation.field)
        return f'ToOne({_constant(relation)}, "{field}", {schema})'
    draft.imports.add("generated.expansions", "ToMany")
    return f"ToMany({_constant(relation)}, {schema})"


def _statement(draft: Draft, relation: Relation) -> str:
    target = draft.catalog.resource(relation.target)
    name = target.class_name
    row = row_of(target, draft.imports)
    conditions = _visible(draft, target)
    match relation:
        case BelongsTo():
            draft.imports.add("generated.expansions", "IDS")
            draft.imports.add("sqlalchemy", "any_")
            conditions.append(f"{name}.id == any_(IDS)")
            return f"select({row}).where({', '.join(conditions)})"
        case HasMany(field=field):
            conditions.append(f"{name}.{_attribute(target, field)} == EACH")
            newest = f"select({row}).where({', '.join(conditions)}).order_by({name}.id.desc())"
            return _few_of_each(draft, newest, relation.max_items)
        case ManyToMany():
            joined = _joined(draft, relation, target, conditions)
            rows = f"select({row}){joined}.order_by({name}.id)"
            return _few_of_each(draft, rows, relation.max_items)
        case _:
            assert_never(relation)


def _few_of_each(draft: Draft, rows: str, limit: int) -> str:
    draft.imports.add("generated.expansions", "EACH", "few_of_each")
    return f"few_of_each({rows}, {limit})"


def _joined(draft: Draft, relation: ManyToMany, target: Resource, conditions: list[str]) -> str:
    """The join to the rows on the far side; one of a resource may join the same two twice."""
    model = joined_class(draft, relation)
    near, far = joined_attributes(draft.catalog, relation)
    if relation.join.resource is not None:
        between = _visible(draft, draft.catalog.resource(relation.join.resource))
    else:
        between = [_owned(draft, model)] if draft.resource.owned or target.owned else []
    where = ", ".join([*between, f"{model}.{near} == EACH", *conditions])
    distinct = "" if relation.join.resource is None else ".distinct()"
    return f"{distinct}.join({model}, {model}.{far} == {target.class_name}.id).where({where})"


def _visible(draft: Draft, resource: Resource) -> list[str]:
    """The conditions under which a row may be seen: it is the owner's, and not deleted."""
    draft.imports.add(f"generated.models.{resource.module}", resource.class_name)
    draft.imports.add("sqlalchemy", "select")
    conditions = [_owned(draft, resource.class_name)] if resource.owned else []
    if resource.soft_delete:
        conditions.append(f"{resource.class_name}.{DELETED_AT}.is_(None)")
    return conditions


def _owned(draft: Draft, model: str) -> str:
    draft.imports.add("sqlalchemy", "bindparam")
    return f'{model}.{draft.catalog.owner.name} == bindparam("_owner")'


def _attribute(resource: Resource, name: str) -> str:
    field = resource.field(name)
    if field is None:
        raise ValueError(f"{resource.name} has no field {name}")
    return field.attribute
