# Generated from schema.yaml; edit the schema, not this file. [seal 1f3d3ec5675b]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.task import Task

__all__ = [
    "Base",
    "Task",
]
