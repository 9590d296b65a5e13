# Generated from schema.yaml; edit the schema, not this file. [seal 4c96d221e8a6]
"""Many rows of a batch in one statement for each kind of change, however many they are."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Protocol, TypeAlias
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import (
    ARRAY,
    JSON,
    ColumnElement,
    Executable,
    RowMapping,
    TableValuedAlias,
    Text,
    Uuid,
    any_,
    bindparam,
    case,
    cast,
    column,
    func,
    inspect,
    literal,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection
from uuid_utils.compat import uuid7

from generated.batches import CREATE, DELETE, UPDATE, absent, blaming, placed
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.base import Base
from generated.references import LiveReference

Rows: TypeAlias = Sequence[RowMapping]
Write: TypeAlias = Callable[[Sequence[UUID]], Awaitable[Rows]]

GIVEN_IDS = bindparam("_ids", type_=ARRAY(Uuid()))
"""The ids of the rows that a batch names."""


class Change(Protocol):
    """What is to change in the row with this id."""

    @property
    def id(self) -> UUID:
        """Which row it is."""

    def model_dump(self, *, by_alias: bool) -> dict[str, object]:
        """The new values by column, without those that are left out."""


def changes_to(model: type[Base], *names: str) -> TableValuedAlias:
    """A row for each change: the id, the columns that are given, and new values for these.

    They travel as one JSON text, so that the statement is the same for any number of them.
    """
    columns = {each.name: each for each in inspect(model).columns}
    return (
        func.json_to_recordset(cast(bindparam("_changes", type_=Text()), JSON()))
        .table_valued(
            column("id", Uuid()),
            column("_given", ARRAY(Text())),
            *(column(name, columns[name].type) for name in names),
        )
        .render_derived("_new", with_types=True)
    )


def given(model: type[Base], changes: TableValuedAlias) -> dict[ColumnElement[object], object]:
    """The new value of each column where one is given, and what is there where none is."""
    columns = {each.name: each for each in inspect(model).columns}
    return {
        columns[new.name]: case(
            (literal(new.name) == any_(changes.c["_given"]), new), else_=columns[new.name]
        )
        for new in changes.c
        if new.name not in {"id", "_given"}
    }


@asynccontextmanager
async def begin(
    database: Database,
    scope: Parameters,
    noun: str,
    references: Mapping[str, LiveReference] | None = None,
) -> AsyncIterator["Batch"]:
    """A batch that is written at the end, or not at all."""
    async with database.transaction() as session:
        yield Batch(await session.connection(), scope, noun, references or {})


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one scope that are written together; `noun` is what one of them is called."""

    connection: AsyncConnection
    scope: Parameters
    noun: str
    references: Mapping[str, LiveReference]

    async def delete(self, statement: Executable, ids: Sequence[UUID]) -> None:
        """Delete the rows with these ids. Raises NotFound and Conflict."""

        async def write(some: Sequence[UUID]) -> Rows:
            # In one order, whoever asks, so that two batches do not wait for each other.
            return await self._fetch(statement, {**self.scope, "_ids": sorted(some)})

        self._require_all(DELETE, ids, await self._blamed(DELETE, ids, write))

    async def update(
        self, statement: Executable, keep: Executable, changes: Sequence[Change]
    ) -> list[RowMapping]:
        """Change rows, each as far as it is mentioned. Raises NotFound and Conflict.

        `keep` finds the rows in which nothing is to change, and which are answered all the same.
        """
        values = {each.id: each.model_dump(by_alias=True) for each in changes}
        await self._require_live(UPDATE, list(values.values()))

        async def write(some: Sequence[UUID]) -> Rows:
            new = [{"id": id_, "_given": [*values[id_]], **values[id_]} for id_ in sorted(some)]
            return await self._fetch(statement, {**self.scope, "_changes": _text(new)})

        changed = [id_ for id_, new in values.items() if new]
        kept = [id_ for id_, new in values.items() if not new]
        found = [
            *await self._blamed(UPDATE, changed, write, [*values]),
            *(await self._fetch(keep, {**self.scope, "_ids": kept}) if kept else ()),
        ]
        return self._require_all(UPDATE, [*values], found)

    async def create(
        self, statement: Executable, items: Sequence[BaseModel], fixed: Parameters
    ) -> list[RowMapping]:
        """Store new rows; `fixed` is what the path says of each. Raises Conflict."""
        values = {uuid7(): each.model_dump(by_alias=True) for each in items}
        await self._require_live(CREATE, list(values.values()))

        async def write(some: Sequence[UUID]) -> Rows:
            return await self._fetch(
                statement, [{**values[id_], **fixed, "id": id_} for id_ in some]
            )

        return self._require_all(CREATE, [*values], await self._blamed(CREATE, [*values], write))

    async def _fetch(
        self, statement: Executable, parameters: Parameters | Sequence[Parameters]
    ) -> Rows:
        result = await self.connection.execute(statement, parameters)
        return result.mappings().all()

    def _require_all(
        self, place: str, ids: Sequence[UUID], rows: Sequence[RowMapping]
    ) -> list[RowMapping]:
        """The rows in the order of their ids. Raises NotFound, which points to those missing."""
        found = {row["id"]: row for row in rows}
        detail = f"There is no such {self.noun}."
        missing = [number for number, id_ in enumerate(ids) if id_ not in found]
        if missing:
            flaws = [absent(f"{place}/{number}", detail) for number in missing]
            raise NotFound(detail, flaws=flaws)
        return [found[id_] for id_ in ids]

    async def _require_live(self, place: str, values: Sequence[Mapping[str, object]]) -> None:
        """Refuse ids of deleted rows, as if these were absent. Raises Conflict."""
        for name, reference in self.references.items():
            told = {number: new.get(name) for number, new in enumerate(values)}
            targets = {number: id_ for number, id_ in told.items() if id_ is not None}
            if targets:
                asked = {**self.scope, "_targets": [*targets.values()]}
                live = {row["id"] for row in await self._fetch(reference.find, asked)}
                for number, id_ in targets.items():
                    if id_ not in live:
                        raise placed(reference.refused.refusal(), f"{place}/{number}")

    async def _blamed(
        self,
        place: str,
        ids: Sequence[UUID],
        write: Write,
        numbered: Sequence[UUID] = (),
    ) -> Rows:
        """Write them all at once. Raises Conflict, which points to the first that cannot be."""
        if not ids:
            return ()
        try:
            async with self.connection.begin_nested():
                return await write(ids)
        except IntegrityError as error:
            culprit, told = await self._culprit(ids, write, error)
        number = (numbered or ids).index(culprit)
        with blaming(f"{place}/{number}"):
            raise told

    async def _culprit(
        self, ids: Sequence[UUID], write: Write, error: IntegrityError
    ) -> tuple[UUID, IntegrityError]:
        """The first row that cannot be written behind those before it, found by halving."""
        fine, refused = 0, len(ids)
        while refused - fine > 1:
            half = (fine + refused) // 2
            attempt = await self.connection.begin_nested()
            try:
                await write(ids[:half])
                fine = half
            except IntegrityError as found:
                refused, error = half, found
            finally:
                await attempt.rollback()
        return ids[refused - 1], error


def _text(changes: Sequence[Mapping[str, object]]) -> str:
    return json.dumps(changes, default=_plain, separators=(",", ":"))


def _plain(value: object) -> str:
    """What is no JSON, as PostgreSQL reads it from a text."""
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return f"{value.days} days {value.seconds}.{value.microseconds:06} seconds"
        case bytes():
            return f"\\x{value.hex()}"
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
