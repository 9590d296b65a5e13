"""What the author wrote: the schema's shape as values, optional things optional, all with spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from codegen.diagnostics import Span
from codegen.read.findings import Findings
from codegen.read.nodes import Entry, Mapping, Node, Raw, Scalar, Sequence
from codegen.read.shape import check
from codegen.read.vocabulary import SCHEMA

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """A value, where it stands, and where its key stands."""

    value: T
    span: Span
    key: Span


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a value must meet beyond its type."""

    min_length: Written[int] | None
    max_length: Written[int] | None
    pattern: Written[str] | None
    minimum: Written[int] | None
    maximum: Written[int] | None

    def written(self) -> dict[str, Span]:
        """The keys that are written, and where."""
        keys = {
            "min_length": self.min_length,
            "max_length": self.max_length,
            "pattern": self.pattern,
            "minimum": self.minimum,
            "maximum": self.maximum,
        }
        return {name: value.key for name, value in keys.items() if value is not None}


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of a resource, or a member of an action's input."""

    name: Written[str]
    type: Written[str]
    description: Written[str] | None
    required: Written[bool] | None
    nullable: Written[bool] | None
    default: Written[Raw] | None
    examples: tuple[Written[Raw], ...]
    constraints: Constraints
    renamed_from: Written[str] | None
    backfill: Written[Raw] | None


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action of a resource."""

    name: Written[str]
    method: Written[str] | None
    description: Written[str] | None
    input: tuple[FieldSpec, ...]
    override: Written[str] | None


@dataclass(frozen=True, slots=True)
class ResourceSpec:
    """A resource."""

    name: Written[str]
    plural: Written[str] | None
    description: Written[str] | None
    fields: tuple[FieldSpec, ...]
    methods: Written[tuple[Written[str], ...]] | None
    actions: tuple[ActionSpec, ...]
    renamed_from: Written[str] | None


@dataclass(frozen=True, slots=True)
class ApiSpec:
    """What the API as a whole says of itself."""

    title: Written[str]
    version: Written[str]
    description: Written[str] | None
    base_path: Written[str] | None


@dataclass(frozen=True, slots=True)
class OwnerSpec:
    """Whose the rows are."""

    path_param: Written[str] | None
    type: Written[str] | None
    constraints: Constraints


@dataclass(frozen=True, slots=True)
class DefaultsSpec:
    """What holds for every resource."""

    timestamps: Written[bool] | None
    page_size: Written[int] | None
    max_page_size: Written[int] | None


@dataclass(frozen=True, slots=True)
class Spec:
    """The whole file."""

    spec: Written[int]
    api: ApiSpec
    owner: OwnerSpec
    defaults: DefaultsSpec
    resources: tuple[ResourceSpec, ...]
    removed: tuple[Written[str], ...]


def specify(document: Node) -> Spec:
    """The document as a spec. Raises SchemaError when it does not have the shape of one."""
    place = Span(document.span.file, document.span.line, 1, 2)
    found = Findings()
    found.extend(check(document, SCHEMA, place))
    found.settle()
    keys = _Keys(document)
    defaults = keys.object("defaults")
    page_size = defaults.object("page_size")
    return Spec(
        spec=_given(keys.whole("spec")),
        api=_api(keys.object("api")),
        owner=_owner(keys.object("owner")),
        defaults=DefaultsSpec(
            timestamps=defaults.flag("timestamps"),
            page_size=page_size.whole("default"),
            max_page_size=page_size.whole("max"),
        ),
        resources=tuple(_resource(name, value) for name, value in keys.named("resources")),
        removed=tuple(name for name, _ in keys.named("removed")),
    )


def _api(keys: _Keys) -> ApiSpec:
    return ApiSpec(
        title=_given(keys.text("title")),
        version=_given(keys.text("version")),
        description=keys.text("description"),
        base_path=keys.text("base_path"),
    )


def _owner(keys: _Keys) -> OwnerSpec:
    return OwnerSpec(
        path_param=keys.text("path_param"),
        type=keys.text("type"),
        constraints=_constraints(keys),
    )


def _resource(name: Written[str], keys: _Keys) -> ResourceSpec:
    return ResourceSpec(
        name=name,
        plural=keys.text("plural"),
        description=keys.text("description"),
        fields=tuple(_field(field, value) for field, value in keys.named("fields")),
        methods=keys.words("methods"),
        actions=tuple(_action(action, value) for action, value in keys.named("actions")),
        renamed_from=keys.text("renamed_from"),
    )


def _field(name: Written[str], keys: _Keys) -> FieldSpec:
    return FieldSpec(
        name=name,
        type=_given(keys.text("type")),
        description=keys.text("description"),
        required=keys.flag("required"),
        nullable=keys.flag("nullable"),
        default=keys.constant("default"),
        examples=keys.constants("examples"),
        constraints=_constraints(keys),
        renamed_from=keys.text("renamed_from"),
        backfill=keys.constant("backfill"),
    )


def _constraints(keys: _Keys) -> Constraints:
    return Constraints(
        min_length=keys.whole("min_length"),
        max_length=keys.whole("max_length"),
        pattern=keys.text("pattern"),
        minimum=keys.whole("minimum"),
        maximum=keys.whole("maximum"),
    )


def _action(name: Written[str], keys: _Keys) -> ActionSpec:
    return ActionSpec(
        name=name,
        method=keys.text("method"),
        description=keys.text("description"),
        input=tuple(_field(field, value) for field, value in keys.named("input")),
        override=keys.text("override"),
    )


def _given(value: Written[T] | None) -> Written[T]:
    if value is None:
        raise LookupError("the shape check lets a required key be absent")
    return value


class _Keys:
    """The values of a mapping by key. The kinds are known: `check` has been over them."""

    def __init__(self, node: Node | None) -> None:
        self.entries: dict[str, Entry] = {}
        if isinstance(node, Mapping):
            self.entries = {entry.key: entry for entry in node.entries}

    def constant(self, key: str) -> Written[Raw] | None:
        """The scalar behind the key, whatever its kind."""
        entry = self.entries.get(key)
        if entry is None or not isinstance(entry.value, Scalar):
            return None
        return Written(entry.value.value, entry.value.span, entry.span)

    def text(self, key: str) -> Written[str] | None:
        """The text behind the key."""
        found = self.constant(key)
        if found is None or not isinstance(found.value, str):
            return None
        return Written(found.value, found.span, found.key)

    def whole(self, key: str) -> Written[int] | None:
        """The whole number behind the key."""
        found = self.constant(key)
        if found is None or not isinstance(found.value, int):
            return None
        return Written(found.value, found.span, found.key)

    def flag(self, key: str) -> Written[bool] | None:
        """The flag behind the key."""
        found = self.constant(key)
        if found is None or not isinstance(found.value, bool):
            return None
        return Written(found.value, found.span, found.key)

    def constants(self, key: str) -> tuple[Written[Raw], ...]:
        """The scalars in the list behind the key."""
        entry = self.entries.get(key)
        items = entry.value.items if entry and isinstance(entry.value, Sequence) else ()
        return tuple(
            Written(item.value, item.span, item.span) for item in items if isinstance(item, Scalar)
        )

    def words(self, key: str) -> Written[tuple[Written[str], ...]] | None:
        """The texts in the list behind the key, or None where there is no list."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        words = tuple(
            Written(item.value, item.span, item.key)
            for item in self.constants(key)
            if isinstance(item.value, str)
        )
        return Written(words, entry.value.span, entry.span)

    def object(self, key: str) -> _Keys:
        """The mapping behind the key; without one, an empty mapping."""
        entry = self.entries.get(key)
        return _Keys(entry.value if entry else None)

    def named(self, key: str) -> tuple[tuple[Written[str], _Keys], ...]:
        """The names in the mapping behind the key, each with what is behind it."""
        return tuple(
            (Written(entry.key, entry.span, entry.span), _Keys(entry.value))
            for entry in self.object(key).entries.values()
        )
