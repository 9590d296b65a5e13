"""Whether the process is alive, and whether it can do its work."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from alembic.config import Config
from alembic.script import ScriptDirectory
from fastapi import APIRouter
from pydantic import BaseModel

from generated.api.dependencies import DatabaseDep
from generated.api.routing import Route
from generated.errors import Unavailable

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
async def get_readiness(database: DatabaseDep) -> Health:
    """Say that the database answers and is at the newest migration."""
    revision, newest = await database.revision(), newest_revision()
    if revision != newest:
        raise Unavailable(
            f"The database is at migration {revision or 'none'}, this server expects {newest}."
        )
    return Health()


@lru_cache(maxsize=1)
def newest_revision() -> str | None:
    """The newest migration that this server was started with."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return ScriptDirectory.from_config(config).get_current_head()
