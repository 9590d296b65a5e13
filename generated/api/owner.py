# Generated from schema.yaml; edit the schema, not this file. [seal fea889e7e869]
"""Whose rows a request speaks of: the `user_id` of its path, if `overrides/auth.py` agrees."""

from typing import Annotated

from fastapi import Depends, Request
from pydantic import Field

from generated.schemas.base import Text
from overrides.auth import authorize

UserId = Annotated[
    Text, Field(min_length=1, max_length=64, pattern="^[A-Za-z0-9][A-Za-z0-9._~:@|+=-]*$")
]


async def owner_of(request: Request, user_id: UserId) -> str:
    """The owner, once the caller has been let through."""
    await authorize(request, user_id)
    return user_id


OwnerId = Annotated[str, Depends(owner_of)]

__all__ = ["OwnerId", "authorize"]
