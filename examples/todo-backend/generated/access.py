# Generated from schema.yaml; edit the schema, not this file. [seal feb0a644917b]
"""Who may act for an owner. The decision is made by `authorize` in `overrides/auth.py`."""

import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request

logger = logging.getLogger(__name__)


async def allow_everyone(request: Request, owner: object) -> None:
    """Let every caller act for every owner: right for a laptop, wrong for the internet."""


def warn_if_open(authorize: Callable[..., Awaitable[None]]) -> None:
    """Say at start-up that nobody is checked, for as long as that is so."""
    if authorize is allow_everyone:
        logger.warning(
            "Every caller may act for every owner: `authorize` in overrides/auth.py checks nobody."
        )
