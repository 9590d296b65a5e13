"""The members of an answer that are there only when they are asked for."""

from __future__ import annotations

from codegen.catalog import BelongsTo, Catalog, HasMany, ManyToMany, Relation, Resource
from codegen.emit.asked import expanded
from codegen.emit.openapi.deprecation import notice, relation_deprecation
from codegen.emit.openapi.shared import schema_ref
from codegen.emit.wire import Json
from codegen.naming import words


def with_expansions(answer: Json, resource: Resource, catalog: Catalog) -> Json:
    """The schema of an answer, with what it can be expanded with; none of it is required."""
    assert isinstance(answer, dict)
    members = answer["properties"]
    assert isinstance(members, dict)
    added = {
        relation.name: {
            **_related(relation, catalog),
            **notice(relation_deprecation(resource, relation.name)),
        }
        for _, relation in expanded(resource)
    }
    return {**answer, "properties": {**members, **added}}


def _related(relation: Relation, catalog: Catalog) -> dict[str, Json]:
    target = catalog.resource(relation.target)
    about = {"description": f"There when `expand` names it. {_about(relation, target)}"}
    if isinstance(relation, BelongsTo):
        return {"anyOf": [schema_ref(target.class_name), {"type": "null"}], **about}
    items = schema_ref(target.class_name)
    return {"type": "array", "items": items, "maxItems": relation.max_items, **about}


def _about(relation: Relation, target: Resource) -> str:
    match relation:
        case BelongsTo(field=field):
            return f"The {words(target.name)} that `{field}` refers to; null if there is none."
        case HasMany(max_items=most):
            return f"The {words(target.plural)} of it, the newest first, at most {most}."
        case ManyToMany(max_items=most):
            return f"The {words(target.plural)} of it, at most {most}."
