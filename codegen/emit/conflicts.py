"""What is said when a constraint refuses a change, and which operations that can happen to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from codegen.catalog import Catalog, Field, Hook, ManyToMany, OnDelete, Operation, Resource
from codegen.emit.names import batch_kinds
from codegen.emit.render import render
from codegen.module import Imports, literal
from codegen.naming import article, constraint_name, words
from codegen.storage import foreign_key


@dataclass(frozen=True, slots=True)
class Sentence:
    """One constraint: what is said when it refuses, and the members of a body that can be why."""

    constraint: str
    detail: str
    code: str
    pointers: tuple[str, ...] = ()
    held: str = ""
    of_parent: bool = False


def render_conflicts(catalog: Catalog) -> str:
    """The module that maps the names of constraints to sentences."""
    imports = Imports()
    imports.add("generated.obstacles", "Obstacle")
    return render(
        "conflicts.py.jinja",
        imports=imports,
        obstacles=[f"{literal(each.constraint)}: {_obstacle(each)}" for each in _all(catalog)],
    )


def _obstacle(sentence: Sentence) -> str:
    arguments = [literal(sentence.detail), literal(sentence.code)]
    if sentence.pointers:
        listed = "".join(f"{literal(pointer)}, " for pointer in sentence.pointers)
        arguments.append(f"({listed.rstrip() if len(sentence.pointers) == 1 else listed[:-2]})")
    if sentence.held:
        arguments.append(f"held={literal(sentence.held)}")
    if sentence.of_parent:
        arguments.append("of_parent=True")
    return f"Obstacle({', '.join(arguments)})"


def _all(catalog: Catalog) -> Iterator[Sentence]:
    for resource in catalog.resources:
        yield from _uniques(resource)
        for field in resource.fields:
            if field.reference is not None:
                yield _reference(resource, field, catalog)
        for condition in resource.conditions:
            yield Sentence(
                constraint_name("ck", resource.plural, condition.name),
                f"This breaks the rule `{condition.name}` of {words(resource.plural)}.",
                "rule",
            )
    links = {
        link_constraint(link): link
        for resource in catalog.resources
        for link in resource.links
        if link.writable
    }
    for name, link in links.items():
        yield Sentence(name, f"There is no such {words(link.target)}.", "reference", _members(link))


def _members(link: ManyToMany) -> tuple[str, ...]:
    return (f"/{link.member}",)


def link_constraint(link: ManyToMany) -> str:
    """The constraint that refuses an id in a list of ids."""
    return constraint_name("fk", link.join.table, link.join.far)


def _uniques(resource: Resource) -> Iterator[Sentence]:
    noun = words(resource.name)
    sent = {field.name for field in resource.created}
    for unique in resource.uniques:
        own = [name for name in unique.fields if name not in _parent_fields(resource)]
        these = " and ".join(f"this {words(name)}" for name in own or unique.fields)
        # What comes from the path or is only answered is in no body, and nobody can mend it there.
        pointers = tuple(f"/{name}" for name in own if name in sent)
        told = f"There is already {article(noun)} {noun} with {these}."
        yield Sentence(constraint_name("uq", unique.name), told, "unique", pointers)


def _parent_fields(resource: Resource) -> tuple[str, ...]:
    """The field that is the path's, where everything in it is the same for who asks."""
    return () if resource.parent is None else (resource.parent.field,)


def _reference(resource: Resource, field: Field, catalog: Catalog) -> Sentence:
    assert field.reference is not None
    target = catalog.resource(field.reference.target)
    restricts = field.reference.on_delete is OnDelete.RESTRICT
    kept = restricts and target.owned and not target.soft_delete
    is_parent = resource.parent is not None and resource.parent.field == field.name
    return Sentence(
        foreign_key(resource, field, catalog).name,
        f"There is no such {words(target.name)}.",
        "reference",
        () if is_parent else (f"/{field.name}",),
        held=f"There are {words(resource.plural)} that refer to this." if kept else "",
        of_parent=is_parent,
    )


def can_conflict(resource: Resource, catalog: Catalog, operation: Operation) -> bool:
    """Whether the data can stand in the way of an operation."""
    links = any(link.writable for link in resource.links)
    match operation:
        case Operation.LIST | Operation.GET:
            return False
        case Operation.CREATE:
            refers = any(field.reference is not None for field in resource.created)
            held = bool(resource.uniques or resource.conditions)
            return refers or held or links or _is_hooked(resource, Hook.BEFORE_CREATE)
        case Operation.REPLACE | Operation.UPDATE:
            refers = any(field.reference is not None for field in resource.changed)
            changed = {field.name for field in resource.changed}
            unique = any(changed & {*each.fields} for each in resource.uniques)
            held = unique or bool(resource.conditions)
            return refers or held or links or _is_hooked(resource, Hook.BEFORE_UPDATE)
        case Operation.BATCH:
            # Of one row, a batch can say two things.
            repeats = Operation.UPDATE in resource.operations
            kinds = batch_kinds(resource)
            return repeats or any(can_conflict(resource, catalog, kind) for kind in kinds)
        case Operation.DELETE | Operation.CLEAR:
            hooked = _is_hooked(resource, Hook.BEFORE_DELETE)
            return hooked or (not resource.soft_delete and _is_held(resource, catalog))


def _is_hooked(resource: Resource, before: Hook) -> bool:
    """Whether hand-written code has a say in an operation, and so can refuse it."""
    after = Hook(before.value.replace("before", "after"))
    return resource.override or bool({before, after} & {*resource.hooks})


def _is_held(resource: Resource, catalog: Catalog, seen: frozenset[str] = frozenset()) -> bool:
    """Whether rows that stay can keep a row of this resource from being deleted."""
    for other in catalog.resources:
        for field in other.fields:
            if field.reference is None or field.reference.target != resource.name:
                continue
            match field.reference.on_delete:
                case OnDelete.RESTRICT:
                    return True
                case OnDelete.SET_NULL if other.conditions:
                    return True
                case OnDelete.CASCADE if other.name not in seen:
                    if _is_held(other, catalog, seen | {resource.name}):
                        return True
                case OnDelete.CASCADE | OnDelete.SET_NULL:
                    pass
    return False
