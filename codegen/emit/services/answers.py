"""How a row becomes an answer: as it is stored, with what is computed from it."""

from __future__ import annotations

from codegen.catalog import ORDINARY, Operation, Resource
from codegen.emit.draft import Draft
from codegen.emit.names import stored_name
from codegen.emit.schemas import seen_by
from codegen.module import docstring

_ANSWERS_ROWS = ORDINARY - {Operation.DELETE}


def read_functions(draft: Draft) -> list[str]:
    """The function that reads a row, where nothing in it is computed."""
    if draft.resource.computed or not _reads(draft.resource):
        return []
    _import(draft)
    return [draft.part("read_function.py.jinja", about=docstring(_about(draft.resource), 4))]


def read_methods(draft: Draft) -> list[str]:
    """The method that reads a row and computes the rest."""
    resource = draft.resource
    if not resource.computed:
        return []
    _import(draft)
    draft.model(resource)
    draft.schema(stored_name(resource))
    computed = [f"{each.attribute}=cls.compute_{each.name}(stored)" for each in resource.computed]
    return [
        draft.part(
            "read_method.py.jinja",
            about=docstring(_about(resource), 8),
            computed=", ".join(computed),
        )
    ]


def answer_of_row(resource: Resource) -> str:
    """The answer that is made of a row in hand, or of what has been read again with its ids."""
    if resource.links:
        return f"{'self.read' if resource.computed else 'read'}(stored)"
    return (
        "self.read(row)" if resource.computed else f"{resource.class_name}Read.model_validate(row)"
    )


def _reads(resource: Resource) -> bool:
    acts = any(not action.result for action in resource.actions)
    return bool(resource.operations & _ANSWERS_ROWS) or acts or resource.undelete


def _import(draft: Draft) -> None:
    draft.imports.add("sqlalchemy", "RowMapping")
    draft.imports.add("generated.errors", "NotFound")
    draft.schema(f"{draft.resource.class_name}Read")


def _about(resource: Resource) -> str:
    about = f"The row as {seen_by(resource)} it.\n\nRaises NotFound where there is none"
    return about + ("; somebody else's is none." if resource.owned else ".")
