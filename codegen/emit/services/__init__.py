"""The module of one resource's service: the statements, and a method for whatever can be done.

`rows` has what is done to one row, `lists` what is asked of many, `clearing` what ends all of them,
`actions` what the schema adds.
"""

from __future__ import annotations

from codegen.catalog import Catalog, Operation, Resource
from codegen.emit.draft import Draft
from codegen.emit.hooks import hook_methods as by_hand
from codegen.emit.names import batch_kinds
from codegen.emit.services.actions import action_methods, action_statements
from codegen.emit.services.answers import read_functions, read_methods
from codegen.emit.services.batches import batch_methods, batch_statements, writes_each
from codegen.emit.services.clearing import clear_methods, clear_statements, clears_each
from codegen.emit.services.expansions import expansion_statements
from codegen.emit.services.hooks import hook_methods
from codegen.emit.services.lists import list_methods, list_statements
from codegen.emit.services.preconditions import matched_methods, precondition
from codegen.emit.services.readers import reader_parameters, readers
from codegen.emit.services.rows import (
    key_methods,
    parent_methods,
    row_methods,
    row_statements,
)
from codegen.emit.services.scope import parent_statements, scope_arguments, scope_parameters
from codegen.module import docstring
from codegen.naming import words

__all__ = ["passed_by", "render_service", "service_name"]


def render_service(resource: Resource, catalog: Catalog) -> str:
    """The module of one resource's service."""
    draft = Draft(resource, catalog)
    draft.imports.add("generated.database", "Database", "Parameters")
    arguments = scope_arguments(draft)
    parameters = {**arguments, **reader_parameters(draft)}
    statements = [
        *parent_statements(draft),
        *list_statements(draft),
        *expansion_statements(draft),
        *row_statements(draft),
        *clear_statements(draft),
        *batch_statements(draft),
        *action_statements(draft),
    ]
    return draft.part(
        "service.py.jinja",
        docstring=docstring(_about(resource)),
        imports=draft.imports,
        statements=statements,
        functions=read_functions(draft),
        Service=service_name(resource) + _bases(draft),
        about=docstring(_about_rows(resource), 4),
        parameters="".join(f", {name}: {type_}" for name, type_ in parameters.items()),
        precondition=precondition(draft),
        readers=readers(draft),
        arguments=list(arguments),
        database=_database(draft),
        scope=scope_parameters(arguments),
        methods=_methods(draft),
    )


def _methods(draft: Draft) -> list[str]:
    writing = [
        *row_methods(draft),
        *clear_methods(draft),
        *batch_methods(draft),
        *action_methods(draft),
    ]
    return [
        *list_methods(draft),
        *writing,
        *hook_methods(draft),
        *matched_methods(draft, writing),
        *read_methods(draft),
        *parent_methods(draft),
        *key_methods(draft),
    ]


def service_name(resource: Resource) -> str:
    """The generated class; `Base` in its name means that it is finished by hand."""
    return f"{resource.class_name}Service{'Base' if resource.overridden else ''}"


def passed_by(resource: Resource, many: Operation) -> frozenset[str]:
    """The methods for one row that an operation on many does not call, though it does the same."""
    match many:
        case Operation.CLEAR if many in resource.operations and not clears_each(resource):
            return frozenset(
                {Operation.DELETE.value} & {each.value for each in resource.operations}
            )
        case Operation.BATCH if not writes_each(resource):
            return frozenset(kind.value for kind in batch_kinds(resource))
        case _:
            return frozenset()


def _database(draft: Draft) -> str:
    """What the service sees of the database: where rows are secured, those of its owner."""
    if not (draft.catalog.row_level_security and draft.resource.owned):
        return "database"
    draft.imports.add("generated.security", "SecuredDatabase")
    return "SecuredDatabase(database, owner)"


def _about(resource: Resource) -> str:
    about = f"The {words(resource.plural)} in the database"
    about += "; every statement names the owner." if resource.owned else ", which everybody reads."
    if resource.overridden:
        about += f"\n\nWhat the schema cannot say is written in `overrides/{resource.module}.py`."
    return about


def _about_rows(resource: Resource) -> str:
    many = words(resource.plural)
    if resource.parent is None:
        if resource.owned:
            return f"The {many} of one owner: no row that is read or written here has another."
        return f"The {many} that all owners share; they are read here, and never written."
    one = words(resource.parent.resource)
    if resource.owned:
        return f"The {many} of one owner's {one}: no row here has another owner or {one}."
    return f"The {many} of one {one}, which all owners share."


def _bases(draft: Draft) -> str:
    if not any(hook.required for hook in by_hand(draft.resource)):
        return ""
    draft.imports.add("abc", "ABC")
    return "(ABC)"
