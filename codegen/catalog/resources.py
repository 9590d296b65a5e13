"""A resource with everything that it has, and the whole schema."""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass

from codegen.catalog.actions import Action, Hook, Override
from codegen.catalog.fields import ID, STAMPS, Deprecation, Field
from codegen.catalog.lookups import NOTHING_ASKED, Condition, Index, ListOptions, Unique
from codegen.catalog.relations import HasMany, ManyToMany, Parent, Relation
from codegen.catalog.types import Enum, String, Uuid
from codegen.versions import version


class Operation(enum.Enum):
    """The operations that a resource can have; the value is the word in `methods`.

    `clear` deletes all rows of the collection; `batch` creates, updates and deletes many at once.
    """

    LIST = "list"
    CREATE = "create"
    GET = "get"
    REPLACE = "replace"
    UPDATE = "update"
    DELETE = "delete"
    CLEAR = "clear"
    BATCH = "batch"


ORDINARY = frozenset(Operation) - {Operation.CLEAR, Operation.BATCH}
"""What a resource has unless its `methods` say otherwise."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a row is: the name of the path parameter and of the column, and the type of both."""

    name: str
    type: String | Uuid
    renamed_from: str | None = None
    """What both were called before."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """How many items a page holds when nothing is asked for, and at the most."""

    default: int = 50
    maximum: int = 200


@dataclass(frozen=True, slots=True)
class Resource:
    """One kind of thing in the API, with every name that any layer gives it.

    For the resource `task`: `class_name` `Task`, `module` `task`, `plural` `tasks`, which is the
    name of the table and of the path's segment.
    """

    name: str
    plural: str
    class_name: str
    module: str
    fields: tuple[Field, ...]
    """In the order of columns and JSON: the parent's id, the declared fields, the references."""
    description: str | None = None
    operations: frozenset[Operation] = ORDINARY
    actions: tuple[Action, ...] = ()
    timestamps: bool = True
    page_size: PageSize = PageSize()
    renamed_from: str | None = None
    """The resource's former name."""
    owned: bool = True
    """Whether its rows have an owner; shared rows are read, and never written, through the API."""
    backfill_owner: str | None = None
    """Whose the rows become that had no owner."""
    parent: Parent | None = None
    relations: tuple[Relation, ...] = ()
    uniques: tuple[Unique, ...] = ()
    indexes: tuple[Index, ...] = ()
    conditions: tuple[Condition, ...] = ()
    listing: ListOptions = NOTHING_ASKED
    soft_delete: bool = False
    """Whether deleted rows are kept, hidden, and can be undeleted."""
    hooks: tuple[Hook, ...] = ()
    computed: tuple[Field, ...] = ()
    """Members of the answer that are not stored: `overrides/` computes them."""
    override: bool = False
    """Whether the service is finished by hand though nothing in it needs to be."""
    deprecation: Deprecation | None = None
    etag: bool = True
    """Whether an answer with one row carries an ETag, and a write heeds If-Match."""
    require_if_match: bool = False
    """Whether a write of a row is refused that does not say which version it means."""
    batch_size: int = 100
    """How many rows of each kind a batch has at the most."""

    @property
    def overridden(self) -> bool:
        """Whether the service is finished by hand in `overrides/`."""
        required = any(action.override is Override.REQUIRED for action in self.actions)
        return bool(required or self.hooks or self.computed or self.override)

    @property
    def undelete(self) -> bool:
        """Whether a deleted row can be asked back."""
        return self.soft_delete and Operation.DELETE in self.operations

    @property
    def created(self) -> tuple[Field, ...]:
        """The members of the body that creates a row."""
        return tuple(field for field in self.fields if not field.read_only)

    @property
    def changed(self) -> tuple[Field, ...]:
        """The members of the bodies that replace and update a row."""
        return tuple(field for field in self.created if not field.immutable)

    @property
    def answered(self) -> tuple[Field, ...]:
        """The stored members of an answer, without the id, the owner and the stamps."""
        return tuple(field for field in self.fields if not field.write_only)

    @property
    def links(self) -> tuple[ManyToMany, ...]:
        """The many-to-many relations, each of which is a list of ids in every answer."""
        return tuple(each for each in self.relations if isinstance(each, ManyToMany))

    @property
    def children(self) -> tuple[HasMany, ...]:
        """The relations whose rows refer to this one."""
        return tuple(each for each in self.relations if isinstance(each, HasMany))

    def field(self, name: str) -> Field | None:
        """The field of that name, the id and the stamps among them, if there is one."""
        stamps = STAMPS if self.timestamps else ()
        return next((field for field in (ID, *self.fields, *stamps) if field.name == name), None)

    def relation(self, name: str) -> Relation | None:
        """The relation of that name, if there is one."""
        return next((relation for relation in self.relations if relation.name == name), None)


@dataclass(frozen=True, slots=True)
class Removal:
    """A tombstone: the author has said that a resource, or one field of it, may be dropped."""

    resource: str
    field: str | None = None
    drop_after: str | None = dataclasses.field(default=None, compare=False)
    """The version of the API from which on it is dropped; None is at once."""
    replaced: bool = False
    """Whether something else has its name from now on."""


@dataclass(frozen=True, slots=True)
class Cors:
    """Which pages of other origins a browser lets call the API; `*` is any of them."""

    origins: tuple[str, ...]
    credentials: bool = False
    max_age: int = 600
    """For how many seconds a browser remembers what it was allowed."""


@dataclass(frozen=True, slots=True)
class Api:
    """What the OpenAPI document says of the API as a whole."""

    title: str
    version: str
    description: str | None = None
    base_path: str = "/api"
    routers: tuple[str, ...] = ()
    """Modules of `overrides/`, each with a `router` of its own."""
    cors: Cors | None = None


@dataclass(frozen=True, slots=True)
class Catalog:
    """A whole schema, resolved."""

    api: Api
    owner: Owner
    resources: tuple[Resource, ...]
    removed: tuple[Removal, ...] = ()
    enums: tuple[Enum, ...] = ()
    row_level_security: bool = False
    idempotency: bool = True
    """Whether what creates and acts can be repeated safely, with an Idempotency-Key."""

    def resource(self, name: str) -> Resource:
        """The resource of that name. Raises KeyError; every name in a catalog has one."""
        for resource in self.resources:
            if resource.name == name:
                return resource
        raise KeyError(name)

    def removal(self, resource: str, field: str | None = None) -> Removal | None:
        """The tombstone of a resource or of a field, if there is one."""
        return next((r for r in self.removed if (r.resource, r.field) == (resource, field)), None)

    def kept(self, removal: Removal) -> bool:
        """Whether what is removed stays in the database until a later version."""
        last = None if removal.drop_after is None else version(removal.drop_after)
        present = version(self.api.version)
        return last is not None and present is not None and present < last

    def ancestors(self, resource: Resource) -> tuple[Resource, ...]:
        """The parents above a resource, the outermost first."""
        if resource.parent is None:
            return ()
        parent = self.resource(resource.parent.resource)
        return (*self.ancestors(parent), parent)
