# Generated from schema.yaml; edit the schema, not this file. [seal 587235c323b0]
"""The routes of the API: those of owned rows first, otherwise in the order of the schema."""

from fastapi import APIRouter

from generated.api import todo
from generated.api.origins import Cors

routers: tuple[APIRouter, ...] = (todo.router,)

cors = Cors(("*",), credentials=False, max_age=600)
"""Which pages of other origins a browser lets call the API; CORS_ORIGINS overrules the origins."""

row_level_security = False
"""Whether PostgreSQL, too, keeps each owner to their own rows."""

extra_routers: tuple[APIRouter, ...] = ()
"""Written by hand, in `overrides/`; no path of theirs hides a generated one."""
