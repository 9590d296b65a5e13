# Generated from schema.yaml; edit the schema, not this file. [seal 00d7f9efac91]
"""Expansions: the rows behind those of a page, with one statement for each relation."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeAlias, TypeVar, TypeVarTuple
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import (
    ARRAY,
    Executable,
    RowMapping,
    Select,
    Uuid,
    bindparam,
    column,
    func,
    select,
    true,
)

from generated.database import Database, Parameters

Answer = TypeVar("Answer", bound=BaseModel)
Read: TypeAlias = Callable[[RowMapping], BaseModel]
"""What makes an answer of a row."""
Columns = TypeVarTuple("Columns")

IDS = bindparam("_ids", type_=ARRAY(Uuid()))
"""The ids of the rows that are wanted, or of those that rows are wanted for."""

_each = func.unnest(IDS).table_valued(column("id", Uuid())).render_derived("each")
EACH = _each.c.id
"""One after the other of those ids."""


def few_of_each(rows: Select[*Columns], limit: int) -> Executable:
    """At most `limit` of the rows for each id; the rows speak of it as `EACH`."""
    few = rows.limit(limit).lateral("few")
    return select(EACH.label("_each"), few).select_from(_each).join(few, true())


class Identified(Protocol):
    """An answer that has an id."""

    @property
    def id(self) -> UUID:
        """The id."""


@dataclass(frozen=True, slots=True)
class ToOne:
    """The row whose id is in `field`."""

    statement: Executable
    field: str
    schema: type[BaseModel]

    async def fetch(
        self,
        database: Database,
        parameters: Parameters,
        rows: Sequence[Identified],
        read: Read,
    ) -> Sequence[object]:
        """What is behind each of the rows; None where there is nothing."""
        wanted: list[UUID | None] = [getattr(row, self.field) for row in rows]
        ids = list({id_ for id_ in wanted if id_ is not None})
        found = await database.fetch_all(self.statement, {**parameters, "_ids": ids})
        by_id = {row["id"]: read(row) for row in found}
        return [None if id_ is None else by_id.get(id_) for id_ in wanted]


@dataclass(frozen=True, slots=True)
class ToMany:
    """The rows that refer to this one, or that a join puts beside it."""

    statement: Executable
    schema: type[BaseModel]

    async def fetch(
        self,
        database: Database,
        parameters: Parameters,
        rows: Sequence[Identified],
        read: Read,
    ) -> Sequence[object]:
        """What is behind each of the rows."""
        ids = [row.id for row in rows]
        found = await database.fetch_all(self.statement, {**parameters, "_ids": ids})
        by_id: defaultdict[UUID, list[BaseModel]] = defaultdict(list)
        for row in found:
            by_id[row["_each"]].append(read(row))
        return [by_id[id_] for id_ in ids]


@dataclass(frozen=True, slots=True)
class Expansions(Generic[Answer]):
    """What rows can be expanded with, by the name of the relation, and the answer that has it."""

    answer: type[Answer]
    relations: Mapping[str, ToOne | ToMany]

    async def fetch(
        self,
        database: Database,
        parameters: Parameters,
        rows: Sequence[Identified],
        names: Sequence[str],
        readers: Mapping[str, Read] | None = None,
    ) -> list[Answer]:
        """The rows, with what is behind the relations that are named.

        `readers` make answers of rows in which something is computed, by the relation's name.
        """
        members = [vars(row).copy() for row in rows]
        for name in names:
            relation = self.relations[name]
            read = (readers or {}).get(name, relation.schema.model_validate)
            related = await relation.fetch(database, parameters, rows, read)
            for member, value in zip(members, related, strict=True):
                member[name] = value
        return [self.answer.model_construct(**member) for member in members]
