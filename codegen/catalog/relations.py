"""How rows refer to rows.

A reference is a column that holds an id. A relation is a word that the API can expand into the rows
behind it. Every reference between owned rows carries the owner, so that one owner's row can never
refer to another's, whatever the code does.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TypeAlias


class OnDelete(enum.Enum):
    """What becomes of a row when the one that it refers to is deleted."""

    RESTRICT = "restrict"
    CASCADE = "cascade"
    SET_NULL = "set_null"


@dataclass(frozen=True, slots=True)
class Reference:
    """What the id in a column refers to."""

    target: str
    """The resource."""
    on_delete: OnDelete = OnDelete.RESTRICT


@dataclass(frozen=True, slots=True)
class Parent:
    """The resource under whose path the rows live, and the field that holds its id."""

    resource: str
    field: str


@dataclass(frozen=True, slots=True)
class BelongsTo:
    """The one row whose id is in `field`; a parent is one too."""

    name: str
    target: str
    field: str


@dataclass(frozen=True, slots=True)
class HasMany:
    """The rows of `target` whose `field` holds this row's id; at most `max_items` are expanded."""

    name: str
    target: str
    field: str
    max_items: int = 100


@dataclass(frozen=True, slots=True)
class Join:
    """The table between two resources: `near` refers to the one that has the relation.

    `resource` is set where the table belongs to a resource of its own; it is then written through
    that resource and not through the relation.
    """

    table: str
    near: str
    far: str
    resource: str | None = None
    renamed_from: str | None = None
    """What the table was called before."""


@dataclass(frozen=True, slots=True)
class ManyToMany:
    """Rows on both sides of a join; `member` is the list of their ids in bodies and answers."""

    name: str
    target: str
    member: str
    join: Join
    max_items: int = 100
    description: str | None = None

    @property
    def writable(self) -> bool:
        """Whether the list of ids can be sent."""
        return self.join.resource is None


Relation: TypeAlias = BelongsTo | HasMany | ManyToMany
