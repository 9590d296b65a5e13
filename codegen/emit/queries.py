"""The schemas of what is asked of a list, and of what it answers when more is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.catalog import (
    BelongsTo,
    Boolean,
    Catalog,
    Field,
    Filter,
    Operator,
    Relation,
    Resource,
)
from codegen.emit.asked import (
    answer_name,
    compared_type,
    default_words,
    expanded,
    filter_attribute,
    filtered,
    query_name,
    sort_words,
)
from codegen.emit.render import render
from codegen.emit.wire import annotation, query_annotation
from codegen.module import Imports, docstring, literal
from codegen.naming import article, words

QUERIES = "generated.schemas.queries"


def query_class(resource: Resource, aliases: Mapping[str, str], imports: Imports) -> str:
    """The class of what a list is asked for, a line for each parameter.

    `aliases` are the names that the module has for the types of its fields.
    """
    imports.add(QUERIES, "Count", "ListQuery")
    imports.add("typing", "Annotated")
    imports.add("pydantic", "Field")
    size = resource.page_size
    members = [f"limit: Annotated[Count, Field(ge=1, le={size.maximum})] = {size.default}"]
    if sortable := sort_words(resource):
        default = _tuple(default_words(resource))
        members.append(f"sort: {_words(sortable, imports)} = {default}")
    if resource.listing.expand:
        members.append(f"expand: {_words(resource.listing.expand, imports)} = ()")
    members += [_filter(each, field, aliases, imports) for each, field in filtered(resource)]
    return render(
        "schema_class.py.jinja",
        name=query_name(resource),
        base="ListQuery",
        docstring=docstring(f"What a list of {words(resource.plural)} can be asked for.", 4),
        members=members,
    ).rstrip()


def expand_type(resource: Resource, imports: Imports) -> str:
    """The type of the parameter `expand`."""
    return _words(resource.listing.expand, imports)


def _words(choices: tuple[str, ...], imports: Imports) -> str:
    imports.add(QUERIES, "Words")
    imports.add("typing", "Literal")
    return f"Words[Literal[{', '.join(map(literal, choices))}]]"


def _tuple(items: tuple[str, ...]) -> str:
    return f"({', '.join(map(literal, items))}{',' if len(items) == 1 else ''})"


def _filter(each: Filter, field: Field, aliases: Mapping[str, str], imports: Imports) -> str:
    is_null = each.operator is Operator.IS_NULL
    compared = Boolean() if is_null else compared_type(each, field)
    type_ = query_annotation(compared)
    for module, name in type_.imports:
        imports.add(module, name)
    source = type_.source
    if compared == field.type and type_ == annotation(compared):
        source = aliases.get(field.name, source)
    if each.operator is Operator.IN:
        imports.add(QUERIES, "AnyOf")
        source = f"AnyOf[{source}]"
    return f"{filter_attribute(each, field)}: {source} | None = None"


def expands(catalog: Catalog) -> bool:
    """Whether anything can be expanded."""
    return any(resource.listing.expand for resource in catalog.resources)


def render_expanded(catalog: Catalog) -> str:
    """The module of the answers that are asked for with the rows behind them.

    They stand in one module, because two resources can each be expanded with the other.
    """
    imports = Imports()
    imports.add("pydantic", "MISSING")
    definitions = [
        _expanded_class(resource, catalog, imports)
        for resource in catalog.resources
        if resource.listing.expand
    ]
    return render("expanded.py.jinja", imports=imports, definitions=definitions)


def _expanded_class(resource: Resource, catalog: Catalog, imports: Imports) -> str:
    noun = words(resource.name)
    imports.add(f"generated.schemas.{resource.module}", f"{resource.class_name}Read")
    return render(
        "schema_class.py.jinja",
        name=answer_name(resource),
        base=f"{resource.class_name}Read",
        docstring=docstring(
            f"{article(noun).capitalize()} {noun}, with the rows that are asked for with it.", 4
        ),
        members=[
            f"{name}: {_related(relation, catalog, imports)} = MISSING"
            for name, relation in expanded(resource)
        ],
    ).rstrip()


def _related(relation: Relation, catalog: Catalog, imports: Imports) -> str:
    target = catalog.resource(relation.target)
    class_ = f"{target.class_name}Read"
    imports.add(f"generated.schemas.{target.module}", class_)
    if isinstance(relation, BelongsTo):
        return f"{class_} | MISSING | None"
    return f"list[{class_}] | MISSING"
