"""Names of columns where the schema uses them: in uniques, indexes, filters, orders, conditions."""

from __future__ import annotations

from collections.abc import Iterable

from codegen.catalog import ID, STAMPS, BelongsTo, Field, Resource
from codegen.diagnostics import closest
from codegen.read.document.nodes import place, shown
from codegen.read.findings import Findings
from codegen.read.spec import Written
from codegen.storage import DELETED_AT


def known_field(resource: Resource, written: Written[str], found: Findings) -> Field | None:
    """The field that is meant, the id and the stamps among them; a diagnostic if there is none."""
    field = resource.field(written.value)
    if field is None:
        unknown_field(resource, written, found)
    return field


def unknown_field(resource: Resource, written: Written[str], found: Findings) -> None:
    """Tell that a resource has no such field."""
    name = written.value
    relation = resource.relation(name)
    names = [field.name for field in (ID, *resource.fields)]
    names += [field.name for field in STAMPS] if resource.timestamps else []
    near = relation.field if isinstance(relation, BelongsTo) else closest(name, names)
    if name in {field.name for field in STAMPS} and not resource.timestamps:
        hint = "`defaults` has `timestamps: false`; remove that, or this"
    else:
        hint = f"did you mean `{near}`?" if near else f"known fields: {shown(', '.join(names))}"
    message = f"there is no field `{shown(name)}` in `{resource.name}`"
    found.add("unknown-field", message, written.span, hint)


def check_twice(written: Iterable[Written[str]], found: Findings) -> None:
    """Tell what is listed twice."""
    seen: dict[str, Written[str]] = {}
    for word in written:
        first = seen.setdefault(word.value, word)
        if first is not word:
            message = f"`{shown(word.value)}` is already listed at {place(first.span)}"
            found.add("listed-twice", message, word.span, "remove one of them")


def columns(resource: Resource, owner: str) -> frozenset[str]:
    """Every column of a resource's table."""
    return frozenset(
        (
            ID.name,
            *([owner] if resource.owned else []),
            *(field.name for field in resource.fields),
            *(field.name for field in STAMPS if resource.timestamps),
            *([DELETED_AT] if resource.soft_delete else []),
        )
    )
