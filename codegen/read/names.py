"""Names: which can be written, which are taken, and which would meet in what is generated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from codegen import naming
from codegen.catalog import Operation
from codegen.diagnostics import Diagnostic, Span
from codegen.read.nodes import place, shown
from codegen.read.spec import ActionSpec, FieldSpec, ResourceSpec, Spec, Written

MAX_NAME = 48
"""Short enough that the names made from it say what they mean within PostgreSQL's 63 bytes."""

# One underscore at a time and none at the ends: the class of `a_b`, `a__b` and `a_b_` is `AB`.
_NAME = re.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*")

TIMESTAMPS = ("created_at", "updated_at")
OWNER = "user_id"

# Parameters that the routes have already.
_TAKEN_PARAMETERS = frozenset({"id", "limit", "cursor"})
_TAKEN_TABLES = frozenset({"alembic_version"})
# What the class of an action's input must not be called, where it is declared and where it is used.
_TAKEN_COMPONENTS = (*sorted(naming.TAKEN_CLASSES), "APIRouter", "OwnedRoute", "OwnerId")
_TAKEN_OPERATIONS = (
    "get_health",
    "get_readiness",
    "get_openapi",
    "get_docs",
    "link_next",
    "page_of",
    "service_of",
)


def check_names(spec: Spec) -> Iterator[Diagnostic]:
    """What is wrong with the names of a schema, one by one and with each other."""
    owner = spec.owner.path_param
    if owner is not None:
        yield from _owner(owner)
    timestamps = spec.defaults.timestamps
    columns = {"id": "the key of every table", owner.value if owner else OWNER: "the owner"}
    if timestamps is None or timestamps.value:
        columns |= dict.fromkeys(TIMESTAMPS, "kept by the database")
    columns |= dict.fromkeys(naming.SYSTEM_COLUMNS, "a column of PostgreSQL's own")
    for resource in spec.resources:
        yield from _resource(resource, columns)
    at_root = spec.api.base_path is not None and not spec.api.base_path.value
    yield from _collisions(spec.resources, at_root)


def is_name(text: str) -> bool:
    """Whether the text can be a name at all."""
    return len(text) <= MAX_NAME and _NAME.fullmatch(text) is not None


def plural(resource: ResourceSpec) -> Written[str]:
    """The resource's plural, written or plain."""
    if resource.plural is not None:
        return resource.plural
    return Written(naming.plural(resource.name.value), resource.name.span, resource.name.key)


def _name(written: Written[str], what: str) -> Iterator[Diagnostic]:
    text = written.value
    if is_name(text):
        return
    if len(text) > MAX_NAME:
        message = f"{what} has {len(text)} characters, and at most {MAX_NAME} are allowed"
        yield Diagnostic("bad-name", message, written.span, "shorten it")
        return
    message = f"`{shown(text)}` cannot be {what}"
    near = _snake(text)
    rule = "lower-case letters and digits, in words joined by single underscores"
    hint = f"write `{near}`" if is_name(near) else f"a name is made of {rule}"
    yield Diagnostic("bad-name", message, written.span, hint)


def _snake(text: str) -> str:
    spaced = re.sub("([a-z0-9])([A-Z])", r"\1_\2", text)
    return re.sub("[^a-z0-9]+", "_", spaced.lower()).strip("_")


def _owner(written: Written[str]) -> Iterator[Diagnostic]:
    yield from _name(written, "the name of a path parameter")
    name = written.value
    taken = {*_TAKEN_PARAMETERS, *TIMESTAMPS, *naming.SYSTEM_COLUMNS}
    if is_name(name) and (name in taken or naming.attribute(name) != name):
        message = f"the path parameter cannot be called `{name}`: the name is taken"
        yield Diagnostic("reserved-name", message, written.span, "path_param: user_id")


def _resource(resource: ResourceSpec, columns: dict[str, str]) -> Iterator[Diagnostic]:
    yield from _name(resource.name, "the name of a resource")
    if resource.plural is not None:
        yield from _name(resource.plural, "a plural")
    if resource.renamed_from is not None:
        yield from _name(resource.renamed_from, "the name of a resource")
    table = plural(resource)
    if table.value.startswith("pg_") or table.value in _TAKEN_TABLES:
        message = f"no table can be called `{table.value}`: the name is taken"
        hint = f"plural: my_{table.value}"
        yield Diagnostic("reserved-name", message, table.span, hint)
    for field in resource.fields:
        yield from _field(field, columns, "the name of a field")
    for action in resource.actions:
        yield from _action(action, columns)


def _field(field: FieldSpec, taken: dict[str, str], what: str) -> Iterator[Diagnostic]:
    yield from _name(field.name, what)
    if field.renamed_from is not None:
        yield from _name(field.renamed_from, what)
    name = field.name.value
    if name in taken:
        message = f"no field can be called `{name}`: it is {taken[name]}"
        if name in TIMESTAMPS:
            hint = "remove the field; every row has it. Or set `timestamps: false` in `defaults`"
        else:
            hint = "give it another name"
        yield Diagnostic("reserved-name", message, field.name.span, hint)


def _action(action: ActionSpec, columns: dict[str, str]) -> Iterator[Diagnostic]:
    yield from _name(action.name, "the name of an action")
    name = action.name.value
    if is_name(name) and naming.method(name) is None:
        message = f"no action can be called `{name}`: every service uses the name itself"
        hint = f"call it what it does to the row, as in `{name}_now`"
        yield Diagnostic("reserved-name", message, action.name.span, hint)
    owner = {name: why for name, why in columns.items() if why == "the owner"}
    for member in action.input:
        yield from _field(member, owner, "the name of an input")


@dataclass(frozen=True, slots=True)
class _Claim:
    """Something generated that gets a name. Two claims on one name in one space collide."""

    space: str
    name: str
    claimant: str
    span: Span | None


def _collisions(resources: tuple[ResourceSpec, ...], at_root: bool) -> Iterator[Diagnostic]:
    claims = [_Claim("component", name, "the API itself", None) for name in _TAKEN_COMPONENTS]
    claims += [_Claim("operation", name, "the API itself", None) for name in _TAKEN_OPERATIONS]
    if at_root:
        claims.append(_Claim("table", "assets", "the documentation's path", None))
    for resource in resources:
        if is_name(resource.name.value) and is_name(plural(resource).value[:MAX_NAME]):
            claims += _claims(resource)
    first: dict[tuple[str, str], _Claim] = {}
    told: set[tuple[Span | None, Span | None]] = set()
    for claim in claims:
        # Case counts for Python, but not for the files of some systems and clients.
        other = first.setdefault((claim.space, claim.name.casefold()), claim)
        # One pair that meets in five places is told once.
        if other is not claim and (other.span, claim.span) not in told:
            told.add((other.span, claim.span))
            yield _collision(claim, other)


def _collision(claim: _Claim, other: _Claim) -> Diagnostic:
    where = f" ({place(other.span)})" if other.span else ""
    space = claim.space.split(" of ")[0]
    message = f"{claim.claimant} and {other.claimant}{where} would share the {space} `{claim.name}`"
    hint = "rename one of them" if other.span else "give it another name"
    return Diagnostic("name-collision", message, claim.span, hint)


def _claims(resource: ResourceSpec) -> Iterator[_Claim]:
    name, span = resource.name.value, resource.name.span
    who = f"the resource `{name}`"
    table = plural(resource)
    yield _Claim("table", table.value, who, table.span)
    yield _Claim("table", naming.constraint_name("pk", table.value), who, table.span)
    yield _Claim("module", naming.module(name), who, span)
    class_name = naming.class_name(name)
    for end in ("", "Create", "Update", "Page", "Read", "Service", "ServiceBase"):
        yield _Claim("component", class_name + end, who, span)
    yield _Claim("operation", f"{Operation.LIST.value}_{table.value}", who, table.span)
    for operation in Operation:
        if operation is not Operation.LIST:
            yield _Claim("operation", f"{operation.value}_{name}", who, span)
    for action in resource.actions:
        if is_name(action.name.value) and naming.method(action.name.value) is not None:
            yield from _action_claims(action, name, class_name)


def _action_claims(action: ActionSpec, resource: str, class_name: str) -> Iterator[_Claim]:
    name, span = action.name.value, action.name.span
    who = f"the action `{name}` of `{resource}`"
    yield _Claim("operation", f"{name}_{resource}", who, span)
    yield _Claim(f"method of {resource}", naming.method(name) or name, who, span)
    yield _Claim(f"method of {resource}", f"on_{name}", who, span)
    if action.input:
        yield _Claim("component", class_name + naming.pascal(name), who, span)
