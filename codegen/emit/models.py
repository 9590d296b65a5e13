"""What the model templates need: columns and constraints as finished text."""

from __future__ import annotations

from collections.abc import Collection

from codegen.catalog import Catalog, Resource, Uuid, with_tables
from codegen.emit.columns import column
from codegen.emit.constraints import table_arguments
from codegen.emit.render import render
from codegen.emit.wire import python_type
from codegen.module import Imports, docstring, export_order
from codegen.naming import class_name, module, words
from codegen.storage import DELETED_AT, Table, table, tables


def render_model(resource: Resource, catalog: Catalog, circle: Collection[str]) -> str:
    """The module of one resource's model; `circle` names the foreign keys in a circle of tables."""
    owner = catalog.owner
    stored = table(resource, catalog)
    imports = Imports()
    imports.add("generated.models.base", "Base")
    imports.add("sqlalchemy.orm", "Mapped")
    columns = [
        _system_column("id", python_type(Uuid()).source),
        *([_system_column(owner.name, python_type(owner.type).source)] if resource.owned else ()),
        *(column(field, imports) for field in resource.fields),
        *(_stamps(imports) if resource.timestamps else ()),
        *(_deleted_at(imports) if resource.soft_delete else ()),
        *(_entity_tag(imports) if resource.etag else ()),
    ]
    owned = (owner.type,) if resource.owned else ()
    for type_ in (Uuid(), *owned):
        for package, name in python_type(type_).imports:
            imports.add(package, name)
    return render(
        "model.py.jinja",
        Task=resource.class_name,
        tasks=resource.plural,
        docstring=docstring(resource.description or f"One row of `{resource.plural}`.", 4),
        table_arguments=table_arguments(stored, circle, imports),
        columns=columns,
        imports=imports,
    )


def joins(catalog: Catalog) -> dict[str, Table]:
    """The tables between resources that no resource owns, by the name of their module."""
    return {module(each.name): each for each in tables(catalog) if each.join}


def render_join(stored: Table, catalog: Catalog) -> str:
    """The module of the model of one join."""
    imports = Imports()
    imports.add("generated.models.base", "Base")
    imports.add("sqlalchemy.orm", "Mapped")
    types = {
        column.name: python_type(catalog.owner.type if column.name == stored.owner else Uuid())
        for column in stored.columns
    }
    for type_ in types.values():
        for package, name in type_.imports:
            imports.add(package, name)
    sides = " and ".join(words(each.table) for each in stored.foreign_keys)
    return render(
        "model.py.jinja",
        Task=class_name(stored.name),
        tasks=stored.name,
        docstring=docstring(f"Which of the {sides} belong together.", 4),
        table_arguments=table_arguments(stored, (), imports),
        columns=[_system_column(name, type_.source) for name, type_ in types.items()],
        imports=imports,
    )


def render_models(catalog: Catalog) -> str:
    """The package that imports every model."""
    imports = Imports()
    imports.add("generated.models.base", "Base")
    classes = {each.module: each.class_name for each in with_tables(catalog)}
    classes |= {name: class_name(stored.name) for name, stored in joins(catalog).items()}
    for name, class_ in classes.items():
        imports.add(f"generated.models.{name}", class_)
    names = sorted(["Base", *classes.values()], key=export_order)
    return render("models.py.jinja", imports=imports, names=names)


def _system_column(name: str, python: str) -> str:
    return f"{name}: Mapped[{python}]"


def _stamps(imports: Imports) -> tuple[str, str]:
    imports.add("datetime", "datetime")
    imports.add("sqlalchemy", "func")
    imports.add("sqlalchemy.orm", "mapped_column")
    now = "server_default=func.now()"
    # `now()` is when the transaction began. After waiting for another one to end, it would put the
    # clock of the row back.
    moved = "onupdate=func.clock_timestamp()"
    return (
        f"created_at: Mapped[datetime] = mapped_column({now})",
        f"updated_at: Mapped[datetime] = mapped_column({now}, {moved})",
    )


def _deleted_at(imports: Imports) -> tuple[str]:
    imports.add("datetime", "datetime")
    return (f"{DELETED_AT}: Mapped[datetime | None]",)


def _entity_tag(imports: Imports) -> tuple[str]:
    imports.add("generated.models.base", "EntityTag")
    imports.add("sqlalchemy.orm", "mapped_column")
    return ('entity_tag: Mapped[EntityTag] = mapped_column("xmin")',)
