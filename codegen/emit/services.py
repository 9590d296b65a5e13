"""What the service template needs: the statements, and the actions that are finished by hand."""

from __future__ import annotations

from codegen.catalog import Action, Operation, Owner, Resource
from codegen.emit.render import render
from codegen.emit.schemas import creates, input_name
from codegen.emit.wire import python_type
from codegen.module import Imports, docstring
from codegen.naming import article, words

_READS_ONE = {Operation.GET, Operation.UPDATE}
_ANSWERS_ROWS = frozenset(Operation) - {Operation.DELETE}
_HAS_KEY = {Operation.GET, Operation.REPLACE, Operation.UPDATE, Operation.DELETE}


def render_service(resource: Resource, owner: Owner) -> str:
    """The module of one resource's service."""
    operations, actions = resource.operations, resource.actions
    imports = _imports(resource, owner)
    return render(
        "service.py.jinja",
        docstring=docstring(_about(resource)),
        imports=imports,
        statements=_statements(resource, owner, imports),
        Task=resource.class_name,
        words=words(resource.name),
        plural_words=words(resource.plural),
        Service=service_name(resource) + ("(ABC)" if actions else ""),
        Owner=python_type(owner.type).source,
        owner=owner.name,
        actions=[render_action(resource, action) for action in actions],
        reads=bool(operations & _ANSWERS_ROWS),
        keyed=bool(operations & _HAS_KEY) or bool(actions),
        **{operation.value: operation in operations for operation in Operation},
    )


def service_name(resource: Resource) -> str:
    """The generated class; `Base` in its name means that it is finished by hand."""
    return f"{resource.class_name}Service{'Base' if resource.overridden else ''}"


def _about(resource: Resource) -> str:
    about = f"The {words(resource.plural)} in the database; every statement names the owner."
    if resource.overridden:
        about += f"\n\nWhat the actions do is written by hand, in `overrides/{resource.module}.py`."
    return about


def _imports(resource: Resource, owner: Owner) -> Imports:
    name, operations = resource.class_name, resource.operations
    imports = Imports()
    imports.add("generated.database", "Database")
    imports.add("generated.errors", "NotFound")
    imports.add(f"generated.models.{resource.module}", name)
    if operations & _ANSWERS_ROWS:
        imports.add("sqlalchemy", "RowMapping")
    if operations != {Operation.CREATE} or resource.actions:
        imports.add("sqlalchemy", "bindparam")
    if bodies := _bodies(resource):
        imports.add(f"generated.schemas.{resource.module}", *bodies)
    for module, type_ in python_type(owner.type).imports:
        imports.add(module, type_)
    if operations & _HAS_KEY or resource.actions:
        imports.add("uuid", "UUID")
    if Operation.CREATE in operations:
        imports.add("uuid_utils.compat", "uuid7")
    if Operation.LIST in operations:
        imports.add("generated.pagination", "Page", "PageQuery", "fetch_page")
    if resource.actions:
        imports.add("abc", "ABC", "abstractmethod")
        imports.add("collections.abc", "AsyncIterator")
        imports.add("contextlib", "asynccontextmanager")
    return imports


def _bodies(resource: Resource) -> list[str]:
    name, operations = resource.class_name, resource.operations
    bodies = [input_name(resource, action) for action in resource.actions if action.input]
    if operations & _ANSWERS_ROWS or resource.actions:
        bodies.append(f"{name}Read")
    if creates(resource):
        bodies.append(f"{name}Create")
    if Operation.UPDATE in operations:
        bodies.append(f"{name}Update")
    return bodies


def _statements(resource: Resource, owner: Owner, imports: Imports) -> list[str]:
    """The statements as constants, each with the owner where a reviewer looks for it.

    The names of parameters start with `_`, which no column's name does: SQLAlchemy takes a
    parameter that is named like a column for its new value.
    """
    name, operations = resource.class_name, resource.operations
    owned = f'{name}.{owner.name} == bindparam("_owner")'
    one = f'{owned}, {name}.id == bindparam("_id")'
    statements = []
    if Operation.LIST in operations:
        imports.add("sqlalchemy", "select")
        newest = f'.order_by({name}.id.desc()).limit(bindparam("_limit"))'
        statements.append(f"LIST = select({name}).where({owned}){newest}")
        statements.append(f'LIST_AFTER = LIST.where({name}.id < bindparam("_after"))')
    if operations & _READS_ONE or resource.actions:
        imports.add("sqlalchemy", "select")
        statements.append(f"GET = select({name}).where({one})")
    if Operation.CREATE in operations:
        imports.add("sqlalchemy", "insert")
        statements.append(f"CREATE = insert({name}).returning({name})")
    if operations & {Operation.REPLACE, Operation.UPDATE}:
        imports.add("sqlalchemy", "update")
        stamp = ".values(updated_at=func.clock_timestamp())" if resource.timestamps else ""
        if stamp:
            imports.add("sqlalchemy", "func")
        statements.append(f"UPDATE = update({name}).where({one}){stamp}.returning({name})")
    if Operation.DELETE in operations:
        imports.add("sqlalchemy", "delete")
        statements.append(f"DELETE = delete({name}).where({one}).returning({name}.id)")
    if resource.actions:
        statements.append("LOCK = GET.with_for_update()")
    return statements


def render_action(resource: Resource, action: Action) -> str:
    """The two methods of an action: what the API calls, and the hook that is written by hand."""
    return render(
        "action.py.jinja",
        complete=action.method,
        name=action.name,
        Task=resource.class_name,
        task=row_name(resource),
        parameter=f", data: {input_name(resource, action)}" if action.input else "",
        argument=", data" if action.input else "",
        docstring=docstring(about_action(resource, action), 8),
    ).rstrip()


def row_name(resource: Resource) -> str:
    """What a hook calls the row that it is given; its own parameters come first."""
    return "row" if resource.module in {"data", "self"} else resource.module


def about_action(resource: Resource, action: Action) -> str:
    """What an action does, in the schema's words or in the plainest ones."""
    noun = words(resource.name)
    return action.description or f"{words(action.name).capitalize()} {article(noun)} {noun}."
