# Generated from schema.yaml; edit the schema, not this file. [seal 8ac8eb95b194]
"""Answers that are kept with what was done, so that asking again does nothing more.

A key is claimed in the transaction that does what it was sent with. Whoever sends it a second time
waits for that transaction, and finds its answer; where it failed, the key was never claimed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Interval, bindparam, delete, func, inspect, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from generated.errors import Conflict, Flaw
from generated.models.idempotency_key import IdempotencyKey

HEADER = "Idempotency-Key"
SWEPT_AT_ONCE = 10
"""How many expired answers of an owner are removed when one of their keys is claimed."""

owner_column = inspect(IdempotencyKey).primary_key[0]
OWNED = owner_column == bindparam("_owner")
ONE = IdempotencyKey.id == bindparam("_id")
EXPIRED = IdempotencyKey.expires_at <= func.now()

# What others are at work on is left to them: nobody waits here, and so nobody in a circle.
STALE = (
    select(IdempotencyKey.id)
    .where(OWNED, ~ONE, EXPIRED)
    .order_by(IdempotencyKey.expires_at)
    .limit(SWEPT_AT_ONCE)
    .with_for_update(skip_locked=True)
)
SWEEP = delete(IdempotencyKey).where(
    OWNED, IdempotencyKey.id == func.any(func.array(STALE.scalar_subquery()))
)
EXPIRES_AT = func.now() + bindparam("_lifetime", type_=Interval)
NEW = insert(IdempotencyKey).values(expires_at=EXPIRES_AT)
CLAIM = (
    NEW.on_conflict_do_update(
        index_elements=[owner_column, IdempotencyKey.id],
        set_={
            "fingerprint": NEW.excluded.fingerprint,
            "status": None,
            "headers": None,
            "body": None,
            "expires_at": NEW.excluded.expires_at,
        },
        where=OWNED & EXPIRED,
    )
    .returning(IdempotencyKey.id)
    .add_cte(SWEEP.cte("swept"))
)
FIND = select(IdempotencyKey).where(OWNED, ONE)
KEEP = update(IdempotencyKey).where(OWNED, ONE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with a key: whose it is, what it is for, and what exactly was asked."""

    owner: object
    id: UUID
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given."""

    status: int
    headers: Mapping[str, str]
    body: bytes


async def claim(connection: AsyncConnection, asked: Asked, lifetime: timedelta) -> Kept | None:
    """The answer that was given before, or None where the caller is the first to ask.

    Raises Conflict where the key was sent with something else.
    """
    key = {"_owner": asked.owner, "_id": asked.id}
    new = {owner_column.name: asked.owner, "id": asked.id, "fingerprint": asked.fingerprint}
    claimed = await connection.execute(CLAIM, {**new, **key, "_lifetime": lifetime})
    if claimed.one_or_none() is not None:
        return None
    kept = (await connection.execute(FIND, key)).mappings().one()
    if kept["fingerprint"] != asked.fingerprint:
        detail = f"This {HEADER} was sent with another request before."
        raise Conflict(detail, flaws=[Flaw(HEADER, "key_reused", detail)])
    return Kept(kept["status"], kept["headers"], kept["body"])


async def keep(connection: AsyncConnection, asked: Asked, answer: Kept) -> None:
    """Store the answer beside what was done, until the key expires."""
    values = {"status": answer.status, "headers": answer.headers, "body": answer.body}
    await connection.execute(KEEP, {**values, "_owner": asked.owner, "_id": asked.id})
