# Generated from schema.yaml; edit the schema, not this file. [seal 2fedf37d6f17]
"""Whose rows a request speaks of: the `user_id` of its path, if `overrides/auth.py` agrees."""

from typing import Annotated

from fastapi import Depends, Request
from pydantic import Field, TypeAdapter
from typing_extensions import override

from generated.api.idempotency import RepeatableRoute
from generated.api.routing import read_path_parameter
from generated.schemas.values import Storable
from overrides.auth import authorize

OWNER: TypeAdapter[str] = TypeAdapter(
    Annotated[
        str,
        Field(min_length=1, max_length=64, pattern="^[A-Za-z0-9][A-Za-z0-9._~:@|+=-]*$"),
        Storable,
    ]
)


class OwnedRoute(RepeatableRoute):
    """A route to the rows of one owner; nothing is read before the caller has been let through."""

    @override
    async def admit(self, request: Request) -> None:
        """Ask whether the caller may act for the owner that the path names."""
        owner = read_path_parameter(request, "user_id", OWNER)
        await authorize(request, owner)
        request.state.owner = owner


async def owner_of(request: Request) -> str:
    """The owner for whom the caller has been let through."""
    owner: str = request.state.owner
    return owner


OwnerId = Annotated[str, Depends(owner_of)]

__all__ = ["OwnedRoute", "OwnerId", "authorize"]
