# Generated from schema.yaml; edit the schema, not this file. [seal 7ab95a330f38]
"""What routes ask for: the database, a row's id, a body, and the headers of an answer."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, Request, Response
from starlette.convertors import Convertor, register_url_convertor
from typing_extensions import override

from generated.addresses import spelled
from generated.database import Database
from generated.schemas.values import Identifier


def require_hooks(service: type) -> None:
    """Refuse to start with a service that is not finished, rather than fail on each request.

    Raises TypeError, which names the class and the hooks that it lacks.
    """
    missing = sorted(getattr(service, "__abstractmethods__", ()))
    if missing:
        place = f"{service.__module__}.{service.__qualname__}"
        raise TypeError(f"{place} is not finished: write {', '.join(missing)}")


async def database_of(request: Request) -> Database:
    """The database that the application was started with, or the transaction of the request."""
    database: Database = getattr(request.state, "database", request.app.state.database)
    return database


DatabaseDep = Annotated[Database, Depends(database_of)]

Id = Annotated[Identifier, Path()]
"""The id of a row, from the path."""


class RowConvertor(Convertor[str]):
    """Takes for an id whatever is not a plain word: beside the rows, words are actions."""

    regex = "[^/]*[^a-z_/][^/]*"

    @override
    def convert(self, value: str) -> str:
        """The id as it stands in the path; whether it is one is told later."""
        return value

    @override
    def to_string(self, value: str) -> str:
        """The id as it stands in a path."""
        return value


register_url_convertor("row", RowConvertor())


def locate(request: Request, response: Response, id_: UUID) -> None:
    """Say where the new row is: below the collection it was posted to."""
    response.headers["Location"] = f"{path_of(request)}/{id_}"


def path_of(request: Request) -> str:
    """The path in its plainest spelling, whichever it was sent in, as a URI (RFC 3986, 3.3)."""
    path: str = request.scope["path"]
    return spelled(path)
