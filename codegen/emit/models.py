"""What the model templates need: columns and constraints as finished text."""

from __future__ import annotations

from typing import assert_never

from codegen.catalog import Catalog, Constant, Field, Function, Resource, Uuid
from codegen.emit.render import render
from codegen.emit.wire import python_type, to_json
from codegen.module import Imports, docstring, export_order, literal
from codegen.storage import Check, Table, table


def render_model(resource: Resource, catalog: Catalog) -> str:
    """The module of one resource's model."""
    owner = catalog.owner
    stored = table(resource, catalog)
    imports = Imports()
    imports.add("generated.models.base", "Base")
    imports.add("sqlalchemy", "PrimaryKeyConstraint")
    imports.add("sqlalchemy.orm", "Mapped")
    columns = [
        _system_column("id", python_type(Uuid()).source),
        _system_column(owner.name, python_type(owner.type).source),
        *(_column(field, imports) for field in resource.fields),
        *(_stamps(imports) if resource.timestamps else ()),
    ]
    for type_ in (Uuid(), owner.type, *(field.type for field in resource.fields)):
        for module, name in python_type(type_).imports:
            imports.add(module, name)
    return render(
        "model.py.jinja",
        Task=resource.class_name,
        tasks=resource.plural,
        docstring=docstring(resource.description or f"One row of `{resource.plural}`.", 4),
        table_arguments=_table_arguments(stored, imports),
        columns=columns,
        imports=imports,
    )


def render_models(catalog: Catalog) -> str:
    """The package that imports every model."""
    imports = Imports()
    imports.add("generated.models.base", "Base")
    for resource in catalog.resources:
        imports.add(f"generated.models.{resource.module}", resource.class_name)
    names = sorted(["Base", *(each.class_name for each in catalog.resources)], key=export_order)
    return render("models.py.jinja", imports=imports, names=names)


def _table_arguments(stored: Table, imports: Imports) -> list[str]:
    key = stored.primary_key
    columns = ", ".join(literal(column) for column in key.columns)
    arguments = [f"PrimaryKeyConstraint({columns}, name={literal(key.name)})"]
    arguments += [_check(check, imports) for check in stored.checks]
    if stored.comment is not None:
        arguments.append(f'{{"comment": {literal(stored.comment)}}}')
    return arguments


def _check(check: Check, imports: Imports) -> str:
    imports.add("sqlalchemy", "CheckConstraint")
    # SQLAlchemy reads `:word` in a condition as a parameter.
    condition = check.sql.replace(":", "\\:")
    return f"CheckConstraint({literal(condition)}, name={literal(check.name)})"


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


def _column(field: Field, imports: Imports) -> str:
    python = python_type(field.type).source
    declared = f"{field.attribute}: Mapped[{python}{' | None' if field.nullable else ''}]"
    arguments = [] if field.attribute == field.name else [literal(field.name)]
    if field.default is not None:
        arguments.append(f"server_default={_server_default(field, imports)}")
    if field.description is not None:
        arguments.append(f"comment={literal(field.description)}")
    if not arguments:
        return declared
    imports.add("sqlalchemy.orm", "mapped_column")
    return f"{declared} = mapped_column({', '.join(arguments)})"


def _server_default(field: Field, imports: Imports) -> str:
    match field.default:
        case Function.NOW:
            imports.add("sqlalchemy", "func")
            return "func.now()"
        case Function.UUID:
            imports.add("sqlalchemy", "func")
            return "func.gen_random_uuid()"
        case Constant(bool(value)):
            name = "true" if value else "false"
            imports.add("sqlalchemy", name)
            return f"{name}()"
        case Constant(int(value)):
            return literal(str(value))
        case Constant(value):
            # A plain text becomes an SQL literal, quoted by SQLAlchemy.
            return literal(str(to_json(value)))
        case None:
            raise ValueError("the field has no default")
        case _:
            assert_never(field.default)
