# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.address import Address
from generated.models.base import Base
from generated.models.city import City
from generated.models.country import Country
from generated.models.idempotency_key import IdempotencyKey

__all__ = [
    "Address",
    "Base",
    "City",
    "Country",
    "IdempotencyKey",
]
