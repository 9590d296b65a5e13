"""What the schema says of its past: former names, and what may be dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codegen.catalog import Removal
from codegen.diagnostics import Diagnostic
from codegen.read.document.nodes import place, shown
from codegen.read.findings import Findings
from codegen.read.names.taken import is_name
from codegen.read.relations.joins import join_name
from codegen.read.relations.outline import Outline
from codegen.read.spec import Spec, Written
from codegen.versions import FORM, version


def removals(spec: Spec, outline: Outline, found: Findings) -> tuple[Removal, ...]:
    """What may be dropped; what is wrong with it is added to `found`."""
    found.extend(_renames(spec))
    removed = []
    for written, after in spec.removed:
        resource, dot, field = written.value.partition(".")
        if not is_name(resource) or (dot and not is_name(field)):
            message = f"`{shown(written.value)}` is neither a resource nor a field of one"
            hint = "write `resource` or `resource.field`"
            found.add("bad-removal", message, written.span, hint)
        else:
            drop_after = after.value if after else None
            removed.append(Removal(resource, field if dot else None, drop_after))
    found.extend(_versions(spec))
    found.extend(_contradictions(spec, outline))
    return tuple(removed)


def _versions(spec: Spec) -> Iterator[Diagnostic]:
    """What cannot wait for a version, and versions that cannot be compared."""
    waiting = [(name, after) for name, after in spec.removed if after is not None]
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
    names = {resource.name.value: resource.name for resource in spec.resources}
    former = (resource.renamed_from for resource in spec.resources)
    yield from _former_names(former, names, "resource")
    for resource in spec.resources:
        fields = {field.name.value: field.name for field in resource.fields}
        yield from _former_names((f.renamed_from for f in resource.fields), fields, "field")
        relations = {relation.name.value: relation.name for relation in resource.relations}
        former = (relation.renamed_from for relation in resource.relations)
        yield from _former_names(former, relations, "relation")


def _former_names(
    former: Iterable[Written[str] | None], present: dict[str, Written[str]], noun: str
) -> Iterator[Diagnostic]:
    seen: dict[str, Written[str]] = {}
    for written in former:
        if written is None:
            continue
        name = written.value
        if name in present:
            message = f"`{shown(name)}` is still the name of a {noun} ({place(present[name].span)})"
            hint = "remove `renamed_from`, or remove what has the name now"
            yield Diagnostic("rename-from-present", message, written.span, hint)
        elif name in seen:
            message = f"two {noun}s were both `{shown(name)}` ({place(seen[name].span)})"
            yield Diagnostic("renamed-twice", message, written.span, "remove one `renamed_from`")
        else:
            seen[name] = written


def _contradictions(spec: Spec, outline: Outline) -> Iterator[Diagnostic]:
    """Things that are said to be gone, and are still there or live on under another name."""
    present: dict[str, Written[str]] = {}
    moved: dict[str, Written[str]] = {}
    for resource in spec.resources:
        present[resource.name.value] = resource.name
        if resource.renamed_from is not None:
            moved[resource.renamed_from.value] = resource.renamed_from
        for field in resource.fields:
            path = f"{resource.name.value}."
            present[path + field.name.value] = field.name
            if field.renamed_from is not None:
                moved[path + field.renamed_from.value] = field.renamed_from
        for relation in resource.relations:
            path = f"{resource.name.value}."
            if relation.belongs_to is not None:
                present[f"{path}{relation.name.value}_id"] = relation.name
            if relation.renamed_from is not None:
                moved[f"{path}{relation.renamed_from.value}_id"] = relation.renamed_from
            if relation.many_to_many is not None:
                table = join_name(resource, relation)
                if table not in outline.resources:
                    present[table] = relation.name
    for written, _ in spec.removed:
        name = written.value
        for claims, says in ((present, "is still there"), (moved, "was renamed")):
            if name in claims:
                message = f"`{shown(name)}` {says} ({place(claims[name].span)})"
                hint = "remove one of the two"
                yield Diagnostic("removed-but-present", message, written.span, hint)
