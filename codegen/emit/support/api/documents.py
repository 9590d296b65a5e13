"""The OpenAPI document, and the page that shows it, without the internet."""

from html import escape
from pathlib import Path

import fastapi_offline
from fastapi import APIRouter, Request, Response
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import FileResponse

from generated.api.routing import Route
from generated.errors import NotFound

OPENAPI_PATH = "/openapi.json"
DOCS_PATH = "/docs"
ASSETS_PATH = "/docs/assets"
ASSETS = ("swagger-ui-bundle.js", "swagger-ui.css", "favicon.png")
ASSETS_FOLDER = Path(fastapi_offline.__file__).parent / "static"
OPENAPI = (Path(__file__).resolve().parents[1] / "openapi.json").read_bytes()

# May be kept, and is to be asked for again before it is used: it changes with the next release.
REVALIDATED = {"Cache-Control": "no-cache"}

router = APIRouter(route_class=Route, include_in_schema=False)


@router.get(OPENAPI_PATH)
async def get_openapi() -> Response:
    """The document, as it was generated."""
    return Response(OPENAPI, media_type="application/json", headers=REVALIDATED)


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
