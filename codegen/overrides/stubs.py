"""Files to start from, and the methods to paste."""

from __future__ import annotations

from codegen.catalog import Catalog, Resource
from codegen.emit.hooks import HookMethod, hook_methods
from codegen.emit.services import service_name
from codegen.emit.wire import python_type
from codegen.module import Imports, docstring, literal
from codegen.naming import words

AUTH_STUB = '''"""Who may act for whom: the one place for authentication.

Every route of an owned resource calls `authorize` before it does anything else, with the request
and the owner that its path names. Return to let the caller through; raise `Unauthorized` (401) or
`Forbidden` (403) from `generated.errors` to refuse.
"""

from generated.access import allow_everyone as authorize

__all__ = ["authorize"]
'''


def service_stub(resource: Resource) -> str:
    """A first file for a resource, to be formatted."""
    imports = Imports()
    methods = _required(resource)
    if methods:
        imports.add("typing_extensions", "override")
    for hook in methods:
        for module, name in hook.imports:
            imports.add(module, name)
    imports.add(f"generated.services.{resource.module}", service_name(resource))
    return (
        f"{docstring(f'What is done by hand for `{resource.name}`.')}\n\n{imports}\n\n\n"
        f"class {resource.class_name}Service({service_name(resource)}):\n{class_body(resource)}\n"
    )


def class_body(resource: Resource) -> str:
    """What stands in the class, with the methods still to be written."""
    about = f"The {words(resource.plural)} of one owner, and what is done by hand."
    parts = [f"    {docstring(about, 4)}", *map(method_stub, _required(resource))]
    return "\n\n".join(parts)


def _required(resource: Resource) -> list[HookMethod]:
    return [hook for hook in hook_methods(resource) if hook.required]


def method_stub(hook: HookMethod) -> str:
    """One method, still to be written."""
    verb = "is" if hook.computes else "does"
    static = "    @staticmethod\n" if hook.computes else ""
    todo = literal(f"write what `{hook.key}` {verb}")
    return (
        f"    @override\n{static}    {hook.signature}\n        {docstring(hook.about, 8)}\n"
        f"        raise NotImplementedError({todo})"
    )


def router_stub(module: str, catalog: Catalog) -> str:
    """A first file for a router: one route of an owner's, which answers who they are."""
    imports = Imports()
    imports.add("fastapi", "APIRouter")
    imports.add("generated.api.owner", "OwnedRoute", "OwnerId")
    owner = catalog.owner
    type_ = python_type(owner.type)
    for each, name in type_.imports:
        imports.add(each, name)
    path = f"{catalog.api.base_path}/{{{owner.name}}}/{module}"
    return (
        f'"""Routes of our own, beside the generated ones: {words(module)}."""\n\n{imports}\n\n'
        f'router = APIRouter(prefix="{path}", tags=["{module}"], route_class=OwnedRoute)\n\n\n'
        f'@router.get("")\n'
        f"async def get_{module}(owner: OwnerId) -> dict[str, {type_.source}]:\n"
        f'    """Say whose {words(module)} these are."""\n'
        f'    return {{"{owner.name}": owner}}\n'
    )
