# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Somethings with names of forty eight letters all over HTTP: who asks, what comes in, what goes
out.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.something_with_a_name_of_forty_eight_letters_all import (
    SomethingWithANameOfFortyEightLettersAllRead,
    SomethingWithANameOfFortyEightLettersAllUpdate,
)
from generated.services.something_with_a_name_of_forty_eight_letters_all import (
    SomethingWithANameOfFortyEightLettersAllService,
)

router = APIRouter(
    prefix="/api/{user}/somethings_with_names_of_forty_eight_letters_all",
    tags=["somethings_with_names_of_forty_eight_letters_all"],
    route_class=OwnedRoute,
)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> SomethingWithANameOfFortyEightLettersAllService:
    """The service of the owner in the path, once the caller has been let through."""
    return SomethingWithANameOfFortyEightLettersAllService(
        database, owner, precondition=precondition
    )


Service = Annotated[SomethingWithANameOfFortyEightLettersAllService, Depends(service_of)]


@router.get("/{id}")
async def get_something_with_a_name_of_forty_eight_letters_all(
    service: Service, id: Id, response: Response
) -> SomethingWithANameOfFortyEightLettersAllRead:
    """Get a something with a name of forty eight letters all."""
    return tag(response, await service.get(id))


@router.patch("/{id}")
async def update_something_with_a_name_of_forty_eight_letters_all(
    service: Service,
    id: Id,
    data: SomethingWithANameOfFortyEightLettersAllUpdate,
    response: Response,
) -> SomethingWithANameOfFortyEightLettersAllRead:
    """Change a something with a name of forty eight letters all: what is left out stays as it
    is.
    """
    return tag(response, await service.update(id, data))
