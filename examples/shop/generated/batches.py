# Generated from schema.yaml; edit the schema, not this file. [seal f14a3116d73a]
"""Batches: rows that are deleted, changed and created in one request, all of them or none."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TypeVar
from uuid import UUID

from sqlalchemy.exc import DBAPIError

from generated.conflicts import CONFLICTS
from generated.errors import ApiError, Conflict, Flaw, NotFound
from generated.obstacles import refusal_of

CREATE, UPDATE, DELETE = "/create", "/update", "/delete"
"""Where the items of a batch are in its body."""

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Change(Protocol):
    """What is to change in the row with this id."""

    @property
    def id(self) -> UUID:
        """Which row it is."""


Changed = TypeVar("Changed", bound=Change)


def refuse_repeated(changes: Sequence[Change], deleted: Sequence[UUID]) -> None:
    """Refuse a batch that says two things about one row. Raises Conflict."""
    known = {*deleted}
    for number, change in enumerate(changes):
        if change.id in known:
            detail = "The batch says something else about the same row."
            raise Conflict(detail, flaws=[Flaw(f"{UPDATE}/{number}/id", "repeated", detail)])
        known.add(change.id)


async def delete_each(delete: Callable[[UUID], Awaitable[None]], ids: Sequence[UUID]) -> None:
    """Delete one row after the other."""
    for number, id_ in enumerate(ids):
        with blaming(f"{DELETE}/{number}"):
            await delete(id_)


async def update_each(
    update: Callable[[UUID, Changed], Awaitable[Answer]], changes: Sequence[Changed]
) -> list[Answer]:
    """Change one row after the other."""
    updated = []
    for number, change in enumerate(changes):
        with blaming(f"{UPDATE}/{number}"):
            updated.append(await update(change.id, change))
    return updated


async def create_each(
    create: Callable[[Item], Awaitable[Answer]], items: Sequence[Item]
) -> list[Answer]:
    """Store one new row after the other."""
    created = []
    for number, item in enumerate(items):
        with blaming(f"{CREATE}/{number}"):
            created.append(await create(item))
    return created


@contextmanager
def blaming(place: str) -> Iterator[None]:
    """Let a refusal point to the item of the batch that it is about."""
    try:
        yield
    except DBAPIError as error:
        refusal = refusal_of(CONFLICTS, error)
        if refusal is None:
            raise
        raise placed(refusal, place) from error
    except ApiError as error:
        raise placed(error, place) from None


def placed(refusal: ApiError, place: str) -> ApiError:
    """The refusal with pointers into the batch, and not into the item."""
    flaws = [flaw._replace(pointer=place + flaw.pointer) for flaw in refusal.flaws]
    refusal.flaws = tuple(flaws or _flaws(refusal, place))
    return refusal


def _flaws(refusal: ApiError, place: str) -> Iterator[Flaw]:
    if not isinstance(refusal, NotFound):
        yield Flaw(place, "refused", refusal.detail)
    elif not place.startswith(CREATE):
        # What is not there for a new row is its parent, of which the path speaks.
        yield absent(place, refusal.detail)


def absent(place: str, detail: str) -> Flaw:
    """What is said of an id of which there is no row."""
    return Flaw(f"{place}/id" if place.startswith(UPDATE) else place, "not_found", detail)
