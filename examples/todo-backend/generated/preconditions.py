# Generated from schema.yaml; edit the schema, not this file. [seal 0c17f9de43ec]
"""What a caller expects of a row that they write: that it is as they have seen it (RFC 9110, 13.1).

The version of a row is PostgreSQL's own: the transaction that wrote it.
"""

from collections.abc import Awaitable, Callable, Collection
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Executable,
    RowMapping,
    Text,
    any_,
    bindparam,
    cast,
    or_,
)
from sqlalchemy.orm import InstrumentedAttribute

from generated.database import Parameters
from generated.errors import PreconditionFailed

Fetch: TypeAlias = Callable[[Executable, Parameters], Awaitable[RowMapping | None]]

_VERSIONS = bindparam("_versions", None, type_=ARRAY(Text))
_WANTED = bindparam("_wanted", True, type_=Boolean)


def matches(version: ColumnElement[str] | InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Whether a row is at a version that may be written: at any, unless the statement is told."""
    return or_(_VERSIONS.is_(None), (cast(version, Text) == any_(_VERSIONS)) == _WANTED)


class Precondition:
    """The versions at which one row may be written, or, if they are not `wanted`, may not.

    It is for the first write of that row, after which no caller can have seen the version; without
    an id, it is for none.
    """

    def __init__(
        self, id_: UUID | None = None, versions: Collection[str] = (), *, wanted: bool = True
    ) -> None:
        self.id = id_
        self.versions = versions
        self.wanted = wanted

    async def fetch(
        self, fetch: Fetch, statement: Executable, parameters: Parameters, look: Executable
    ) -> RowMapping | None:
        """The row that a statement with `matches` finds or writes, or None where there is none.

        Raises PreconditionFailed where `look` finds the row, and it is at another version.
        """
        if self.id is None or self.id != parameters["_id"]:
            return await fetch(statement, parameters)
        expected = {"_versions": list(self.versions), "_wanted": self.wanted}
        row = await fetch(statement, {**parameters, **expected})
        if row is None:
            found = await fetch(look, parameters)
            if found is not None:
                self.check(self.id, version_of(found))
        else:
            self.id = None
        return row

    def check(self, id_: UUID, version: str) -> None:
        """Let a row that is locked be written. Raises PreconditionFailed."""
        if self.id != id_:
            return
        if (version in self.versions) != self.wanted:
            raise PreconditionFailed("The row is not at the version that the request asks for.")
        self.id = None


def version_of(row: RowMapping) -> str:
    """The version of a row, which includes the ids beside it where there are any."""
    return str(row["_version"] if "_version" in row else row["xmin"])
