"""The module of one resource's service: the statements, and a method for whatever can be done.

`rows` has what is done to one row, `lists` what is asked of many, `actions` what the schema adds.
"""

from __future__ import annotations

from codegen.catalog import Catalog, Resource
from codegen.emit.draft import Draft
from codegen.emit.services.actions import (
    about_action,
    action_methods,
    action_statements,
    row_name,
)
from codegen.emit.services.lists import list_methods, list_statements
from codegen.emit.services.rows import ANSWERS_ROWS, key_methods, row_methods, row_statements
from codegen.emit.wire import python_type
from codegen.module import docstring
from codegen.naming import words

__all__ = ["about_action", "render_service", "row_name", "service_name"]


def render_service(resource: Resource, catalog: Catalog) -> str:
    """The module of one resource's service."""
    draft = Draft(resource, catalog)
    draft.imports.add("generated.database", "Database")
    statements = [*list_statements(draft), *row_statements(draft), *action_statements(draft)]
    methods = [
        *list_methods(draft),
        *row_methods(draft),
        *action_methods(draft),
        *key_methods(draft),
    ]
    return draft.part(
        "service.py.jinja",
        docstring=docstring(_about(resource)),
        imports=draft.imports,
        statements=statements,
        functions=_functions(draft),
        Service=service_name(resource) + _bases(draft),
        Owner=draft.use(python_type(catalog.owner.type)),
        methods=methods,
    )


def service_name(resource: Resource) -> str:
    """The generated class; `Base` in its name means that it is finished by hand."""
    return f"{resource.class_name}Service{'Base' if resource.overridden else ''}"


def _about(resource: Resource) -> str:
    about = f"The {words(resource.plural)} in the database; every statement names the owner."
    if resource.overridden:
        about += f"\n\nWhat the actions do is written by hand, in `overrides/{resource.module}.py`."
    return about


def _bases(draft: Draft) -> str:
    if not draft.resource.overridden:
        return ""
    draft.imports.add("abc", "ABC")
    return "(ABC)"


def _functions(draft: Draft) -> list[str]:
    """What stands between the statements and the class."""
    if not draft.resource.operations & ANSWERS_ROWS:
        return []
    draft.imports.add("sqlalchemy", "RowMapping")
    draft.imports.add("generated.errors", "NotFound")
    draft.schema(f"{draft.resource.class_name}Read")
    return [draft.part("read_function.py.jinja")]
