# Generated from schema.yaml; edit the schema, not this file. [seal c2cc471f10aa]
"""The OpenAPI document, and the page that shows it, without the internet."""

import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import fastapi_offline
from fastapi import APIRouter, Request, Response
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.openapi.utils import get_openapi as describe_routes
from fastapi.responses import FileResponse, HTMLResponse

from generated.api.routing import Route
from generated.errors import ApiError, NotFound, kinds

OPENAPI_PATH = "/openapi.json"
DOCS_PATH = "/docs"
ERRORS_PATH = "/docs/errors"
STYLE = (
    '<meta name=viewport content="width=device-width"><style>body { font: 1rem/1.5 sans-serif; '
    "max-width: 45rem; margin: 2rem auto; padding: 0 1rem }</style>"
)
ASSETS_PATH = "/docs/assets"
ASSETS = ("swagger-ui-bundle.js", "swagger-ui.css", "favicon.png")
ASSETS_FOLDER = Path(fastapi_offline.__file__).parent / "static"
OPENAPI = (Path(__file__).resolve().parents[1] / "openapi.json").read_bytes()

# May be kept, and is to be asked for again before it is used: it changes with the next release.
REVALIDATED = {"Cache-Control": "no-cache"}

router = APIRouter(route_class=Route, include_in_schema=False)


def served(extra: Sequence[APIRouter]) -> bytes:
    """The document that is served: the generated one, and what these routers add to it.

    Raises ValueError where a route would never be reached, or where a name would mean two things.
    """
    if not extra:
        return OPENAPI
    document = json.loads(OPENAPI)
    about = document["info"]
    routes = [route for each in extra for route in each.routes]
    added = describe_routes(title=about["title"], version=about["version"], routes=routes)
    parameters = document["components"]["parameters"].items()
    known = {each["name"]: name for name, each in parameters if each["in"] == "path"}
    for path, item in added.get("paths", {}).items():
        _merge(
            document["paths"].setdefault(path, {}), _truthful(path, item, known), f"the path {path}"
        )
    for kind, parts in added.get("components", {}).items():
        own = {name: part for name, part in parts.items() if name not in _FASTAPI_ERRORS}
        _merge(document["components"].setdefault(kind, {}), own, f"the components' {kind}")
    return json.dumps(document, indent=2, ensure_ascii=False).encode()


_FASTAPI_ERRORS = {"HTTPValidationError", "ValidationError"}
_REFUSED = {"422": "Invalid", "500": "Failed", "503": "Unavailable"}
_REFUSED_TO_OWNERS = {"401": "Unauthorized", "403": "Forbidden", **_REFUSED}


def _truthful(
    path: str, item: Mapping[str, Mapping[str, object]], known: Mapping[str, str]
) -> dict[str, object]:
    """A path as FastAPI describes it, with the parameters and the refusals that this API has.

    `known` are the parameters of paths that the document describes, by name. FastAPI does not see
    that a route with an owner reads one.
    """
    words = [word for word in re.findall(r"{(\w+)}", path) if word in known]
    shared = [{"$ref": f"#/components/parameters/{known[word]}"} for word in words]
    owned = "Owner" in {known[word] for word in words}
    refused = {
        status: {"$ref": f"#/components/responses/{name}"}
        for status, name in (_REFUSED_TO_OWNERS if owned else _REFUSED).items()
    }
    truthful: dict[str, object] = {}
    for verb, operation in item.items():
        parameters, responses = operation.get("parameters", []), operation.get("responses")
        assert isinstance(parameters, list)
        assert isinstance(responses, dict)
        own = [each for each in parameters if each["in"] != "path" or each["name"] not in words]
        truthful[verb] = {
            **operation,
            "parameters": [*shared, *own],
            "responses": {**responses, **refused},
        }
    return truthful


def _merge(into: dict[str, object], added: Mapping[str, object], place: str) -> None:
    for name, value in added.items():
        if into.setdefault(name, value) != value:
            raise ValueError(f"an extra router and openapi.json both have `{name}` in {place}")


@router.get(OPENAPI_PATH)
async def get_openapi(request: Request) -> Response:
    """The document, as it was generated, with the routes that are written by hand."""
    document: bytes = request.app.state.openapi
    return Response(document, media_type="application/json", headers=REVALIDATED)


@router.get(DOCS_PATH)
async def get_docs(request: Request) -> Response:
    """The interactive documentation."""
    root = request.scope.get("root_path", "")
    return get_swagger_ui_html(
        openapi_url=f"{root}{OPENAPI_PATH}",
        title=escape(request.app.title),
        swagger_js_url=f"{root}{ASSETS_PATH}/swagger-ui-bundle.js",
        swagger_css_url=f"{root}{ASSETS_PATH}/swagger-ui.css",
        swagger_favicon_url=f"{root}{ASSETS_PATH}/favicon.png",
        swagger_ui_parameters={"tryItOutEnabled": True, "displayRequestDuration": True},
    )


@router.get(f"{ASSETS_PATH}/{{name}}")
async def get_asset(name: str) -> Response:
    """A part of the page."""
    if name not in ASSETS:
        raise NotFound("There is nothing at this address.")
    return FileResponse(ASSETS_FOLDER / name, headers=REVALIDATED)


@router.get(ERRORS_PATH)
async def get_errors(request: Request) -> Response:
    """What each type of problem means, in a section that is named like the type."""
    title = f"Problems of {escape(request.app.title)}"
    sections = "".join(map(_section, kinds()))
    return HTMLResponse(
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>{STYLE}"
        f"<h1>{title}</h1>"
        "<p>Every refusal is a problem document (RFC 9457). Its <code>type</code> says which of "
        f"these it is, and its <code>detail</code> what was wrong.{sections}</html>",
        headers=REVALIDATED,
    )


def _section(kind: type[ApiError]) -> str:
    anchor = escape(kind.type.rpartition(":")[2])
    return (
        f'<h2 id="{anchor}">{kind.status}: {escape(kind.title)}</h2>'
        f"<p><code>{escape(kind.type)}</code><p>{_prose(kind.__doc__ or '')}"
    )


def _prose(text: str) -> str:
    """A sentence of a docstring, in which names stand between backticks."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text))
