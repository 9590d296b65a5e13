# Generated from schema.yaml; edit the schema, not this file. [seal b219b3678241]
"""The routes of the API: those of owned rows first, otherwise in the order of the schema."""

from fastapi import APIRouter

from generated.api import alert, alert_rule, device, note, reading
from generated.api.origins import Cors

routers: tuple[APIRouter, ...] = (
    device.router,
    reading.router,
    alert_rule.router,
    alert.router,
    note.router,
)

cors = Cors()
"""Which pages of other origins a browser lets call the API; CORS_ORIGINS overrules the origins."""

row_level_security = False
"""Whether PostgreSQL, too, keeps each owner to their own rows."""

extra_routers: tuple[APIRouter, ...] = ()
"""Written by hand, in `overrides/`; no path of theirs hides a generated one."""
