"""Many-to-many relations: the table between two resources, and what its columns are called."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.catalog import Join
from codegen.diagnostics import Diagnostic
from codegen.naming import plural as plain_plural
from codegen.read.document.nodes import place, shown
from codegen.read.relations.outline import Outline, Pointer
from codegen.read.spec import RelationSpec, ResourceSpec, Written


def join(resource: ResourceSpec, relation: RelationSpec, outline: Outline) -> Join:
    """The table that a relation goes through; the relation has been checked."""
    near, far = resource.name.value, _target(relation)
    through = None if relation.through is None else outline.resources.get(relation.through.value)
    if through is not None:
        ends = _ends(through, near, far, outline)
        columns = [pointer.field for pointer in ends]
        table = plural_of(through).value
    else:
        columns = [f"{near}_id", f"other_{far}_id" if near == far else f"{far}_id"]
        table = join_name(resource, relation)
    if _is_reverse(resource, relation, outline):
        columns.reverse()
    owner = None if through is None else through.name.value
    former = relation.renamed_from.value if relation.renamed_from else None
    return Join(table, near=columns[0], far=columns[1], resource=owner, renamed_from=former)


def join_name(resource: ResourceSpec, relation: RelationSpec) -> str:
    """What the join is called in the file, or by default."""
    if relation.through is not None:
        return relation.through.value
    return f"{resource.name.value}_{_target(relation)}"


def member(relation: RelationSpec, outline: Outline) -> str:
    """The list of ids: `tag_ids` for a relation `tags`, `<relation>_ids` for any other name."""
    target = _target(relation)
    other = outline.resources.get(target)
    words = plain_plural(target) if other is None else plural_of(other).value
    name = relation.name.value
    return f"{target}_ids" if name == words else f"{name}_ids"


def plural_of(resource: ResourceSpec) -> Written[str]:
    """The resource's plural, written or plain."""
    if resource.plural is not None:
        return resource.plural
    name = resource.name
    return Written(plain_plural(name.value), name.span, name.key)


def check_join(
    resource: ResourceSpec, relation: RelationSpec, outline: Outline
) -> Iterator[Diagnostic]:
    """What is wrong with the table that a relation goes through."""
    target = outline.resources[_target(relation)]
    through = relation.through
    if through is None:
        yield from _alone(resource, relation, target, outline)
    elif through.value in outline.resources:
        if relation.renamed_from is not None:
            message = f"`{shown(through.value)}` is a resource, whose table has a past of its own"
            hint = f"remove it; what `{shown(through.value)}` was is said there"
            yield Diagnostic("no-effect", message, relation.renamed_from.key, hint)
        yield from _through_resource(resource, relation, outline.resources[through.value], outline)
    else:
        yield from _through_table(through, outline)


def check_joins(outline: Outline) -> Iterator[Diagnostic]:
    """Join tables that relations between different resources would share."""
    first: dict[str, tuple[ResourceSpec, RelationSpec]] = {}
    ends: dict[str, set[tuple[str, str]]] = {}
    for resource in outline.resources.values():
        for relation in resource.relations:
            if relation.many_to_many is None:
                continue
            table = join_name(resource, relation)
            if table in outline.resources:
                continue
            near, far = resource.name.value, _target(relation)
            other, there = first.setdefault(table, (resource, relation))
            mirrored = (near, far) == (_target(there), other.name.value)
            seen = ends.setdefault(table, set())
            # A resource joined with itself has both ends in one resource: there and back.
            end = (
                (near, f"{near} back") if _is_reverse(resource, relation, outline) else (near, far)
            )
            if there is not relation and (not mirrored or end in seen):
                message = (
                    f"the join table `{shown(table)}` is already the one of"
                    f" `{shown(other.name.value)}.{shown(there.name.value)}`"
                    f" ({place(there.name.span)})"
                )
                hint = f"through: {resource.name.value}_{relation.name.value}"
                yield Diagnostic("bad-join", message, relation.name.span, hint)
            seen.add(end)


def _target(relation: RelationSpec) -> str:
    return relation.many_to_many.value if relation.many_to_many else ""


def _is_reverse(resource: ResourceSpec, relation: RelationSpec, outline: Outline) -> bool:
    """Whether a relation of a resource with itself is the way back of an earlier one."""
    name = resource.name.value
    if relation.through is None or _target(relation) != name:
        return False
    return outline.link(name, name, relation.through.value) is not relation


def _alone(
    resource: ResourceSpec, relation: RelationSpec, target: ResourceSpec, outline: Outline
) -> Iterator[Diagnostic]:
    """Without a name, the two sides of one join would be two tables."""
    back = outline.link(target.name.value, resource.name.value)
    if back is not None and target is not resource:
        message = (
            f"`{shown(back.name.value)}` ({place(back.name.span)}) leads back, and nothing"
            " says whether both go through one table"
        )
        table = back.through.value if back.through else join_name(resource, relation)
        hint = f"through: {table}   # the same in both relations, or two names"
        yield Diagnostic("bad-join", message, relation.name.span, hint)


def _through_table(through: Written[str], outline: Outline) -> Iterator[Diagnostic]:
    for resource in outline.resources.values():
        if plural_of(resource).value == through.value:
            message = f"`{shown(through.value)}` is the table of a resource"
            hint = f"through: {resource.name.value}"
            yield Diagnostic("bad-join", message, through.span, hint)


def _through_resource(
    resource: ResourceSpec, relation: RelationSpec, through: ResourceSpec, outline: Outline
) -> Iterator[Diagnostic]:
    near, far, name = resource.name.value, _target(relation), through.name.value
    span = relation.through.span if relation.through else relation.name.span
    if name in (near, far):
        message = f"a join stands between `{shown(near)}` and `{shown(far)}`, and is neither"
        yield Diagnostic("bad-join", message, span, f"through: {near}_{relation.name.value}")
    elif outline.shared(near) and not outline.shared(name):
        yield Diagnostic(
            "shared-refers-to-owned",
            f"`{shown(near)}` is shared, and the rows of `{shown(name)}` have owners",
            span,
            f"remove `owned: false` from `{shown(near)}`, or write it at `{shown(name)}` too",
        )
    else:
        wanted = 2 if near == far else 1
        for side in dict.fromkeys((near, far)):
            count = len(outline.pointers(name, side))
            if count != wanted:
                message = (
                    f"`{shown(name)}` refers to `{shown(side)}` {_times(count)},"
                    f" and a join does so {_times(wanted)}"
                )
                hint = f"relations: {{ {side}: {{ belongs_to: {side} }} }}   # in `{shown(name)}`"
                yield Diagnostic("bad-join", message, span, hint if count < wanted else None)


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _ends(through: ResourceSpec, near: str, far: str, outline: Outline) -> tuple[Pointer, Pointer]:
    name = through.name.value
    if near == far:
        first, second = outline.pointers(name, near)
        return first, second
    return outline.pointers(name, near)[0], outline.pointers(name, far)[0]
