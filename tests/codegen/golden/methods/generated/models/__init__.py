# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.idempotency_key import IdempotencyKey
from generated.models.job import Job
from generated.models.preference import Preference
from generated.models.reading import Reading
from generated.models.signup import Signup

__all__ = [
    "Base",
    "IdempotencyKey",
    "Job",
    "Preference",
    "Reading",
    "Signup",
]
