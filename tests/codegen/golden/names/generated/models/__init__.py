# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.class_ import Class
from generated.models.idempotency_key import IdempotencyKey
from generated.models.owner_ import Owner
from generated.models.page import PageResource
from generated.models.something_with_a_name_of_forty_eight_letters_all import (
    SomethingWithANameOfFortyEightLettersAll,
)

__all__ = [
    "Base",
    "Class",
    "IdempotencyKey",
    "Owner",
    "PageResource",
    "SomethingWithANameOfFortyEightLettersAll",
]
