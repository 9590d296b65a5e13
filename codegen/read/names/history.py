"""What the schema says of its past: former names, and what may be dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from codegen.catalog import Removal
from codegen.diagnostics import Diagnostic
from codegen.read.document.nodes import place, shown
from codegen.read.findings import Findings
from codegen.read.names.taken import is_name
from codegen.read.relations.joins import join_name
from codegen.read.relations.outline import Outline
from codegen.read.spec import RemovalSpec, Spec, Written
from codegen.versions import FORM, version


def removals(spec: Spec, outline: Outline, found: Findings) -> tuple[Removal, ...]:
    """What may be dropped; what is wrong with it is added to `found`."""
    found.extend(_renames(spec))
    removed = []
    for each in spec.removed:
        written, after = each.name, each.drop_after
        resource, dot, field = written.value.partition(".")
        if not is_name(resource) or (dot and not is_name(field)):
            message = f"`{shown(written.value)}` is neither a resource nor a field of one"
            hint = "write `resource` or `resource.field`"
            found.add("bad-removal", message, written.span, hint)
        else:
            drop_after = after.value if after else None
            name = field if dot else None
            removed.append(Removal(resource, name, drop_after, each.makes_room))
    found.extend(_versions(spec))
    found.extend(_contradictions(spec, outline))
    return tuple(removed)


def _versions(spec: Spec) -> Iterator[Diagnostic]:
    """What cannot wait for a version, and versions that cannot be compared."""
    waiting = [(each.name, each.drop_after) for each in spec.removed if each.drop_after]
    for name, after in waiting:
        if version(after.value) is None:
            message = f"`{shown(after.value)}` is no version"
            yield Diagnostic("bad-version", message, after.span, f"write {FORM}")
        elif name.value.endswith(".deleted_at"):
            message = "without `deleted_at` the rows that were deleted would be back"
            hint = f"remove `drop_after`: they go at once, with `{shown(name.value)}: {{}}`"
            yield Diagnostic("bad-removal", message, after.key, hint)
    if waiting and version(spec.api.version.value) is None:
        message = f"`{shown(spec.api.version.value)}` is no version, and `drop_after` waits for one"
        yield Diagnostic("bad-version", message, spec.api.version.span, f"write {FORM}")


def _renames(spec: Spec) -> Iterator[Diagnostic]:
    freed = {each.name.value for each in spec.removed if each.makes_room}
    resources = [(each.name, each.renamed_from) for each in spec.resources]
    yield from _former_names(resources, "", "resource", freed)
    for resource in spec.resources:
        path = f"{resource.name.value}."
        fields = [(each.name, each.renamed_from) for each in resource.fields]
        yield from _former_names(fields, path, "field", freed)
        relations = [
            (each.name, each.renamed_from)
            for each in resource.relations
            if each.many_to_many is None
        ]
        yield from _former_names(relations, path, "relation", freed)


def _former_names(
    named: Sequence[tuple[Written[str], Written[str] | None]],
    path: str,
    noun: str,
    freed: set[str],
) -> Iterator[Diagnostic]:
    """Names that two things would have had, or that one of them has still."""
    # What was called otherwise itself is another thing than what had its name.
    staying = {
        name.value: name for name, former in named if former is None or former.value == name.value
    }
    seen: dict[str, Written[str]] = {}
    for own, written in named:
        if written is None:
            continue
        name = written.value
        if name in staying and not {f"{path}{name}", f"{path}{name}_id"} & freed:
            message = f"`{shown(name)}` is still the name of a {noun} ({place(staying[name].span)})"
            hint = "remove `renamed_from`, or remove what has the name now"
            if own.value != name:
                line = f"{path}{shown(name)}: {{ replaced: true }}"
                hint += f"; if that is another thing,\nadd under `removed:`\n    {line}"
            yield Diagnostic("rename-from-present", message, written.span, hint)
        elif name in seen:
            message = f"two {noun}s were both `{shown(name)}` ({place(seen[name].span)})"
            yield Diagnostic("renamed-twice", message, written.span, "remove one `renamed_from`")
        else:
            seen[name] = written


def _contradictions(spec: Spec, outline: Outline) -> Iterator[Diagnostic]:
    """Things that are said to be gone, and are still there or live on under another name."""
    present, moved = _present(spec, outline), _moved(spec)
    for removal in spec.removed:
        name, span = removal.name.value, removal.name.span
        if removal.makes_room:
            yield from _misplaced(removal, present)
            continue
        for claims, says in ((present, "is still there"), (moved, "was renamed")):
            if name in claims:
                message = f"`{shown(name)}` {says} ({place(claims[name].span)})"
                hint = "remove one of the two"
                if claims is present:
                    another = f"{shown(name)}: {{ replaced: true }}"
                    hint += f"; if what is there is another thing, write\n    {another}"
                yield Diagnostic("removed-but-present", message, span, hint)


def _misplaced(removal: RemovalSpec, present: Collection[str]) -> Iterator[Diagnostic]:
    """What is said to be replaced, and by nothing, or by something that has to wait for it."""
    name, replaced = removal.name.value, removal.replaced
    if replaced is not None and name not in present:
        message = f"nothing is called `{shown(name)}` now, so nothing replaces it"
        hint = f"{shown(name)}: {{}}"
        yield Diagnostic("bad-removal", message, replaced.key, hint)
    elif removal.drop_after is not None:
        message = f"`{shown(name)}` cannot stay until then: something else has its name"
        line = f"{shown(name)}: {{ replaced: true }}"
        hint = (
            f"to drop it at once, write under `removed:`\n    {line}\n"
            "to keep it until then, give what replaces it another name"
        )
        yield Diagnostic("bad-removal", message, removal.drop_after.key, hint)


def _present(spec: Spec, outline: Outline) -> dict[str, Written[str]]:
    """What there is now, by the names that a removal has."""
    found: dict[str, Written[str]] = {}
    for resource in spec.resources:
        path = f"{resource.name.value}."
        found[resource.name.value] = resource.name
        found |= {path + field.name.value: field.name for field in resource.fields}
        if resource.parent is not None:
            found |= dict.fromkeys(_words(path, resource.parent.value), resource.parent)
        for relation in resource.relations:
            if relation.belongs_to is not None:
                found |= dict.fromkeys(_words(path, relation.name.value), relation.name)
            if relation.many_to_many is not None:
                table = join_name(resource, relation)
                if table not in outline.resources:
                    found[table] = relation.name
    return found


def _words(path: str, relation: str) -> tuple[str, str]:
    """What refers to a row, as its author calls it and as the column is called."""
    return path + relation, f"{path}{relation}_id"


def _moved(spec: Spec) -> dict[str, Written[str]]:
    """What is called otherwise now, by its former name."""
    found: dict[str, Written[str]] = {}
    for resource in spec.resources:
        path = f"{resource.name.value}."
        if resource.renamed_from is not None:
            found[resource.renamed_from.value] = resource.renamed_from
        for field in resource.fields:
            if field.renamed_from is not None:
                found[path + field.renamed_from.value] = field.renamed_from
        for relation in resource.relations:
            if relation.renamed_from is not None:
                former = relation.renamed_from
                words = (former.value,) if relation.many_to_many else _words(path, former.value)
                found |= dict.fromkeys(words, former)
    return found
