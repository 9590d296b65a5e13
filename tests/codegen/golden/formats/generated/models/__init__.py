# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.counter import Counter
from generated.models.document import Document
from generated.models.form import Form
from generated.models.idempotency_key import IdempotencyKey
from generated.models.marked import Marked
from generated.models.moment import Moment
from generated.models.number import Number
from generated.models.several import Several

__all__ = [
    "Base",
    "Counter",
    "Document",
    "Form",
    "IdempotencyKey",
    "Marked",
    "Moment",
    "Number",
    "Several",
]
