"""The vocabulary, and documents held against it."""

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from codegen.diagnostics import Diagnostic, SchemaError
from codegen.read.document.source import parse
from codegen.read.shape.kinds import Each, Either, Key, Kind, Line, Named, Object
from codegen.read.spec import Spec, specify
from codegen.read.vocabulary import (
    ACTION,
    FIELD,
    INPUT,
    SCHEMA,
    SMALLEST,
    TYPE_NAMES,
    TYPES,
)


def read(text: str) -> Spec:
    return specify(parse(text, "schema.yaml"))


def told(text: str) -> list[Diagnostic]:
    with pytest.raises(SchemaError) as raised:
        read(text)
    return list(raised.value.diagnostics)


def field(text: str) -> str:
    return (
        f"{SMALLEST.rsplit('resources', 1)[0]}resources: {{ task: {{ fields: {{ f: {text} }} }} }}"
    )


def objects(kind: Kind = SCHEMA) -> Iterator[Object]:
    """Every mapping with known keys, the outer ones first."""
    match kind:
        case Object(_, keys):
            yield kind
            for key in keys:
                yield from objects(key.kind)
        case Named(inner) | Each(inner):
            yield from objects(inner)
        case Either(forms):
            for form in forms:
                yield from objects(form)
        case _:
            pass


ALL_KEYS = [(shape, key) for shape in objects() for key in shape.keys]


def test_the_smallest_schema_is_one() -> None:
    smallest = read(SMALLEST)

    assert smallest.api.title.value == "Todo"
    assert [resource.name.value for resource in smallest.resources] == ["task"]
    assert smallest.resources[0].fields[0].required is not None


@pytest.mark.parametrize(("shape", "key"), ALL_KEYS, ids=lambda each: getattr(each, "name", ""))
def test_a_key_is_said_in_a_sentence_and_once(shape: Object, key: Key) -> None:
    assert key.doc[0].isupper() or key.doc[0] == "`"
    assert key.doc.endswith(".")
    assert [each.name for each in shape.keys].count(key.name) == 1


def test_no_synonym_is_a_word_of_its_own() -> None:
    for shape in objects():
        names = {key.name for key in shape.keys}
        synonyms = [synonym for key in shape.keys for synonym in key.synonyms]

        assert not names.intersection(synonyms)
        assert len(set(synonyms)) == len(synonyms)


def test_every_key_that_is_supported_is_also_used() -> None:
    files = Path(inspect.getfile(specify)).parent.glob("*.py")
    source = "".join(file.read_text("utf-8") for file in files)
    supported = {key.name for _, key in ALL_KEYS}

    # There is one kind of id, so nothing needs to be known of it.
    unused = {name for name in supported if f'"{name}"' not in source} - {"id"}
    assert unused == set()


@pytest.mark.parametrize("name", TYPE_NAMES)
def test_every_type_has_the_shape_of_one(name: str) -> None:
    for word in {name, f"{name}[]"} - {"json[]"}:
        written = read(field(f"{{ type: '{word}' }}")).resources[0].fields[0]

        assert written.type.value == word


@pytest.mark.parametrize("name", ["Status", "TaskState2", "Status[]"])
def test_a_capitalised_word_has_the_shape_of_an_enum(name: str) -> None:
    assert read(field(f"{{ type: '{name}' }}")).resources[0].fields[0].type.value == name


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("minLength", "min_length"),
        ("MaxLength", "max_length"),
        ("maxlen", "max_length"),
        ("max-length", "max_length"),
        ("requred", "required"),
        ("Required", "required"),
        ("nulable", "nullable"),
        ("optional", "nullable"),
        ("regex", "pattern"),
        ("min", "minimum"),
        ("example", "examples"),
        ("readOnly", "read_only"),
    ],
)
def test_a_misspelt_key_finds_the_word_that_was_meant(written: str, meant: str) -> None:
    (refused,) = told(field(f"{{ type: string, {written}: 1 }}"))

    assert (refused.code, refused.hint) == ("unknown-key", f"did you mean `{meant}`?")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("strnig", "string"),
        ("int", "integer"),
        ("date-time", "datetime"),
        ("timestamp", "datetime"),
        ("guid", "uuid"),
        ("number", "decimal"),
        ("money", "decimal"),
        ("blob", "bytes"),
        ("jsonb", "json"),
        ("int8", "bigint"),
        ("interval", "duration"),
        ("uri", "url"),
        ("'int[]'", "integer[]"),
        ("bigin", "bigint"),
    ],
)
def test_a_misspelt_type_finds_the_word_that_was_meant(written: str, meant: str) -> None:
    (refused,) = told(field(f"{{ type: {written} }}"))

    assert (refused.code, refused.hint) == ("unknown-type", f"did you mean `{meant}`?")


def test_a_word_that_nothing_is_like_is_told_what_is_known() -> None:
    (refused,) = told(field("{ type: string, colour: red }"))

    assert refused.hint is not None
    assert refused.hint.startswith("known keys: type, description, required, nullable")


def test_what_is_misspelt_is_not_missing_as_well() -> None:
    (refused,) = told(field("{ typ: string }"))

    assert refused.code == "unknown-key"


def test_all_that_is_wrong_with_the_shape_is_told_at_once() -> None:
    codes = [each.code for each in told("spec: x\napi: {}\nresources: { task: { feilds: 1 } }\n")]

    assert codes == ["wrong-kind", "missing-key", "missing-key", "unknown-key"]


def test_an_input_has_the_keys_of_a_field_but_no_past() -> None:
    own = {key.name for key in FIELD.keys} - {key.name for key in INPUT.keys}

    assert own == {"read_only", "write_only", "immutable", "renamed_from", "backfill", "convert"}


def test_a_constraint_of_a_type_is_a_key_of_a_field() -> None:
    assert {name for type_ in TYPES for name in type_.constraints} <= {k.name for k in FIELD.keys}


def test_every_text_of_an_action_is_read_with_its_place() -> None:
    written = "actions: { a: { method: PUT, input: { f: { type: text } } } }"
    text = SMALLEST.replace("fields:", f"{written}, fields:", 1)
    (action,) = read(text).resources[0].actions

    assert action.method is not None
    row = text.splitlines()[action.method.span.line - 1]
    assert row[action.method.span.column - 1 : action.method.span.end_column - 1] == "PUT"
    assert row[action.method.key.column - 1 : action.method.key.end_column - 1] == "method"
    assert {key.name for key in ACTION.keys if isinstance(key.kind, Line)} == set()


@pytest.mark.parametrize(
    "text",
    [
        'say "hi"',
        "it's",
        "{{ x }} {% y %} ${z} %s",
        "'" * 3 + '"' * 3,
        "back\\slash",
        "# */ -- ; DROP TABLE",
        "<script>",
        "\t\n",
        "\u202e \u2028 \ufeff \U0001f600",
        "carriage\rreturn",
    ],
)
def test_a_description_is_data_whatever_it_holds(text: str) -> None:
    escaped = "".join(f"\\U{ord(char):08X}" for char in f"x{text}x")
    source = SMALLEST.replace("api: {", f'api: {{ description: "{escaped}",')
    if "\r" in text:
        assert [each.code for each in told(source)] == ["control-character"]
    else:
        description = read(source).api.description
        assert description is not None
        assert description.value == f"x{text}x"


def test_a_resource_has_no_more_fields_than_a_table_has_room_for() -> None:
    def fields(count: int) -> str:
        members = ", ".join(f"f{number}: {{ type: date }}" for number in range(count))
        head = SMALLEST.rsplit("resources", 1)[0]
        return f"{head}resources: {{ task: {{ fields: {{ {members} }} }} }}"

    assert len(read(fields(1000)).resources[0].fields) == 1000
    assert [each.code for each in told(fields(1001))] == ["too-many-entries"]
