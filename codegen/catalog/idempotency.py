"""What the API keeps for itself, so that requests can be sent again: a table as of a resource.

It is stored, migrated and guarded like every other owned table, and has no address.
"""

from __future__ import annotations

from codegen.catalog.fields import Field
from codegen.catalog.lookups import Index, SortKey
from codegen.catalog.resources import Catalog, Operation, Resource
from codegen.catalog.types import Bytes, Datetime, Integer, Json

_DIGEST_BYTES = 32
_MAX_BYTES = 1 << 30
"""What PostgreSQL keeps in one value; an answer is far smaller."""

IDEMPOTENCY_KEY = Resource(
    name="idempotency_key",
    plural="idempotency_keys",
    class_name="IdempotencyKey",
    module="idempotency_key",
    description="What was answered to a request with an Idempotency-Key.",
    fields=(
        Field(
            "fingerprint",
            "fingerprint",
            Bytes(_DIGEST_BYTES, _DIGEST_BYTES),
            description="SHA-256 of what was asked: a key stands for one request.",
        ),
        Field(
            "status",
            "status",
            Integer(100, 599),
            description="The status of the answer; null until there is one.",
            nullable=True,
        ),
        Field("headers", "headers", Json(), description="Its headers.", nullable=True),
        Field("body", "body", Bytes(0, _MAX_BYTES), description="Its content.", nullable=True),
        Field(
            "expires_at",
            "expires_at",
            Datetime(),
            description="When the key is free again.",
        ),
    ),
    operations=frozenset(),
    timestamps=False,
    indexes=(Index("idempotency_keys_expires_at", (SortKey("expires_at"),)),),
    etag=False,
)
"""An answer that is kept; its id is made of the request's method, path and key."""


def repeatable(resource: Resource, catalog: Catalog) -> bool:
    """Whether what creates rows of a resource, or acts on them, takes an Idempotency-Key."""
    writes = {Operation.CREATE, Operation.BATCH} & resource.operations
    return catalog.idempotency and resource.owned and bool(writes or resource.actions)


def keyed(catalog: Catalog) -> bool:
    """Whether anything takes an Idempotency-Key."""
    return any(repeatable(resource, catalog) for resource in catalog.resources)


def with_tables(catalog: Catalog) -> tuple[Resource, ...]:
    """Whatever has a table: the resources, and behind them what the API keeps for itself."""
    return (*catalog.resources, *([IDEMPOTENCY_KEY] if keyed(catalog) else []))
