"""What is wrong with relations, parents and owners, told before anything is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from codegen.diagnostics import Diagnostic, Span, closest
from codegen.naming import article
from codegen.read.document.nodes import shown
from codegen.read.relations.joins import check_join, check_joins
from codegen.read.relations.members import MAX_ITEMS, has_many_field
from codegen.read.relations.outline import MAX_ANCESTORS, Outline, Pointer, pointers
from codegen.read.spec import RelationSpec, ResourceSpec, Written

_KINDS = ("belongs_to", "has_many", "many_to_many")
_SAYS = {
    "belongs_to": (
        *("nullable", "required", "on_delete", "immutable", "read_only", "renamed_from"),
        "backfill",
        *("description", "deprecated", "sunset"),
    ),
    "has_many": ("field", "max_items"),
    "many_to_many": ("through", "renamed_from", "max_items", "description"),
}
"""The keys that mean something beside each kind of relation."""


def check_relations(outline: Outline) -> Iterator[Diagnostic]:
    """What is wrong with the relations of all resources, one by one and with each other."""
    clear = True
    for resource in outline.resources.values():
        for diagnostic in _check_resource(resource, outline):
            clear = False
            yield diagnostic
    if clear:
        yield from check_joins(outline)
        yield from _circles(outline)


def unknown_resource(written: Written[str], known: Iterable[str]) -> Diagnostic:
    """A name that no resource has."""
    names = sorted(known)
    near = closest(written.value, names)
    hint = f"did you mean `{near}`?" if near else f"known resources: {shown(', '.join(names))}"
    return Diagnostic(
        "unknown-resource", f"there is no resource `{shown(written.value)}`", written.span, hint
    )


def _check_resource(resource: ResourceSpec, outline: Outline) -> Iterator[Diagnostic]:
    if resource.parent is not None:
        yield from _check_parent(resource, resource.parent, outline)
    for relation in resource.relations:
        kinds = [kind for kind in _KINDS if kind in relation.keys]
        if len(kinds) != 1:
            message = f"`{shown(relation.name.value)}` is one of {', '.join(_KINDS)}"
            hint = f"{kinds[0] if kinds else 'belongs_to'}: {_example(outline)}   # and no other"
            yield Diagnostic("relation-kind", message, relation.name.span, hint)
            continue
        yield from _check_keys(relation, kinds[0])
        target = relation.target
        if target is not None and target.value not in outline.resources:
            yield unknown_resource(target, outline.resources)
        elif relation.belongs_to is not None:
            yield from _check_belongs_to(resource, relation, relation.belongs_to, outline)
        elif relation.has_many is not None:
            yield from _check_has_many(resource, relation, relation.has_many, outline)
        elif relation.many_to_many is not None:
            yield from _check_ownership(resource, relation.many_to_many, outline)
            yield from check_join(resource, relation, outline)


def _example(outline: Outline) -> str:
    return shown(next(iter(outline.resources)))


def _check_keys(relation: RelationSpec, kind: str) -> Iterator[Diagnostic]:
    for key, span in relation.keys.items():
        if key not in (kind, *_SAYS[kind]):
            message = f"`{key}` says nothing about what is found by `{kind}`"
            hint = f"remove it; beside `{kind}` stand {', '.join(_SAYS[kind])}"
            yield Diagnostic("no-effect", message, span, hint)
    items = relation.max_items
    if items is not None and not 1 <= items.value <= MAX_ITEMS:
        message = f"a list of rows has between 1 and {MAX_ITEMS} of them at the most"
        yield Diagnostic("bound-out-of-range", message, items.span, f"max_items: {MAX_ITEMS}")


def _check_parent(
    resource: ResourceSpec, parent: Written[str], outline: Outline
) -> Iterator[Diagnostic]:
    if parent.value not in outline.resources:
        yield unknown_resource(parent, outline.resources)
        return
    yield from _check_ownership(resource, parent, outline)
    if len(outline.ancestors(resource.name.value)) > MAX_ANCESTORS:
        message = f"resources are nested over {MAX_ANCESTORS} levels deep"
        hint = "use `relations` with `belongs_to` instead of the next `parent`"
        yield Diagnostic("nested-too-deep", message, parent.span, hint)


def _check_ownership(
    resource: ResourceSpec, target: Written[str], outline: Outline
) -> Iterator[Diagnostic]:
    name = resource.name.value
    if outline.shared(name) and not outline.shared(target.value):
        message = f"`{shown(name)}` is shared, and the rows of `{shown(target.value)}` have owners"
        hint = f"remove `owned: false`, or write it at `{shown(target.value)}` too"
        yield Diagnostic("shared-refers-to-owned", message, target.span, hint)


def _check_belongs_to(
    resource: ResourceSpec, relation: RelationSpec, target: Written[str], outline: Outline
) -> Iterator[Diagnostic]:
    yield from _check_ownership(resource, target, outline)
    name = shown(relation.name.value)
    nullable = relation.nullable is not None and relation.nullable.value
    on_delete, required, read_only = relation.on_delete, relation.required, relation.read_only
    if on_delete is not None and on_delete.value == "set_null" and not nullable:
        message = f"`on_delete: set_null` would set `{name}` to null, which it cannot be"
        yield Diagnostic("set-null-without-null", message, on_delete.span, "nullable: true")
    left_out = (required is not None and not required.value, required)
    never_sent = (read_only is not None and read_only.value, read_only)
    for without, key in (left_out, never_sent):
        if without and not nullable and key is not None:
            message = f"`{name}` has no value when it is left out"
            hint = f"nullable: true   # or remove `{_key(relation, key.key)}`"
            yield Diagnostic("no-value", message, key.span, hint)
    for key in (required, relation.immutable):
        if key is not None and key.value and read_only is not None and read_only.value:
            message = f"`{name}` is never sent, so nothing can be asked of it on create"
            hint = f"remove `read_only`, or remove `{_key(relation, key.key)}`"
            yield Diagnostic("no-effect", message, key.key, hint)


def _key(relation: RelationSpec, span: Span) -> str:
    return next((key for key, there in relation.keys.items() if there == span), "")


def _check_has_many(
    resource: ResourceSpec, relation: RelationSpec, target: Written[str], outline: Outline
) -> Iterator[Diagnostic]:
    if has_many_field(resource, relation, outline) is not None:
        # A shared row that leads to owned ones would lead to those of all owners.
        yield from _check_ownership(resource, target, outline)
        return
    name, other = resource.name.value, shown(target.value)
    candidates = outline.pointers(target.value, name)
    columns = [pointer.field for pointer in candidates]
    if not candidates:
        message = f"no row of `{other}` refers to `{shown(name)}`"
        relations = f"relations: {{ {name}: {{ belongs_to: {name} }} }}"
        hint = f"write one of these lines in `{other}`\nparent: {name}\n{relations}"
        if name == other:
            column = f"{relation.name.value}_of"
            hint = f"relations: {{ {column}: {{ belongs_to: {name}, nullable: true }} }}"
        yield Diagnostic("no-reference", message, target.span, hint)
    elif relation.field is not None:
        message = f"`{shown(relation.field.value)}` is no reference to `{shown(name)}`"
        hint = f"field: {closest(relation.field.value, columns) or columns[0]}"
        yield Diagnostic("no-reference", message, relation.field.span, hint)
    else:
        message = f"`{other}` refers to `{shown(name)}` in several ways: {', '.join(columns)}"
        yield Diagnostic("ambiguous-relation", message, target.span, f"field: {columns[0]}")


def _circles(outline: Outline) -> Iterator[Diagnostic]:
    """References that must be given and lead back to where they start."""
    edges: dict[str, list[Pointer]] = {
        name: [pointer for pointer in pointers(resource) if not pointer.nullable]
        for name, resource in outline.resources.items()
    }
    targets = {name: {each.target.value for each in found} for name, found in edges.items()}
    # What leads to an end, and what only leads to a circle, is in no circle itself.
    left = _without_ends(_turned(_without_ends(targets)))
    for name, found in edges.items():
        circular = [each for each in found if each.target.value in left]
        if name in left and circular:
            pointer = circular[0]
            other = pointer.target.value
            message = (
                f"no `{shown(name)}` could be the first: each needs {article(other)}"
                f" `{shown(other)}`, and that leads back to `{shown(name)}`"
            )
            hint = "nullable: true   # here, or at another reference of the circle"
            if pointer.written is None:
                hint = "remove one `parent` of the circle, or write `nullable: true` at a reference"
            yield Diagnostic("reference-circle", message, pointer.target.span, hint)


def _without_ends(targets: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The names that lead on for ever, with where they lead."""
    left = {name: set(reached) for name, reached in targets.items()}
    back = _turned(targets)
    ends = [name for name, reached in left.items() if not reached]
    while ends:
        end = ends.pop()
        del left[end]
        for name in back[end]:
            left[name].discard(end)
            if not left[name]:
                ends.append(name)
    return left


def _turned(targets: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The same graph, the other way round."""
    back: dict[str, set[str]] = {name: set() for name in targets}
    for name, reached in targets.items():
        for target in reached:
            back[target].add(name)
    return back
