"""The class that finishes a resource, held against what the schema asks of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator

from codegen.catalog import Hook, Operation, Resource
from codegen.diagnostics import Diagnostic, Span, closest
from codegen.emit.hooks import HookMethod, hook_methods
from codegen.emit.services import passed_by, service_name
from codegen.naming import words
from codegen.overrides.parsed import Function, class_of, methods_of, parse, span_of
from codegen.overrides.stubs import class_body, method_stub, service_stub

_PREFIXES = ("on_", "compute_")
_OPERATION_HOOKS = {hook.value for hook in Hook}


def inspect_service(resource: Resource, path: str, text: str | None) -> Iterator[Diagnostic]:
    """What is wrong with the file of a resource that is finished by hand."""
    if text is None:
        yield Diagnostic(
            "missing-override",
            f"resource `{resource.name}` is finished by hand, and there is no `{path}` that does",
            hint=f"run `codegen stub {resource.name}`, or write {path}:\n{service_stub(resource)}",
        )
        return
    parsed = parse(path, text)
    if isinstance(parsed, Diagnostic):
        yield parsed
        return
    wanted = f"{resource.class_name}Service"
    found = class_of(parsed, wanted)
    if found is not None:
        yield from _inspect_class(resource, path, found)
        return
    yield Diagnostic(
        "missing-override",
        f"`{path}` has no class `{wanted}`",
        Span(path, 1, 1, 2),
        f"class {wanted}({service_name(resource)}):\n{class_body(resource)}",
    )


def inspect_unused(resource: Resource, path: str, text: str) -> Iterator[Diagnostic]:
    """A class for a resource that nothing in the schema leaves to be finished by hand."""
    parsed = parse(path, text)
    if isinstance(parsed, Diagnostic):
        yield parsed
        return
    node = class_of(parsed, f"{resource.class_name}Service")
    if node is not None:
        yield Diagnostic(
            "stale-override",
            f"nothing uses `{node.name}`: the schema leaves nothing of `{resource.name}` to it",
            span_of(path, node),
            f"remove the class, or write `override: required` below `{resource.name}:`",
        )


def inspect_orphan(path: str, text: str, services: Collection[str]) -> Iterator[Diagnostic]:
    """A class that finishes a resource which the schema does not have, or no longer."""
    parsed = parse(path, text)
    if isinstance(parsed, Diagnostic):
        return  # What belongs to no resource is nobody's business.
    folder = "generated.services."
    gone = {
        alias.asname or alias.name
        for node in parsed.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(folder)
        if (node.module or "").removeprefix(folder) not in services
        for alias in node.names
    }
    for node in parsed.body:
        if isinstance(node, ast.ClassDef) and gone & {ast.unparse(each) for each in node.bases}:
            yield Diagnostic(
                "stale-override",
                f"nothing uses `{node.name}`: the schema has no resource that it belongs to",
                span_of(path, node),
                "delete the file, or name it and the class after what the resource is called now",
            )


def _inspect_class(resource: Resource, path: str, node: ast.ClassDef) -> Iterator[Diagnostic]:
    base = service_name(resource)
    if base not in {ast.unparse(each).rpartition(".")[2] for each in node.bases}:
        yield Diagnostic(
            "wrong-override",
            f"class `{node.name}` does not extend `{base}`",
            span_of(path, node),
            f"class {node.name}({base}):",
        )
        return
    hooks = {hook.name: hook for hook in hook_methods(resource)}
    written = methods_of(node)
    for hook in hooks.values():
        if hook.required and hook.name not in written:
            yield Diagnostic(
                "missing-hook",
                f"{hook.kind} `{hook.key}` has no method in class `{node.name}`",
                span_of(path, node),
                method_stub(hook),
            )
    operations = {operation.value for operation in resource.operations}
    for name, method in written.items():
        if name in hooks:
            yield from _inspect_hook(hooks[name], path, method)
        elif name in operations and isinstance(method, ast.FunctionDef):
            yield _not_awaited(path, method)
        elif name in operations:
            yield from _inspect_passed_by(resource, path, method, written)
        elif name.startswith(_PREFIXES) or name in _OPERATION_HOOKS:
            yield _stale(resource, path, method, set(hooks))


def _inspect_hook(hook: HookMethod, path: str, method: Function) -> Iterator[Diagnostic]:
    if _is_fitting(hook, method):
        return
    yield Diagnostic(
        "wrong-hook",
        f"hook `{hook.name}` does not have the signature that it is called with",
        span_of(path, method),
        hook.signature,
    )


def _is_fitting(hook: HookMethod, method: Function) -> bool:
    """Whether generated code can call the method; what is not annotated is left to mypy."""
    arguments = method.args
    given = [*arguments.posonlyargs, *arguments.args][not hook.computes :]
    open_ended = arguments.vararg or arguments.kwarg
    fits = len(given) == len(hook.parameters) and not arguments.kwonlyargs
    typed = all(
        _is_same_type(each.annotation, type_.source)
        for each, (_, type_) in zip(given, hook.parameters, strict=False)
    )
    answers = _is_same_type(method.returns, hook.answer.source)
    awaited = isinstance(method, ast.AsyncFunctionDef)
    static = "staticmethod" in map(ast.unparse, method.decorator_list)
    called = awaited is not hook.computes and static is hook.computes
    return called and typed and answers and bool(fits or open_ended)


def _is_same_type(written: ast.expr | None, wanted: str) -> bool:
    """Whether an annotation says the type, through whichever module it is reached."""
    return written is None or _plain(ast.unparse(written)) == _plain(wanted)


def _plain(type_: str) -> str:
    names = re.sub(r"(\w+\.)+(?=\w)", "", type_.strip("'\""))
    return " | ".join(sorted(names.split(" | ")))


def _not_awaited(path: str, method: ast.FunctionDef) -> Diagnostic:
    return Diagnostic(
        "wrong-hook",
        f"operation `{method.name}` is awaited, and this is no `async def`",
        span_of(path, method),
        f"async def {method.name}({ast.unparse(method.args)})",
    )


def _inspect_passed_by(
    resource: Resource, path: str, method: Function, written: Collection[str]
) -> Iterator[Diagnostic]:
    """Operations on many rows that would not call what is done by hand to each."""
    for operation in (Operation.CLEAR, Operation.BATCH):
        if method.name in passed_by(resource, operation) and operation.value not in written:
            many = operation.value
            yield Diagnostic(
                "passed-by",
                f"`{many}` would write {words(resource.plural)} without calling this"
                f" `{method.name}`",
                span_of(path, method),
                f"write `override: required` below `{resource.name}:`, or replace `{many}` too",
            )


def _stale(resource: Resource, path: str, method: Function, hooks: set[str]) -> Diagnostic:
    meant = closest(method.name, hooks)
    return Diagnostic(
        "stale-hook",
        f"nothing calls `{method.name}`: resource `{resource.name}` declares no such hook",
        span_of(path, method),
        f"rename it to `{meant}`" if meant else f"remove it, or {_declare(method.name)}",
    )


def _declare(name: str) -> str:
    if name in _OPERATION_HOOKS:
        return f"add it to `hooks: [{name}]` of the resource"
    if name.startswith("compute_"):
        return f"declare `{name.removeprefix('compute_')}` under `computed:` of the resource"
    return "declare the action in the schema"
