# Generated from schema.yaml; edit the schema, not this file. [seal 9ae39021d948]
"""The routes of the API: those of owned rows first, otherwise in the order of the schema."""

from fastapi import APIRouter

from generated.api import comment, country, membership, person, project, reaction, tag, task
from generated.api.origins import Cors
from overrides.reports import router as reports_router

routers: tuple[APIRouter, ...] = (
    project.router,
    task.router,
    tag.router,
    comment.router,
    reaction.router,
    person.router,
    membership.router,
    country.router,
)

cors = Cors()
"""Which pages of other origins a browser lets call the API; CORS_ORIGINS overrules the origins."""

row_level_security = False
"""Whether PostgreSQL, too, keeps each owner to their own rows."""

extra_routers: tuple[APIRouter, ...] = (reports_router,)
"""Written by hand, in `overrides/`; no path of theirs hides a generated one."""
