# Generated from schema.yaml; edit the schema, not this file. [seal 9fc801a64f58]
"""The application: `uvicorn generated.app:create_app --factory`."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from fastapi import FastAPI

from generated.access import warn_if_open
from generated.api import cors, documents, extra_routers, health, routers, row_level_security
from generated.api.origins import install_cross_origin
from generated.api.owner import authorize
from generated.api.problems import install_problems
from generated.api.requests import RequestScope
from generated.config import Settings, load_settings
from generated.database import Database
from generated.logs import configure_logging
from generated.security import warn_if_unbound


def create_app(settings: Settings | None = None) -> FastAPI:
    """The API on the database that the settings name; they are read from the environment if None.

    The database need not be there yet: until it is, requests are answered 503.
    """
    settings = settings or load_settings()
    configure_logging(settings.log_level, settings.log_format)
    app = FastAPI(
        title=json.loads(documents.OPENAPI)["info"]["title"],
        lifespan=lifespan,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.database = Database(settings)
    app.state.max_body_bytes = settings.max_body_bytes
    app.state.idempotency_lifetime = timedelta(hours=settings.idempotency_hours)
    app.state.row_level_security = row_level_security
    app.state.openapi = documents.served(extra_routers)
    app.state.newest_revision = health.newest_revision()
    app.add_middleware(
        RequestScope, timeout=settings.request_timeout, public_url=settings.public_url
    )
    install_cross_origin(app, cors, settings.cors_origins)
    install_problems(app)
    for router in (*routers, *extra_routers, health.router, documents.router):
        app.include_router(router)
    return app


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open for business, and give the connections back at the end."""
    warn_if_open(authorize)
    if app.state.row_level_security:
        await warn_if_unbound(app.state.database)
    yield
    await app.state.database.close()
