"""From the spec to the catalog: defaults filled, names decided, nothing left to look up."""

from __future__ import annotations

import re
from dataclasses import replace

from codegen.catalog import (
    Api,
    Catalog,
    PageSize,
)
from codegen.read.contract import contract
from codegen.read.cors import cors
from codegen.read.document.nodes import shown
from codegen.read.findings import Findings
from codegen.read.lookups.backfills import with_expressions
from codegen.read.names.claims import check_collisions
from codegen.read.names.history import removals
from codegen.read.names.taken import check_names
from codegen.read.owner import owner
from codegen.read.relations.checks import check_relations
from codegen.read.relations.outline import Outline
from codegen.read.relations.ownership import check_ownership
from codegen.read.resources import Common, related, resource
from codegen.read.spec import (
    ApiSpec,
    DefaultsSpec,
    Spec,
    Written,
)
from codegen.read.values.enums import enums
from codegen.read.values.words import check_nulls

VERSION = 1
MAX_PAGE_SIZE = 1000

_BASE_PATH = re.compile("(/[a-z0-9._~-]+)*")
_TAKEN_PATHS = frozenset({"docs", "openapi.json", "healthz", "readyz"})


def resolve(spec: Spec, found: Findings) -> Catalog:
    """The catalog of a spec. Raises SchemaError with all that is wrong."""
    outline = Outline(spec)
    found.extend(check_names(spec, outline))
    found.extend(check_collisions(spec, outline))
    found.extend(check_relations(outline))
    found.extend(check_ownership(outline))
    if spec.spec.value != VERSION:
        version = shown(str(spec.spec.value))
        message = f"there is no version {version} of the schema language"
        found.add("unknown-version", message, spec.spec.span, "spec: 1")
    timestamps = spec.defaults.timestamps
    common = Common(
        outline=outline,
        enums=enums(spec.enums, found),
        timestamps=timestamps is None or timestamps.value,
        page_size=_page_size(spec.defaults, found),
        contract=contract(spec.defaults, found),
    )
    catalog = Catalog(
        api=_api(spec.api, found),
        owner=owner(spec.owner, found),
        resources=tuple(resource(each, common, found) for each in spec.resources),
        removed=removals(spec, outline, found),
        enums=tuple(common.enums.values()),
        row_level_security=spec.row_level_security is not None and spec.row_level_security.value,
        idempotency=spec.defaults.idempotency is None or spec.defaults.idempotency.value,
    )
    found.extend(check_nulls(spec.enums, catalog.resources))
    # What speaks of fields and relations is only looked at where those are right.
    found.settle()
    resources = (
        related(alone, written, common, catalog.owner, found)
        for alone, written in zip(catalog.resources, spec.resources, strict=True)
    )
    catalog = replace(catalog, resources=tuple(resources))
    found.settle()
    catalog = with_expressions(catalog, spec.resources, found)
    found.settle()
    return catalog


def _api(written: ApiSpec, found: Findings) -> Api:
    base_path = "/api" if written.base_path is None else _base_path(written.base_path, found)
    return Api(
        title=written.title.value,
        version=written.version.value,
        description=written.description.value if written.description else None,
        base_path=base_path,
        routers=tuple(router.value for router in written.routers),
        cors=cors(written.cors, found),
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
