"""The bodies of batches, on the way in and on the way out, as classes."""

from __future__ import annotations

from codegen.catalog import Operation, Resource
from codegen.emit.names import batch_kinds
from codegen.emit.wire import VALUES
from codegen.module import Imports
from codegen.naming import words

Classes = list[tuple[str, str, str, list[str]]]
"""Name, base, docstring and members of each."""


def batch_classes(resource: Resource, imports: Imports) -> Classes:
    """What a batch takes, and what each change in it is."""
    kinds = batch_kinds(resource)
    if not kinds:
        return []
    name, many = resource.class_name, words(resource.plural)
    imports.add("typing", "Annotated")
    imports.add("pydantic", "Field")
    classes: Classes = []
    if {Operation.UPDATE, Operation.DELETE} & {*kinds}:
        imports.add(VALUES, "Identifier")
    if Operation.UPDATE in kinds:
        about = f"Changes to the {words(resource.name)} with this id."
        # What is to change in a row is the rest of it.
        members = ["id: Annotated[Identifier, Field(exclude=True)]"]
        classes.append((f"{name}BatchUpdate", f"{name}Update", about, members))
    about = f"{many.capitalize()} that are written together: all of them, or none."
    members = [_list(kind, resource, imports) for kind in kinds]
    return [*classes, (f"{name}Batch", "Input", about, members)]


def _list(kind: Operation, resource: Resource, imports: Imports) -> str:
    items = {
        Operation.CREATE: f"{resource.class_name}Create",
        Operation.UPDATE: f"{resource.class_name}BatchUpdate",
        Operation.DELETE: "Identifier",
    }[kind]
    distinct = ""
    if kind is Operation.DELETE:
        imports.add(VALUES, "Distinct")
        distinct = ", Distinct"
    bounded = f"Annotated[list[{items}], Field(max_length={resource.batch_size}){distinct}]"
    return f"{kind.value}: {bounded} = Field(default=[])"


def batch_answers(resource: Resource, imports: Imports) -> Classes:
    """What a batch answers."""
    kinds = batch_kinds(resource)
    if not kinds:
        return []
    members = []
    if Operation.CREATE in kinds:
        members.append(f"created: list[{resource.class_name}Read]")
    if Operation.UPDATE in kinds:
        members.append(f"updated: list[{resource.class_name}Read]")
    if Operation.DELETE in kinds:
        imports.add("uuid", "UUID")
        members.append("deleted: list[UUID]")
    about = "What a batch has done, in its order."
    return [(f"{resource.class_name}BatchResult", "Output", about, members)]
