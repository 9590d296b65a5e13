# Generated from schema.yaml; edit the schema, not this file. [seal c2329a926dec]
"""The routes of the API: those of owned rows first, otherwise in the order of the schema."""

from fastapi import APIRouter

from generated.api import alert, alert_rule, device, note, reading

routers: tuple[APIRouter, ...] = (
    device.router,
    reading.router,
    alert_rule.router,
    alert.router,
    note.router,
)

row_level_security = False
"""Whether PostgreSQL, too, keeps each owner to their own rows."""

extra_routers: tuple[APIRouter, ...] = ()
"""Written by hand, in `overrides/`; no path of theirs hides a generated one."""
