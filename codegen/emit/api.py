"""What the route templates need: paths, parameters, bodies, and who finishes the service."""

from __future__ import annotations

from codegen.catalog import Action, Api, Catalog, Operation, Owner, Resource
from codegen.emit.render import render
from codegen.emit.schemas import creates, input_name
from codegen.emit.services import about_action
from codegen.emit.wire import annotation, python_type
from codegen.module import Imports, docstring
from codegen.naming import article, words


def collection_path(resource: Resource, api: Api, owner: Owner) -> str:
    """The path of all rows of one owner: `/api/{user_id}/tasks`."""
    return f"{api.base_path}/{{{owner.name}}}/{resource.plural}"


def render_router(resource: Resource, catalog: Catalog) -> str:
    """The module of one resource's routes."""
    noun = words(resource.name)
    return render(
        "router.py.jinja",
        imports=_imports(resource),
        prefix=collection_path(resource, catalog.api, catalog.owner),
        tasks=resource.plural,
        task=resource.name,
        Task=resource.class_name,
        a_task=f"{article(noun)} {noun}",
        plural_words=words(resource.plural),
        Plural_words=words(resource.plural).capitalize(),
        overridden=resource.overridden,
        page_default=resource.page_size.default,
        page_maximum=resource.page_size.maximum,
        actions=[_action_route(resource, action) for action in resource.actions],
        **{operation.value: operation in resource.operations for operation in Operation},
    )


def _imports(resource: Resource) -> Imports:
    name, operations = resource.class_name, resource.operations
    imports = Imports()
    imports.add("fastapi", "APIRouter", "Depends")
    imports.add("typing", "Annotated")
    imports.add("generated.api.dependencies", "DatabaseDep")
    imports.add("generated.api.owner", "OwnedRoute", "OwnerId")
    package = "overrides" if resource.overridden else "generated.services"
    imports.add(f"{package}.{resource.module}", f"{name}Service")
    if resource.overridden:
        imports.add("generated.api.dependencies", "require_hooks")
    bodies = [input_name(resource, action) for action in resource.actions if action.input]
    if creates(resource):
        bodies.append(f"{name}Create")
    if Operation.UPDATE in operations:
        bodies.append(f"{name}Update")
    if operations != {Operation.DELETE} or resource.actions:
        bodies.append(f"{name}Read")
    if bodies:
        imports.add(f"generated.schemas.{resource.module}", *bodies)
    if Operation.LIST in operations:
        imports.add("fastapi", "Query", "Request", "Response")
        imports.add("generated.api.dependencies", "Count", "link_next")
        imports.add("generated.pagination", "Cursor", "Page", "PageQuery")
    if Operation.CREATE in operations:
        imports.add("fastapi", "Request", "Response")
        imports.add("generated.api.dependencies", "locate")
    if Operation.DELETE in operations:
        imports.add("fastapi", "Response")
    if operations - {Operation.LIST, Operation.CREATE} or resource.actions:
        imports.add("generated.api.dependencies", "Id")
    return imports


def _action_route(resource: Resource, action: Action) -> str:
    body = input_name(resource, action)
    if not action.input:
        parameter, argument = "", ""
    elif action.body_required:
        parameter, argument = f", data: {body}", ", data"
    else:
        parameter, argument = f", data: {body} | None = None", f", data or {body}()"
    return render(
        "action_route.py.jinja",
        verb=action.verb.value.lower(),
        name=action.name,
        task=resource.name,
        Task=resource.class_name,
        complete=action.method,
        parameter=parameter,
        argument=argument,
        docstring=docstring(about_action(resource, action), 4),
    ).rstrip()


def render_routers(catalog: Catalog) -> str:
    """The package of the routes, which lists them."""
    imports = Imports()
    modules = [resource.module for resource in catalog.resources]
    imports.add("fastapi", "APIRouter")
    if modules:
        imports.add("generated.api", *modules)
    return render("routers.py.jinja", imports=imports, modules=modules)


def render_owner(owner: Owner) -> str:
    """The module that knows who an owner is, and asks whether the caller may act for them."""
    type_ = annotation(owner.type)
    imports = Imports()
    imports.add("typing", "Annotated")
    imports.add("fastapi", "Depends", "Request")
    imports.add("generated.api.routing", "Route", "read_path_parameter")
    imports.add("overrides.auth", "authorize")
    imports.add("pydantic", "TypeAdapter")
    imports.add("typing_extensions", "override")
    for module, name in (*type_.imports, *python_type(owner.type).imports):
        imports.add(module, name)
    return render(
        "owner.py.jinja",
        imports=imports,
        owner=owner.name,
        Owner=python_type(owner.type).source,
        annotation=type_.source,
    )
