"""The hand-written files that belong to no resource: who may act, and routers beside ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from codegen.diagnostics import Diagnostic, Span
from codegen.overrides.parsed import AUTH, defined, parse
from codegen.overrides.stubs import AUTH_STUB

_ROUTER_LINE = "router = APIRouter(route_class=Route)"


def inspect_auth(files: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What is wrong with the file that decides who may act for whom."""
    text = files.get(AUTH)
    if text is None:
        yield Diagnostic(
            "missing-override",
            f"there is no `{AUTH}`, which decides who may act for whom",
            hint=f"run `codegen stub auth`, or write {AUTH}:\n{AUTH_STUB}",
        )
        return
    parsed = parse(AUTH, text)
    if isinstance(parsed, Diagnostic):
        yield parsed
    elif "authorize" not in set(defined(parsed)):
        yield Diagnostic(
            "missing-override",
            f"`{AUTH}` defines no `authorize`",
            Span(AUTH, 1, 1, 2),
            "from generated.access import allow_everyone as authorize",
        )


def inspect_router(path: str, text: str | None, module: str) -> Iterator[Diagnostic]:
    """What is wrong with the file of a router that the schema names in `api.routers`."""
    if text is None:
        yield Diagnostic(
            "missing-router",
            f"`api.routers` names `{module}`, and there is no `{path}`",
            hint=f"run `codegen stub {module}`, or remove `{module}` from `routers`",
        )
        return
    parsed = parse(path, text)
    if isinstance(parsed, Diagnostic):
        yield parsed
    elif "router" not in set(defined(parsed)):
        yield Diagnostic(
            "missing-router",
            f"`{path}` defines no `router`, which `api.routers` asks for",
            Span(path, 1, 1, 2),
            f"from fastapi import APIRouter\n\n"
            f"from generated.api.routing import Route\n\n{_ROUTER_LINE}",
        )
