# Generated from schema.yaml; edit the schema, not this file. [seal 9d8412018652]
"""Whether the process is alive, and whether it can do its work."""

from pathlib import Path
from typing import Literal

from alembic.config import Config
from alembic.script import ScriptDirectory
from fastapi import APIRouter, Request
from pydantic import BaseModel

from generated.api.dependencies import DatabaseDep
from generated.api.routing import Route
from generated.errors import Unavailable
from generated.security import UNBOUND, is_unbound

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"

router = APIRouter(route_class=Route)


class Health(BaseModel):
    """A short good word."""

    status: Literal["ok"] = "ok"


@router.get("/healthz")
async def get_health() -> Health:
    """Say that the process is alive. Asks nothing of the database."""
    return Health()


@router.get("/readyz")
async def get_readiness(request: Request, database: DatabaseDep) -> Health:
    """Say that the database answers and is at the newest migration."""
    revision, newest = await database.revision(), request.app.state.newest_revision
    if revision != newest:
        raise Unavailable(
            f"The database is at migration {revision or 'none'}, this server expects {newest}."
        )
    if request.app.state.row_level_security and await is_unbound(database):
        raise Unavailable(UNBOUND)
    return Health()


def newest_revision() -> str | None:
    """The newest migration on the disk, or None where there is none."""
    if not MIGRATIONS.is_dir():
        return None
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return ScriptDirectory.from_config(config).get_current_head()
