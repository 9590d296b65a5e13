"""The whole file as the author wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.diagnostics import Span
from codegen.read.document.nodes import Node
from codegen.read.findings import Findings
from codegen.read.shape.check import check
from codegen.read.spec.enums import EnumSpec, enum_spec
from codegen.read.spec.fields import Constraints, constraints
from codegen.read.spec.keys import Keys, Written, given
from codegen.read.spec.resources import ResourceSpec, resource_spec
from codegen.read.vocabulary import SCHEMA


@dataclass(frozen=True, slots=True)
class CorsSpec:
    """Which pages of other origins may call the API."""

    origins: tuple[Written[str], ...]
    credentials: Written[bool] | None
    max_age: Written[int] | None


@dataclass(frozen=True, slots=True)
class ApiSpec:
    """What the API as a whole says of itself."""

    title: Written[str]
    version: Written[str]
    description: Written[str] | None
    base_path: Written[str] | None
    routers: tuple[Written[str], ...]
    cors: CorsSpec | None


@dataclass(frozen=True, slots=True)
class OwnerSpec:
    """Whose the rows are."""

    path_param: Written[str] | None
    renamed_from: Written[str] | None
    type: Written[str] | None
    constraints: Constraints


@dataclass(frozen=True, slots=True)
class DefaultsSpec:
    """What holds for every resource."""

    timestamps: Written[bool] | None
    page_size: Written[int] | None
    max_page_size: Written[int] | None
    etag: Written[bool] | None
    require_if_match: Written[bool] | None
    idempotency: Written[bool] | None
    list_style: Written[str] | None
    batch_size: Written[int] | None


@dataclass(frozen=True, slots=True)
class RemovalSpec:
    """What may be dropped: when, and whether something else has its name then."""

    name: Written[str]
    drop_after: Written[str] | None
    replaced: Written[bool] | None

    @property
    def makes_room(self) -> bool:
        """Whether what has the name now is another thing than what had it before."""
        return self.replaced is not None and self.replaced.value


@dataclass(frozen=True, slots=True)
class Spec:
    """The whole file."""

    spec: Written[int]
    api: ApiSpec
    owner: OwnerSpec
    defaults: DefaultsSpec
    enums: tuple[EnumSpec, ...]
    resources: tuple[ResourceSpec, ...]
    removed: tuple[RemovalSpec, ...]
    """What may be dropped, each with the version from which on it is."""
    row_level_security: Written[bool] | None


def specify(document: Node, found: Findings | None = None) -> Spec:
    """The document as a spec. Raises SchemaError when it does not have the shape of one."""
    place = Span(document.span.file, document.span.line, 1, 2)
    found = Findings() if found is None else found
    found.extend(check(document, SCHEMA, place))
    found.settle()
    keys = Keys(document)
    defaults = keys.object("defaults")
    page_size = defaults.object("page_size")
    return Spec(
        spec=given(keys.whole("spec")),
        api=_api(keys.object("api")),
        owner=_owner(keys.object("owner")),
        defaults=DefaultsSpec(
            timestamps=defaults.flag("timestamps"),
            page_size=page_size.whole("default"),
            max_page_size=page_size.whole("max"),
            etag=defaults.flag("etag"),
            require_if_match=defaults.flag("require_if_match"),
            idempotency=defaults.flag("idempotency"),
            list_style=defaults.text("list_style"),
            batch_size=defaults.whole("batch_size"),
        ),
        enums=tuple(enum_spec(name, value) for name, value in keys.named("enums")),
        resources=tuple(resource_spec(name, value) for name, value in keys.named("resources")),
        removed=tuple(
            RemovalSpec(name, each.text("drop_after"), each.flag("replaced"))
            for name, each in keys.named("removed")
        ),
        row_level_security=keys.object("security").flag("row_level_security"),
    )


def _api(keys: Keys) -> ApiSpec:
    routers = keys.words("routers")
    return ApiSpec(
        title=given(keys.text("title")),
        version=given(keys.text("version")),
        description=keys.text("description"),
        base_path=keys.text("base_path"),
        routers=routers.value if routers else (),
        cors=_cors(keys.object("cors")) if "cors" in keys.entries else None,
    )


def _cors(keys: Keys) -> CorsSpec:
    return CorsSpec(
        origins=given(keys.words("origins")).value,
        credentials=keys.flag("credentials"),
        max_age=keys.whole("max_age"),
    )


def _owner(keys: Keys) -> OwnerSpec:
    return OwnerSpec(
        path_param=keys.text("path_param"),
        renamed_from=keys.text("renamed_from"),
        type=keys.text("type"),
        constraints=constraints(keys),
    )
