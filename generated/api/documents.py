# Generated from schema.yaml; edit the schema, not this file. [seal 1df062f52dd1]
"""The OpenAPI document, and the page that shows it, without the internet."""

from pathlib import Path

import fastapi_offline
from fastapi import APIRouter, Request, Response
from fastapi.openapi.docs import get_swagger_ui_html
from starlette.staticfiles import StaticFiles

from generated.api.routing import Route

OPENAPI_PATH = "/openapi.json"
DOCS_PATH = "/docs"
ASSETS_PATH = "/docs/assets"

OPENAPI = (Path(__file__).resolve().parents[1] / "openapi.json").read_bytes()

router = APIRouter(route_class=Route, include_in_schema=False)
assets = StaticFiles(directory=Path(fastapi_offline.__file__).parent / "static")


@router.get(OPENAPI_PATH)
async def get_openapi() -> Response:
    """The document, as it was generated."""
    return Response(OPENAPI, media_type="application/json")


@router.get(DOCS_PATH)
async def get_docs(request: Request) -> Response:
    """The interactive documentation."""
    root = request.scope.get("root_path", "")
    return get_swagger_ui_html(
        openapi_url=f"{root}{OPENAPI_PATH}",
        title=request.app.title,
        swagger_js_url=f"{root}{ASSETS_PATH}/swagger-ui-bundle.js",
        swagger_css_url=f"{root}{ASSETS_PATH}/swagger-ui.css",
        swagger_favicon_url=f"{root}{ASSETS_PATH}/favicon.png",
        swagger_ui_parameters={"tryItOutEnabled": True, "displayRequestDuration": True},
    )
