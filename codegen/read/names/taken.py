"""Names: which can be written, and which are taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen import naming
from codegen.catalog import IDEMPOTENCY_KEY
from codegen.diagnostics import Diagnostic
from codegen.read.document.nodes import shown
from codegen.read.relations.joins import join_name, plural_of
from codegen.read.relations.outline import Outline, pointers
from codegen.read.spec import ActionSpec, FieldSpec, RelationSpec, ResourceSpec, Spec, Written
from codegen.read.vocabulary import MAX_NAME, NAME

TIMESTAMPS = ("created_at", "updated_at")
OWNER = "user_id"

# Parameters that the routes have already, or their functions.
_TAKEN_PARAMETERS = frozenset({"id", "limit", "cursor", "count", "data", "expand", "query"})
_TAKEN_TABLES = frozenset({"alembic_version", IDEMPOTENCY_KEY.name, IDEMPOTENCY_KEY.plural})


def check_names(spec: Spec, outline: Outline) -> Iterator[Diagnostic]:
    """What is wrong with the names of a schema, one by one."""
    owner = spec.owner.path_param
    if owner is not None:
        yield from _owner(owner)
    if spec.owner.renamed_from is not None:
        yield from _name(spec.owner.renamed_from, "the name of a path parameter")
    timestamps = spec.defaults.timestamps
    columns = {"id": "the key of every table", owner.value if owner else OWNER: "the owner"}
    if timestamps is None or timestamps.value:
        columns |= dict.fromkeys(TIMESTAMPS, "kept by the database")
    columns |= dict.fromkeys(naming.SYSTEM_COLUMNS, "a column of PostgreSQL's own")
    for router in spec.api.routers:
        yield from _router(router)
    for resource in spec.resources:
        hidden = {"deleted_at": "the time of a soft delete"} if _is_soft(resource) else {}
        yield from _resource(resource, columns | hidden)
        yield from _relations(resource, columns | hidden, outline)


def is_name(text: str) -> bool:
    """Whether the text can be a name at all."""
    return len(text) <= MAX_NAME and re.fullmatch(NAME, text) is not None


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
    kept = (field.name for field in IDEMPOTENCY_KEY.fields)
    taken = {*_TAKEN_PARAMETERS, *TIMESTAMPS, *naming.SYSTEM_COLUMNS, *kept}
    if is_name(name) and (name in taken or naming.attribute(name) != name):
        message = f"the path parameter cannot be called `{name}`: the name is taken"
        yield Diagnostic("reserved-name", message, written.span, "path_param: user_id")


def _router(written: Written[str]) -> Iterator[Diagnostic]:
    yield from _name(written, "the name of a module")
    if is_name(written.value) and naming.module(written.value) != written.value:
        message = f"no module with routes can be called `{written.value}`: the name is taken"
        yield Diagnostic("reserved-name", message, written.span, f"routers: [{written.value}_api]")


def _resource(resource: ResourceSpec, columns: dict[str, str]) -> Iterator[Diagnostic]:
    yield from _name(resource.name, "the name of a resource")
    if resource.plural is not None:
        yield from _name(resource.plural, "a plural")
    if resource.renamed_from is not None:
        yield from _name(resource.renamed_from, "the name of a resource")
    if resource.name.value == IDEMPOTENCY_KEY.name:
        message = (
            f"no resource can be called `{resource.name.value}`: the API keeps some of its own"
        )
        yield Diagnostic("reserved-name", message, resource.name.span, "give it another name")
        return
    table = plural_of(resource)
    if table.value.startswith("pg_") or table.value in _TAKEN_TABLES:
        message = f"no table can be called `{table.value}`: the name is taken"
        hint = f"plural: my_{table.value}"
        yield Diagnostic("reserved-name", message, table.span, hint)
    for field in resource.fields:
        yield from _field(field, columns, "the name of a field")
    for field in resource.computed:
        yield from _field(field, columns, "the name of a computed member")
    for index in (*resource.uniques, *resource.indexes):
        yield from _name(index.name, "the name of an index")
    for check in resource.checks:
        yield from _name(check.name, "the name of a check")
    for action in resource.actions:
        yield from _action(action, columns, _is_soft(resource))


def _is_soft(resource: ResourceSpec) -> bool:
    return resource.soft_delete is not None and resource.soft_delete.value


def _relations(
    resource: ResourceSpec, taken: dict[str, str], outline: Outline
) -> Iterator[Diagnostic]:
    for pointer in pointers(resource):
        if pointer.field in taken:
            message = f"no column can be called `{pointer.field}`: it is {taken[pointer.field]}"
            if pointer.written is None:
                span, hint = pointer.target.span, f"rename the resource `{pointer.relation}`"
            else:
                span, hint = pointer.written.name.span, "give the relation another name"
            yield Diagnostic("reserved-name", message, span, hint)
    for relation in resource.relations:
        yield from _name(relation.name, "the name of a relation")
        if relation.renamed_from is not None:
            yield from _name(relation.renamed_from, "the name of a relation")
        if relation.name.value in taken:
            why = taken[relation.name.value]
            message = f"no relation can be called `{relation.name.value}`: it is {why}"
            hint = "give it another name"
            yield Diagnostic("reserved-name", message, relation.name.span, hint)
        if relation.many_to_many is not None:
            yield from _join(resource, relation, outline)


def _join(resource: ResourceSpec, relation: RelationSpec, outline: Outline) -> Iterator[Diagnostic]:
    table = join_name(resource, relation)
    if table in outline.resources:
        return
    if relation.through is not None:
        yield from _name(relation.through, "the name of a join table")
    elif len(table) > MAX_NAME and is_name(resource.name.value):
        message = (
            f"the name of the join table, `{shown(table)}`, would have {len(table)} characters"
        )
        hint = f"through: a_name   # of at most {MAX_NAME} characters"
        yield Diagnostic("bad-name", message, relation.name.span, hint)
    if table.startswith("pg_") or table in _TAKEN_TABLES:
        message = f"no table can be called `{shown(table)}`: the name is taken"
        span = (relation.through or relation.name).span
        yield Diagnostic("reserved-name", message, span, f"through: my_{table}")


def _field(field: FieldSpec, taken: dict[str, str], what: str) -> Iterator[Diagnostic]:
    yield from _name(field.name, what)
    if field.renamed_from is not None:
        yield from _name(field.renamed_from, what)
    name = field.name.value
    if name in taken:
        message = f"no field can be called `{name}`: it is {taken[name]}"
        if name in TIMESTAMPS:
            hint = "remove the field; every row has it. Or set `timestamps: false` in `defaults`"
        elif name == "id":
            hint = "remove the field; every row has it"
        else:
            hint = "give it another name"
        yield Diagnostic("reserved-name", message, field.name.span, hint)


def _action(action: ActionSpec, columns: dict[str, str], soft: bool) -> Iterator[Diagnostic]:
    yield from _name(action.name, "the name of an action")
    name = action.name.value
    if is_name(name) and (naming.method(name) is None or (soft and name == "undelete")):
        message = f"no action can be called `{name}`: every service uses the name itself"
        hint = f"call it what it does to the row, as in `{name}_now`"
        yield Diagnostic("reserved-name", message, action.name.span, hint)
    owner = {name: why for name, why in columns.items() if why == "the owner"}
    for member in action.input:
        yield from _field(member, owner, "the name of an input")
    for member in action.result:
        yield from _field(member, {}, "the name of a result")
