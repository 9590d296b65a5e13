# Generated from schema.yaml; edit the schema, not this file. [seal 0bfc5a270498]
"""The routes of the API: those of owned rows first, otherwise in the order of the schema."""

from fastapi import APIRouter

from generated.api import account, category, recurring_rule, tag, transaction, transfer
from generated.api.origins import Cors
from overrides.reports import router as reports_router

routers: tuple[APIRouter, ...] = (
    tag.router,
    account.router,
    transfer.router,
    category.router,
    transaction.router,
    recurring_rule.router,
)

cors = Cors()
"""Which pages of other origins a browser lets call the API; CORS_ORIGINS overrules the origins."""

row_level_security = True
"""Whether PostgreSQL, too, keeps each owner to their own rows."""

extra_routers: tuple[APIRouter, ...] = (reports_router,)
"""Written by hand, in `overrides/`; no path of theirs hides a generated one."""
