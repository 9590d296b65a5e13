"""Wing two: from the catalog to the text of every generated file.

Scope: `emit(catalog)` is a pure function; the same catalog gives the same bytes on any machine.
What varies with the schema is rendered from `templates/`, which read like their results; what does
not vary is real Python in `support/`, copied as it is. The table of files below is the whole of
`generated/`.
"""

from __future__ import annotations

from codegen.catalog import Catalog, digest_line, with_tables
from codegen.emit.api import render_owner, render_router, render_routers
from codegen.emit.conflicts import render_conflicts
from codegen.emit.links import render_answers
from codegen.emit.models import joins, render_join, render_model, render_models
from codegen.emit.openapi import render_openapi
from codegen.emit.queries import expands, render_expanded
from codegen.emit.schemas import render_enums, render_schema
from codegen.emit.services import render_service
from codegen.emit.support import needed_support, support_files
from codegen.module import PYTHON_HEADER, format_python
from codegen.storage import circular, tables
from codegen.tree import Tree, seal, tree

PACKAGES = {
    "__init__.py": '"""The API, generated; `overrides/` holds what is written by hand."""\n',
    "schemas/__init__.py": '"""What travels over the wire."""\n',
    "services/__init__.py": '"""What an owner can do with their rows."""\n',
}


def verbatim() -> frozenset[str]:
    """The paths whose text is the same for every schema that has them."""
    return frozenset(f"generated/{path}" for path in support_files())


def emit(catalog: Catalog) -> Tree:
    """Everything below `generated/`, formatted and sealed."""
    circle = circular(tables(catalog))
    rendered = {
        "api/__init__.py": render_routers(catalog),
        "api/owner.py": render_owner(catalog),
        "conflicts.py": render_conflicts(catalog),
        "models/__init__.py": render_models(catalog),
    }
    for resource in with_tables(catalog):
        rendered[f"models/{resource.module}.py"] = render_model(resource, catalog, circle)
    for resource in catalog.resources:
        file = f"{resource.module}.py"
        rendered[f"schemas/{file}"] = render_schema(resource, catalog.owner)
        rendered[f"services/{file}"] = render_service(resource, catalog)
        rendered[f"api/{file}"] = render_router(resource, catalog)
    if catalog.enums:
        rendered["schemas/enums.py"] = render_enums(catalog)
    if any(resource.links for resource in catalog.resources):
        rendered["models/answers.py"] = render_answers(catalog)
    for name, stored in joins(catalog).items():
        rendered[f"models/{name}.py"] = render_join(stored, catalog)
    if expands(catalog):
        rendered["schemas/expanded.py"] = render_expanded(catalog)
    support = needed_support(rendered.values())
    python = {**support, **PACKAGES, **format_python(rendered)}
    python["__init__.py"] = digest_line(catalog) + python["__init__.py"]
    files = {path: PYTHON_HEADER + text for path, text in python.items()}
    files["openapi.json"] = render_openapi(catalog)
    return tree({f"generated/{path}": seal(text) for path, text in files.items()})
