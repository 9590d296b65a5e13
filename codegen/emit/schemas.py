"""What the schema template needs: one class for each body that comes in or goes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from codegen.catalog import (
    Action,
    Constant,
    Datetime,
    Field,
    Function,
    Operation,
    Owner,
    Resource,
    Uuid,
)
from codegen.emit.names import result_name
from codegen.emit.render import render
from codegen.emit.wire import BASE, Annotation, annotation, output_annotation, to_python
from codegen.module import Imports, docstring
from codegen.naming import PYTHON_CLASSES, article, pascal, words

_IMPORTED = frozenset(
    {
        "Annotated",
        "Field",
        "Flag",
        "Identifier",
        "Input",
        "MISSING",
        "Output",
        "Storable",
        "Timestamp",
        "UUID",
        "Whole",
    }
)
"""What a module of schemas imports, and no type in it can be called."""


def input_name(resource: Resource, action: Action) -> str:
    """The class, and the OpenAPI component, of an action's body."""
    return f"{resource.class_name}{pascal(action.name)}"


def creates(resource: Resource) -> bool:
    """Whether there is a body for a whole resource: to create one, or to replace one."""
    return bool(resource.operations & {Operation.CREATE, Operation.REPLACE})


def seen_by(resource: Resource) -> str:
    """Whose eyes an answer is for."""
    return "its owner sees" if resource.owned else "everybody sees"


def render_schema(resource: Resource, owner: Owner) -> str:
    """The module of one resource's schemas."""
    imports = Imports()
    aliases = _aliases(resource)
    noun = words(resource.name)
    definitions = []
    if creates(resource):
        about = f"{article(noun).capitalize()} {noun} to be stored."
        members = [_member(field, aliases, imports) for field in resource.fields]
        definitions.append(_class(f"{resource.class_name}Create", "Input", about, members))
    if Operation.UPDATE in resource.operations:
        about = f"Changes to {article(noun)} {noun}. What is left out stays as it is."
        members = [_optional_member(field, aliases, imports) for field in resource.fields]
        definitions.append(_class(f"{resource.class_name}Update", "Input", about, members))
    definitions += _action_classes(resource, imports)
    about = f"{article(noun).capitalize()} {noun} as {seen_by(resource)} it."
    definitions.append(
        _class(f"{resource.class_name}Read", "Output", about, _answer(resource, owner, imports))
    )
    for base in ("Input", "Output"):
        if any(f"({base}):" in definition for definition in definitions):
            imports.add(BASE, base)
    return render(
        "schema.py.jinja",
        Words=words(resource.plural).capitalize(),
        imports=imports,
        aliases=[
            f"{aliases[field.name]} = {annotation(field.type).source}"
            for field in resource.fields
            if field.name in aliases
        ],
        definitions=definitions,
    )


def _action_classes(resource: Resource, imports: Imports) -> list[str]:
    """What actions take, and what they answer of their own."""
    definitions = []
    for action in resource.actions:
        if action.input:
            about = f"What `{action.name}` takes."
            members = [_member(field, {}, imports) for field in action.input]
            definitions.append(_class(input_name(resource, action), "Input", about, members))
        if action.result:
            about = f"What `{action.name}` answers."
            members = [_answer_member(field, imports) for field in action.result]
            definitions.append(_class(result_name(resource, action), "Output", about, members))
    return definitions


def _class(name: str, base: str, about: str, members: Sequence[str]) -> str:
    return render(
        "schema_class.py.jinja",
        name=name,
        base=base,
        docstring=docstring(about, 4),
        members=members,
    ).rstrip()


def _aliases(resource: Resource) -> dict[str, str]:
    """A name for the type of each constrained field that two bodies have, by the field's name."""
    if not creates(resource) or Operation.UPDATE not in resource.operations:
        return {}
    ends = ("Create", "Update", "Read", *(pascal(action.name) for action in resource.actions))
    taken = PYTHON_CLASSES | _IMPORTED | {f"{resource.class_name}{end}" for end in ends}
    aliases: dict[str, str] = {}
    for field in resource.fields:
        if annotation(field.type).source.startswith("Annotated["):
            name = pascal(field.name)
            while name in taken:
                name += "Value"
            taken |= {name}
            aliases[field.name] = name
    return aliases


def _member(field: Field, aliases: dict[str, str], imports: Imports) -> str:
    """A member of a body that stands for the whole: required, or with the default it takes."""
    type_ = _input_type(field, aliases, imports)
    match field.default:
        case Function():
            name = _factory(field.default)
            imports.add(BASE, name)
            return _declared(field, type_, imports, default_factory=name)
        case Constant(value):
            default = to_python(value)
            _use(default, imports)
            return _declared(field, type_, imports, default=default.source)
        case None if field.required:
            return _declared(field, type_, imports)
        case None:
            return _declared(field, type_, imports, default="None")
        case _:
            assert_never(field.default)


def _factory(function: Function) -> str:
    match function:
        case Function.NOW:
            return "now"
        case Function.UUID:
            return "new_uuid"
        case _:
            assert_never(function)


def _optional_member(field: Field, aliases: dict[str, str], imports: Imports) -> str:
    """A member of a merge patch: `MISSING` is what keeps absent and null apart."""
    imports.add("pydantic", "MISSING")
    type_ = _input_type(field, aliases, imports).removesuffix(" | None") + " | MISSING"
    type_ += " | None" if field.nullable else ""
    return _declared(field, type_, imports, default="MISSING")


def _declared(field: Field, type_: str, imports: Imports, **arguments: str) -> str:
    """The line for a member: `title: Title = Field(default_factory=…)`, or a shorter form."""
    line = f"{field.attribute}: {type_}"
    if arguments.keys() <= {"default"}:
        return f"{line} = {arguments['default']}" if arguments else line
    imports.add("pydantic", "Field")
    return f"{line} = Field({', '.join(f'{name}={source}' for name, source in arguments.items())})"


def _input_type(field: Field, aliases: dict[str, str], imports: Imports) -> str:
    type_ = annotation(field.type)
    _use(type_, imports)
    name = aliases.get(field.name, type_.source)
    return f"{name} | None" if field.nullable else name


def _answer(resource: Resource, owner: Owner, imports: Imports) -> list[str]:
    stamp = output_annotation(Datetime())
    stamps = [("created_at", stamp), ("updated_at", stamp)] if resource.timestamps else []
    system = [("id", output_annotation(Uuid()))]
    if resource.owned:
        system.append((owner.name, output_annotation(owner.type)))
    for _, type_ in (*system, *stamps):
        _use(type_, imports)
    return [
        *(f"{name}: {type_.source}" for name, type_ in system),
        *(_answer_member(field, imports) for field in resource.fields),
        *(f"{name}: {type_.source}" for name, type_ in stamps),
    ]


def _answer_member(field: Field, imports: Imports) -> str:
    type_ = output_annotation(field.type)
    _use(type_, imports)
    source = f"{type_.source} | None" if field.nullable else type_.source
    return _declared(field, source, imports)


def _use(type_: Annotation, imports: Imports) -> None:
    for module, name in type_.imports:
        imports.add(module, name)
