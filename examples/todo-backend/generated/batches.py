# Generated from schema.yaml; edit the schema, not this file. [seal 4164ed029a49]
"""Many operations in one request: all of them happen, or none."""

from copy import copy
from typing import Protocol, TypeVar

from generated.database import Database


class Service(Protocol):
    """What does its work on a database."""

    database: Database


Some = TypeVar("Some", bound=Service)


def joined(service: Some, database: Database) -> Some:
    """The same service, hand-written parts included, at work within an open transaction."""
    same = copy(service)
    same.database = database
    return same
