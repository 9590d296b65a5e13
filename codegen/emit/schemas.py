"""What the schema template needs: one class for each body that comes in or goes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from codegen.catalog import (
    Action,
    Array,
    Catalog,
    Constant,
    Datetime,
    Enum,
    Field,
    FieldType,
    Function,
    Operation,
    Owner,
    Resource,
    Uuid,
    Value,
)
from codegen.emit.asked import is_asked
from codegen.emit.batches import batch_answers, batch_classes
from codegen.emit.links import answered_members, changed_members, created_members
from codegen.emit.names import result_name, stored_name
from codegen.emit.queries import query_class
from codegen.emit.render import render
from codegen.emit.wire import (
    FORMATS,
    VALUES,
    Annotation,
    annotation,
    output_annotation,
    to_python,
)
from codegen.module import Imports, docstring, literal
from codegen.naming import PYTHON_CLASSES, SCHEMA_IMPORTS, article, pascal, words

BASE = "generated.schemas.base"

_ENDS = ("Create", "Replace", "Update", "Read", "Batch", "BatchUpdate", "BatchResult")
_FACTORIES = {Function.NOW: (FORMATS, "now"), Function.UUID: (VALUES, "new_uuid")}


def input_name(resource: Resource, action: Action) -> str:
    """The class, and the OpenAPI component, of an action's body."""
    return f"{resource.class_name}{pascal(action.name)}"


def creates(resource: Resource) -> bool:
    """Whether there is a body for a whole resource: to create one, or to replace one."""
    if Operation.CREATE in resource.operations:
        return True
    return Operation.REPLACE in resource.operations and not replaces_apart(resource)


def replaces_apart(resource: Resource) -> bool:
    """Whether what replaces a row is not what creates one: some of it can be set only once."""
    return Operation.REPLACE in resource.operations and resource.changed != resource.created


def replace_name(resource: Resource) -> str:
    """The class, and the OpenAPI component, of the body that replaces a row."""
    return f"{resource.class_name}{'Replace' if replaces_apart(resource) else 'Create'}"


def seen_by(resource: Resource) -> str:
    """Whose eyes an answer is for."""
    return "its owner sees" if resource.owned else "everybody sees"


def render_schema(resource: Resource, owner: Owner) -> str:
    """The module of one resource's schemas."""
    imports = Imports()
    aliases = _aliases(resource)
    name, noun = resource.class_name, words(resource.name)
    a_task = f"{article(noun)} {noun}"
    definitions = []
    if creates(resource):
        about = f"{a_task.capitalize()} to be stored."
        members = [_member(field, aliases, imports) for field in created_members(resource)]
        definitions.append(_class(f"{name}Create", "Input", about, members))
    if replaces_apart(resource):
        about = f"{a_task.capitalize()} in the place of another."
        members = [_member(field, aliases, imports) for field in changed_members(resource)]
        definitions.append(_class(f"{name}Replace", "Input", about, members))
    if Operation.UPDATE in resource.operations:
        about = f"Changes to {a_task}. What is left out stays as it is."
        members = [_optional_member(field, aliases, imports) for field in changed_members(resource)]
        definitions.append(_class(f"{name}Update", "Input", about, members))
    definitions += [_class(*each) for each in batch_classes(resource, imports)]
    definitions += _action_classes(resource, imports)
    definitions += _answer_classes(resource, owner, imports)
    definitions += [_class(*each) for each in batch_answers(resource, imports)]
    if is_asked(resource):
        definitions.append(query_class(resource, aliases, imports))
    for base in ("Input", "Output", "Row", "VersionedRow"):
        if any(f"({base}):" in definition for definition in definitions):
            imports.add(BASE, base)
    return render(
        "schema.py.jinja",
        Words=words(resource.plural).capitalize(),
        imports=imports,
        aliases=[
            f"{aliases[field.name]} = {annotation(field.type).source}"
            for field in dict.fromkeys((*resource.fields, *created_members(resource)))
            if field.name in aliases
        ],
        definitions=definitions,
    )


def _answer_classes(resource: Resource, owner: Owner, imports: Imports) -> list[str]:
    """What is answered of a row; what is computed stands in a class on top of what is stored."""
    noun = words(resource.name)
    about = f"{article(noun).capitalize()} {noun} as {seen_by(resource)} it."
    answer, members = f"{resource.class_name}Read", _answer(resource, owner, imports)
    row = "VersionedRow" if resource.etag else "Row"
    if not resource.computed:
        return [_class(answer, row, about, members)]
    stored = stored_name(resource)
    computed = [_answer_member(field, imports) for field in resource.computed]
    told = f"What is stored of {article(noun)} {noun}."
    return [_class(stored, row, told, members), _class(answer, stored, about, computed)]


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


def render_enums(catalog: Catalog) -> str:
    """The module of the enums that the schema names."""
    imports = Imports()
    imports.add("typing", "Literal", "TypeAlias")
    return render(
        "enums.py.jinja",
        imports=imports,
        definitions=[
            f"{each.class_name}: TypeAlias = Literal[{', '.join(map(literal, each.values))}]"
            + ("" if each.description is None else f"\n{docstring(each.description)}\n")
            for each in catalog.enums
        ],
    )


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
    ends = (*_ENDS, *(pascal(action.name) for action in resource.actions))
    enums = {enum.class_name for field in resource.fields for enum in _enums(field.type)}
    taken = PYTHON_CLASSES | SCHEMA_IMPORTS | enums
    taken |= {f"{resource.class_name}{end}" for end in ends}
    aliases: dict[str, str] = {}
    for field in _told_twice(resource):
        if annotation(field.type).source.startswith("Annotated["):
            name = pascal(field.name)
            while name in taken:
                name += "Value"
            taken |= {name}
            aliases[field.name] = name
    return aliases


def _told_twice(resource: Resource) -> list[Field]:
    """The fields that stand in more than one body."""
    bodies = [created_members(resource)] if creates(resource) else []
    bodies += [changed_members(resource)] if replaces_apart(resource) else []
    bodies += [changed_members(resource)] if Operation.UPDATE in resource.operations else []
    members = dict.fromkeys(field for body in bodies for field in body)
    return [field for field in members if sum(field in body for body in bodies) > 1]


def _enums(type_: FieldType) -> list[Enum]:
    match type_:
        case Enum():
            return [type_]
        case Array(Enum() as item):
            return [item]
        case _:
            return []


def _member(field: Field, aliases: dict[str, str], imports: Imports) -> str:
    """A member of a body that stands for the whole: required, or with the default it takes."""
    type_ = _input_type(field, aliases, imports)
    match field.default:
        case Function():
            _, name = _FACTORIES[field.default]
            imports.add(*_FACTORIES[field.default])
            return _declared(field, type_, imports, default_factory=name)
        case Constant(value):
            return _defaulting(field, type_, value, imports)
        case None if field.required:
            return _declared(field, type_, imports)
        case None:
            return _declared(field, type_, imports, default="None")
        case _:
            assert_never(field.default)


def _defaulting(field: Field, type_: str, value: Value, imports: Imports) -> str:
    """A member with a constant as its default; of a list or an object each body gets its own."""
    default = to_python(value)
    _use(default, imports)
    line = _declared(field, type_, imports, default=default.source)
    if not default.source.startswith(("[", "{")):
        return line
    imports.add("pydantic", "Field")
    declared, _, source = line.partition(" = ")
    return f"{declared} = Field(default={source})"


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
    owned = [(owner.name, output_annotation(owner.type))] if resource.owned else []
    system = [("id", output_annotation(Uuid())), *owned]
    for _, type_ in (*system, *stamps):
        _use(type_, imports)
    return [
        *(f"{name}: {type_.source}" for name, type_ in system),
        *(_answer_member(field, imports) for field in answered_members(resource)),
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
