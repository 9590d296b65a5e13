"""`overrides/`, read as text: hooks that are missing, stale, or do not fit; stubs on request.

Nothing here imports or runs what it reads. The generated base class and `mypy` would notice the
same mistakes, later and further from the schema.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from codegen.catalog import Action, Catalog, Resource
from codegen.diagnostics import Diagnostic, Span, closest
from codegen.emit.schemas import input_name
from codegen.emit.services import about_action, row_name, service_name
from codegen.module import Imports, docstring, format_python
from codegen.naming import words

FOLDER = "overrides"
AUTH = f"{FOLDER}/auth.py"
AUTH_STUB = '''"""Who may act for whom: the one place for authentication.

Every route of an owned resource calls `authorize` before it does anything else, with the request
and the owner that its path names. Return to let the caller through; raise `Unauthorized` (401) or
`Forbidden` (403) from `generated.errors` to refuse.
"""

from generated.access import allow_everyone as authorize

__all__ = ["authorize"]
'''


@dataclass(frozen=True, slots=True)
class _Hook:
    """What a hook has to look like."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    """Name and type of each parameter after `self`."""

    @property
    def signature(self) -> str:
        listed = ", ".join(["self", *(f"{name}: {type_}" for name, type_ in self.parameters)])
        return f"async def {self.name}({listed}) -> None:"


def _hook(resource: Resource, action: Action) -> _Hook:
    row = (row_name(resource), resource.class_name)
    body = (("data", input_name(resource, action)),) if action.input else ()
    return _Hook(f"on_{action.name}", (row, *body))


def inspect_overrides(catalog: Catalog, files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the hand-written files, by path (`overrides/task.py`) and text."""
    found = [*_inspect_auth(files)]
    for resource in catalog.resources:
        path = _path(resource)
        if resource.overridden:
            found += _inspect(resource, path, files.get(path))
        elif path in files:
            found += _unused(resource, path, files[path])
    return tuple(found)


def stub(catalog: Catalog, name: str) -> tuple[str, str] | None:
    """The path and the text of a file to start from, or None where nothing is to be written.

    `name` is a resource with actions, or `auth`.
    """
    for resource in catalog.resources:
        if resource.name == name and resource.overridden:
            path = _path(resource)
            return path, format_python({path: _stub(resource)})[path]
    return (AUTH, AUTH_STUB) if name == "auth" else None


def _path(resource: Resource) -> str:
    return f"{FOLDER}/{resource.module}.py"


def _inspect_auth(files: Mapping[str, str]) -> Iterator[Diagnostic]:
    text = files.get(AUTH)
    if text is None:
        yield Diagnostic(
            "missing-override",
            f"there is no `{AUTH}`, which decides who may act for whom",
            hint=f"run `codegen stub auth`, or write {AUTH}:\n{AUTH_STUB}",
        )
        return
    parsed = _parse(AUTH, text)
    if isinstance(parsed, Diagnostic):
        yield parsed
    elif "authorize" not in set(_defined(parsed)):
        yield Diagnostic(
            "missing-override",
            f"`{AUTH}` defines no `authorize`",
            Span(AUTH, 1, 1, 2),
            "from generated.access import allow_everyone as authorize",
        )


def _defined(parsed: ast.Module) -> Iterator[str]:
    for node in parsed.body:
        match node:
            case ast.AsyncFunctionDef() | ast.FunctionDef():
                yield node.name
            case ast.Import() | ast.ImportFrom():
                yield from (alias.asname or alias.name for alias in node.names)
            case ast.Assign():
                yield from (t.id for t in node.targets if isinstance(t, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case _:
                pass


def _inspect(resource: Resource, path: str, text: str | None) -> Iterator[Diagnostic]:
    if text is None:
        yield Diagnostic(
            "missing-override",
            f"resource `{resource.name}` has actions, and there is no `{path}` that finishes them",
            hint=f"run `codegen stub {resource.name}`, or write {path}:\n{_stub(resource)}",
        )
        return
    parsed = _parse(path, text)
    if isinstance(parsed, Diagnostic):
        yield parsed
        return
    wanted = f"{resource.class_name}Service"
    for node in parsed.body:
        if isinstance(node, ast.ClassDef) and node.name == wanted:
            yield from _inspect_class(resource, path, node)
            return
    yield Diagnostic(
        "missing-override",
        f"`{path}` has no class `{wanted}`",
        Span(path, 1, 1, 2),
        f"class {wanted}({service_name(resource)}):\n{_methods(resource)}",
    )


def _inspect_class(resource: Resource, path: str, node: ast.ClassDef) -> Iterator[Diagnostic]:
    base = service_name(resource)
    if base not in {ast.unparse(each).rpartition(".")[2] for each in node.bases}:
        yield Diagnostic(
            "wrong-override",
            f"class `{node.name}` does not extend `{base}`",
            _span(path, node, node.name),
            f"class {node.name}({base}):",
        )
        return
    hooks = {f"on_{action.name}": _hook(resource, action) for action in resource.actions}
    written = {
        each.name: each
        for each in node.body
        if isinstance(each, ast.AsyncFunctionDef | ast.FunctionDef)
    }
    for action in resource.actions:
        if f"on_{action.name}" not in written:
            yield Diagnostic(
                "missing-hook",
                f"action `{action.name}` has no hook in class `{node.name}`",
                _span(path, node, node.name),
                _method(resource, action),
            )
    for name, method in written.items():
        if name in hooks:
            yield from _inspect_hook(hooks[name], path, method)
        elif name.startswith("on_"):
            yield _stale(resource, path, method, set(hooks))


def _inspect_hook(
    hook: _Hook, path: str, method: ast.AsyncFunctionDef | ast.FunctionDef
) -> Iterator[Diagnostic]:
    arguments = method.args
    given = [*arguments.posonlyargs, *arguments.args][1:]
    open_ended = arguments.vararg or arguments.kwarg
    fits = len(given) == len(hook.parameters) and not arguments.kwonlyargs
    typed = all(
        each.annotation is None
        or ast.unparse(each.annotation).rpartition(".")[2].strip("'") == type_
        for each, (_, type_) in zip(given, hook.parameters, strict=False)
    )
    if isinstance(method, ast.AsyncFunctionDef) and typed and (fits or open_ended):
        return
    yield Diagnostic(
        "wrong-hook",
        f"hook `{hook.name}` does not have the signature that it is called with",
        _span(path, method, method.name),
        hook.signature,
    )


def _stale(
    resource: Resource, path: str, method: ast.AsyncFunctionDef | ast.FunctionDef, hooks: set[str]
) -> Diagnostic:
    meant = closest(method.name, hooks)
    return Diagnostic(
        "stale-hook",
        f"hook `{method.name}` belongs to no action of resource `{resource.name}`",
        _span(path, method, method.name),
        f"rename it to `{meant}`" if meant else "remove it, or declare the action in the schema",
    )


def _unused(resource: Resource, path: str, text: str) -> Iterator[Diagnostic]:
    parsed = _parse(path, text)
    if isinstance(parsed, Diagnostic):
        yield parsed
        return
    for node in parsed.body:
        if isinstance(node, ast.ClassDef) and node.name == f"{resource.class_name}Service":
            yield Diagnostic(
                "stale-override",
                f"resource `{resource.name}` has no actions, so that nothing uses `{node.name}`",
                _span(path, node, node.name),
                "remove the class, or declare its actions in the schema",
            )


def _parse(path: str, text: str) -> ast.Module | Diagnostic:
    try:
        return ast.parse(text.removeprefix("\ufeff"), path)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        column = getattr(error, "offset", None) or 1
        message = f"this is no Python: {getattr(error, 'msg', error)}"
    except (RecursionError, MemoryError):
        line, column, message = 1, 1, "this nests too deep for Python to read"
    return Diagnostic("broken-override", message, Span(path, line, column, column + 1))


def _span(
    path: str, node: ast.ClassDef | ast.AsyncFunctionDef | ast.FunctionDef, name: str
) -> Span:
    keyword = {"ClassDef": "class ", "FunctionDef": "def ", "AsyncFunctionDef": "async def "}
    column = node.col_offset + 1 + len(keyword[type(node).__name__])
    return Span(path, node.lineno, column, column + len(name))


def _stub(resource: Resource) -> str:
    imports = Imports()
    imports.add("typing_extensions", "override")
    imports.add(f"generated.models.{resource.module}", resource.class_name)
    bodies = [input_name(resource, action) for action in resource.actions if action.input]
    if bodies:
        imports.add(f"generated.schemas.{resource.module}", *bodies)
    imports.add(f"generated.services.{resource.module}", service_name(resource))
    name = f"{resource.class_name}Service"
    return (
        f"{docstring(f'What the actions of `{resource.name}` do.')}\n\n{imports}\n\n\n"
        f"class {name}({service_name(resource)}):\n"
        f"    {docstring(_about(resource), 4)}\n\n{_methods(resource)}\n"
    )


def _about(resource: Resource) -> str:
    return f"The {words(resource.plural)} of one owner, and what can be done to them."


def _methods(resource: Resource) -> str:
    return "\n\n".join(_method(resource, action) for action in resource.actions)


def _method(resource: Resource, action: Action) -> str:
    about = docstring(about_action(resource, action), 8)
    return (
        f"    @override\n    {_hook(resource, action).signature}\n        {about}\n"
        f'        raise NotImplementedError("write what `{action.name}` does")'
    )
