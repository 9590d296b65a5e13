"""The methods of a service that are written by hand: names, signatures, and what asks for each.

The service template declares them, and `codegen.overrides` holds `overrides/` against them; both
read them here, so that they cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from keyword import iskeyword
from typing import assert_never

from codegen.catalog import Action, Field, Hook, Override, Resource, Scope
from codegen.emit.names import result_name, stored_name
from codegen.emit.schemas import input_name
from codegen.emit.wire import Annotation, python_type
from codegen.naming import article, words

SESSION = Annotation("AsyncSession", (("sqlalchemy.ext.asyncio", "AsyncSession"),))


@dataclass(frozen=True, slots=True)
class HookMethod:
    """A method that generated code calls, and that is written by hand."""

    name: str
    parameters: tuple[tuple[str, Annotation], ...]
    """Name and type of each parameter after `self`."""
    answer: Annotation
    about: str
    kind: str
    """What asks for it: an action, a hook, a computed member."""
    key: str
    """What the schema calls that."""
    required: bool = True
    """Whether there is nothing that would be done without it."""
    computes: bool = False
    """Whether it sees a row and nothing else: a static method, which is not awaited."""

    @property
    def signature(self) -> str:
        """The line that declares it."""
        listed = [f"{name}: {type_.source}" for name, type_ in self.parameters]
        keyword, bound = ("def", []) if self.computes else ("async def", ["self"])
        return f"{keyword} {self.name}({', '.join([*bound, *listed])}) -> {self.answer.source}:"

    @property
    def imports(self) -> tuple[tuple[str, str], ...]:
        """What its signature needs, as (module, name)."""
        types = [*(type_ for _, type_ in self.parameters), self.answer]
        return tuple(pair for type_ in types for pair in type_.imports)


_NOTHING = Annotation("None")


def hook_methods(resource: Resource) -> tuple[HookMethod, ...]:
    """Everything that is, or may be, written by hand for a resource, in the schema's order."""
    return (
        *(
            action_hook(resource, action)
            for action in resource.actions
            if has_hook(resource, action)
        ),
        *(operation_hook(resource, hook) for hook in resource.hooks),
        *(compute_hook(resource, field) for field in resource.computed),
    )


def has_hook(resource: Resource, action: Action) -> bool:
    """Whether an action calls a hook: it must, or it may and there is a class to write it in."""
    match action.override:
        case Override.REQUIRED:
            return True
        case Override.OPTIONAL:
            return resource.overridden
        case Override.NONE:
            return False
        case _:
            assert_never(action.override)


def action_hook(resource: Resource, action: Action) -> HookMethod:
    """The hook that finishes an action."""
    schemas = f"generated.schemas.{resource.module}"
    parameters = [_row(resource) if action.scope is Scope.ITEM else _rows(resource)]
    if action.input:
        body = input_name(resource, action)
        parameters.append(("data", Annotation(body, ((schemas, body),))))
    result = result_name(resource, action)
    return HookMethod(
        f"on_{action.name}",
        tuple(parameters),
        Annotation(result, ((schemas, result),)) if action.result else _NOTHING,
        about_action(resource, action),
        "action",
        action.name,
        required=action.override is Override.REQUIRED,
    )


def operation_hook(resource: Resource, hook: Hook) -> HookMethod:
    """What is called before or after an operation, in its transaction."""
    session = ("session", SESSION)
    noun = words(resource.name)
    a_task = f"{article(noun)} {noun}"
    word = ("hook", hook.value)
    match hook:
        case Hook.BEFORE_CREATE:
            name = f"{resource.class_name}Create"
            body = Annotation(name, ((f"generated.schemas.{resource.module}", name),))
            about = f"Check {a_task} that is to be stored, and return what is to be stored."
            return HookMethod(hook.value, (session, ("data", body)), body, about, *word)
        case Hook.BEFORE_UPDATE:
            changes = ("changes", Annotation("dict[str, object]"))
            about = f"Check what is to change in {a_task}; `changes` has new values by column."
            parameters = (session, _row(resource), changes)
            return HookMethod(hook.value, parameters, _NOTHING, about, *word)
        case Hook.AFTER_CREATE:
            about = f"Do what follows from {a_task} that has been stored."
        case Hook.AFTER_UPDATE:
            about = f"Do what follows from {a_task} that has been changed."
        case Hook.BEFORE_DELETE:
            about = f"Check {a_task} that is to be deleted."
        case Hook.AFTER_DELETE:
            about = f"Do what follows from {a_task} that has been deleted."
        case _:
            assert_never(hook)
    return HookMethod(hook.value, (session, _row(resource)), _NOTHING, about, *word)


def compute_hook(resource: Resource, field: Field) -> HookMethod:
    """What gives a computed member its value, from what is stored."""
    stored = stored_name(resource)
    row = Annotation(stored, ((f"generated.schemas.{resource.module}", stored),))
    type_ = python_type(field.type)
    noun = words(resource.name)
    about = field.description or f"The `{field.name}` of {article(noun)} {noun}."
    return HookMethod(
        f"compute_{field.name}",
        ((row_name(resource), row),),
        Annotation(f"{type_.source} | None", type_.imports) if field.nullable else type_,
        about,
        "computed member",
        field.name,
        computes=True,
    )


def _row(resource: Resource) -> tuple[str, Annotation]:
    name = resource.class_name
    return row_name(resource), Annotation(name, ((f"generated.models.{resource.module}", name),))


def _rows(resource: Resource) -> tuple[str, Annotation]:
    name = resource.class_name
    imports = (("generated.rows", "OwnedRows"), (f"generated.models.{resource.module}", name))
    return rows_name(resource), Annotation(f"OwnedRows[{name}]", imports)


_PARAMETERS = {"changes", "data", "self", "session"}
"""What hooks call their other parameters."""


def row_name(resource: Resource) -> str:
    """What a hook calls the row that it is given; its own parameters come first."""
    return "row" if resource.module in _PARAMETERS else resource.module


def rows_name(resource: Resource) -> str:
    """What the hook of a collection's action calls the rows."""
    taken = resource.plural in _PARAMETERS or iskeyword(resource.plural)
    return "rows" if taken else resource.plural


def about_action(resource: Resource, action: Action) -> str:
    """What an action does, in the schema's words or in the plainest ones."""
    noun = words(resource.name)
    a_task = f"{article(noun)} {noun}"
    target = a_task if action.scope is Scope.ITEM else words(resource.plural)
    return action.description or f"{words(action.name).capitalize()} {target}."
