"""From the spec to the catalog: defaults filled, names decided, nothing left to look up."""

from __future__ import annotations

import re
from dataclasses import replace

from codegen import naming
from codegen.catalog import (
    Action,
    Api,
    Catalog,
    Operation,
    Owner,
    PageSize,
    Resource,
    String,
    Uuid,
    Verb,
)
from codegen.read.bounds import lengths
from codegen.read.characters import contains
from codegen.read.claims import check_collisions
from codegen.read.enums import Enums, enums
from codegen.read.fields import field
from codegen.read.findings import Findings
from codegen.read.history import removals
from codegen.read.joins import plural_of
from codegen.read.names import OWNER, check_names
from codegen.read.nodes import place, shown
from codegen.read.outline import Outline
from codegen.read.ownership import READING, check_ownership
from codegen.read.pattern import matches, read_pattern
from codegen.read.relation_checks import check_relations
from codegen.read.relations import parent, parent_fields, relation_fields, relations
from codegen.read.spec import (
    ActionSpec,
    ApiSpec,
    DefaultsSpec,
    OwnerSpec,
    ResourceSpec,
    Spec,
    Written,
)
from codegen.read.types import pattern, reject_constraints

VERSION = 1
MAX_PAGE_SIZE = 1000
MAX_OWNER = 255

OWNER_CHARACTERS = "^[A-Za-z0-9._~:@|+=-]*$"
OWNER_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._~:@|+=-]*$"
"""Characters that have one spelling in a path; others have two, and an owner must have one."""

_BASE_PATH = re.compile("(/[a-z0-9._~-]+)*")
_TAKEN_PATHS = frozenset({"docs", "openapi.json", "healthz", "readyz"})


def resolve(spec: Spec) -> Catalog:
    """The catalog of a spec. Raises SchemaError with all that is wrong."""
    found = Findings()
    outline = Outline(spec)
    found.extend(check_names(spec, outline))
    found.extend(check_collisions(spec, outline))
    found.extend(check_relations(outline))
    found.extend(check_ownership(outline))
    if spec.spec.value != VERSION:
        message = f"there is no version {spec.spec.value} of the schema language"
        found.add("unknown-version", message, spec.spec.span, "spec: 1")
    timestamps = spec.defaults.timestamps
    page_size = _page_size(spec.defaults, found)
    known = enums(spec.enums, found)
    catalog = Catalog(
        api=_api(spec.api, found),
        owner=_owner(spec.owner, found),
        resources=tuple(
            _resource(
                resource, outline, timestamps is None or timestamps.value, page_size, known, found
            )
            for resource in spec.resources
        ),
        removed=removals(spec, found),
        enums=tuple(known.values()),
    )
    found.settle()
    return _related(catalog, spec, outline)


def _related(catalog: Catalog, spec: Spec, outline: Outline) -> Catalog:
    """The catalog with the words that lead from row to row; all of them are known to be right."""
    resources = (
        replace(resource, relations=relations(written, outline))
        for resource, written in zip(catalog.resources, spec.resources, strict=True)
    )
    return replace(catalog, resources=tuple(resources))


def _api(written: ApiSpec, found: Findings) -> Api:
    base_path = "/api" if written.base_path is None else _base_path(written.base_path, found)
    return Api(
        title=written.title.value,
        version=written.version.value,
        description=written.description.value if written.description else None,
        base_path=base_path,
    )


def _base_path(written: Written[str], found: Findings) -> str:
    path = written.value
    parts = path.split("/")[1:]
    if len(path) > 200 or not _BASE_PATH.fullmatch(path) or {".", ".."} & set(parts):
        message = f"`{shown(path)}` cannot be what every path starts with"
        hint = 'write it like /api or /api/v1, in lower case and without a last slash, or ""'
        found.add("bad-base-path", message, written.span, hint)
    elif parts and parts[0] in _TAKEN_PATHS:
        message = f"`/{parts[0]}` is a path of the API's own"
        found.add("bad-base-path", message, written.span, "base_path: /api")
    return path


def _owner(written: OwnerSpec, found: Findings) -> Owner:
    name = written.path_param.value if written.path_param else OWNER
    if written.type is not None and written.type.value == "uuid":
        reject_constraints("uuid", written.constraints, found)
        return Owner(name, Uuid())
    constraints = written.constraints
    low, high = lengths(constraints, 64, MAX_OWNER, found)
    if constraints.min_length is not None and constraints.min_length.value == 0:
        message = "an owner has at least one character"
        span = constraints.min_length.span
        found.add("bound-out-of-range", message, span, "min_length: 1")
    return Owner(name, String(max(1, low), high, _owner_pattern(constraints.pattern, found)))


def _owner_pattern(written: Written[str] | None, found: Findings) -> str:
    parsed = pattern(written, found)
    if written is None or parsed is None:
        return OWNER_PATTERN
    if not contains(read_pattern(OWNER_CHARACTERS).alphabet, parsed.alphabet):
        message = "an owner's characters must have one spelling in a path"
        hint = "allow letters, digits and . _ ~ : @ | + = - and nothing else"
        found.add("bad-owner-pattern", message, written.span, hint)
    elif any(matches(parsed.spelling, dots) for dots in (".", "..")):
        message = "an owner called `.` or `..` would be lost from the path"
        hint = f"pattern: '{OWNER_PATTERN}'"
        found.add("bad-owner-pattern", message, written.span, hint)
    return parsed.spelling


def _page_size(written: DefaultsSpec, found: Findings) -> PageSize:
    plain = PageSize()
    for size in (written.page_size, written.max_page_size):
        if size is not None and not 1 <= size.value <= MAX_PAGE_SIZE:
            message = f"a page has between 1 and {MAX_PAGE_SIZE} items"
            found.add("bound-out-of-range", message, size.span)
            return plain
    maximum = written.max_page_size.value if written.max_page_size else plain.maximum
    if written.page_size is None:
        return PageSize(min(plain.default, maximum), maximum)
    if written.page_size.value > maximum:
        size = written.page_size
        message = f"a page has {size.value} items by default and at most {maximum}"
        found.add("empty-range", message, size.span, f"max: {size.value}")
    return PageSize(written.page_size.value, maximum)


def _resource(
    written: ResourceSpec,
    outline: Outline,
    timestamps: bool,
    page_size: PageSize,
    known: Enums,
    found: Findings,
) -> Resource:
    name = written.name.value
    fields = (
        *parent_fields(written, outline),
        *(field(each, known, found) for each in written.fields),
        *relation_fields(written, found),
    )
    return Resource(
        name=name,
        plural=plural_of(written).value,
        class_name=naming.class_name(name),
        module=naming.module(name),
        fields=fields,
        description=written.description.value if written.description else None,
        operations=_operations(written, outline, found),
        actions=tuple(_action(action, known, found) for action in written.actions),
        timestamps=timestamps,
        page_size=page_size,
        renamed_from=written.renamed_from.value if written.renamed_from else None,
        owned=not outline.shared(name),
        parent=parent(written),
        soft_delete=written.soft_delete is not None and written.soft_delete.value,
    )


def _operations(written: ResourceSpec, outline: Outline, found: Findings) -> frozenset[Operation]:
    if written.methods is None:
        return READING if outline.shared(written.name.value) else frozenset(Operation)
    seen: dict[str, Written[str]] = {}
    for word in written.methods.value:
        if word.value in seen:
            message = f"`{word.value}` is already listed at {place(seen[word.value].span)}"
            found.add("duplicate-method", message, word.span, "remove one of them")
        seen[word.value] = word
    return frozenset(Operation(word) for word in seen)


def _action(written: ActionSpec, known: Enums, found: Findings) -> Action:
    name = written.name.value
    if written.override is None:
        message = f"what `{shown(name)}` does is written by hand, and the schema must say so"
        hint = "override: required"
        found.add("override-missing", message, written.name.span, hint)
    return Action(
        name=name,
        method=naming.method(name) or name,
        verb=Verb(written.method.value if written.method else "POST"),
        description=written.description.value if written.description else None,
        input=tuple(field(member, known, found) for member in written.input),
    )
