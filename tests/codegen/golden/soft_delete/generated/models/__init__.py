# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.bookmark import Bookmark
from generated.models.draft import Draft
from generated.models.file import File
from generated.models.folder import Folder
from generated.models.idempotency_key import IdempotencyKey

__all__ = [
    "Base",
    "Bookmark",
    "Draft",
    "File",
    "Folder",
    "IdempotencyKey",
]
