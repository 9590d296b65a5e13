"""The editor's JSON Schema and the parser judge files alike.

Where they may differ is listed: the codes of what can only be told by looking at several places, or
by reading a small language within a text. Whatever else is refused, both refuse.
"""

import json
import random
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen import pipeline
from codegen.diagnostics import SchemaError
from codegen.read import read_text
from codegen.read.document.nodes import Mapping, Node, Scalar, Sequence, is_whole
from codegen.read.document.source import parse
from codegen.read.shape.check import check
from codegen.read.shape.editor import Json, Schema, editor_schema
from codegen.read.shape.kinds import Named
from codegen.read.vocabulary import SCHEMA, SMALLEST, TYPES
from tests.codegen.read.written import ODD, PLAIN, texts
from tests.codegen.test_diagnostics import CASES, codes_used

ROOT = Path(__file__).parents[3]

SHAPE = {
    "bad-date",
    "constraint-not-allowed",
    "control-character",
    "empty-text",
    "empty-value",
    "missing-key",
    "sunset-alone",
    "too-many-entries",
    "unknown-key",
    "unknown-type",
    "unknown-word",
    "wrong-kind",
}
"""What an editor can tell as well."""

BEFORE = {
    "duplicate-key",
    "empty-schema",
    "file-too-large",
    "forbidden-character",
    "not-utf8",
    "number-too-long",
    "schema-missing",
    "schema-unreadable",
    "too-deep",
    "too-many-values",
    "unsupported-yaml",
    "yaml-syntax",
}
"""What is told before there are values that a JSON Schema could judge."""

SEVERAL_PLACES = codes_used() - SHAPE - BEFORE
"""The rest: names that meet, words that another place must have, patterns, SQL, bounds."""


def portable(schema: Json) -> Json:
    """The schema for a validator with Python's regular expressions.

    Their `$` also stands before a line break at the end; that of JSON Schema does not.
    """
    match schema:
        case dict():
            return {
                re.sub(r"\$$", r"\\Z", key) if key.startswith("^") else key: (
                    re.sub(r"\$$", r"\\Z", value)
                    if key == "pattern" and isinstance(value, str)
                    else portable(value)
                )
                for key, value in schema.items()
            }
        case list():
            return [portable(item) for item in schema]
        case _:
            return schema


PORTABLE = portable(editor_schema())
assert isinstance(PORTABLE, dict)
VALIDATOR = jsonschema.Draft7Validator(PORTABLE, format_checker=jsonschema.FormatChecker(["date"]))


def value(node: Node) -> object:
    """What an editor makes of a node."""
    match node:
        case Scalar(_, Decimal() as number):
            return int(number) if is_whole(number) else number
        case Scalar(_, plain):
            return plain
        case Sequence(_, items):
            return [value(item) for item in items]
        case Mapping(_, entries):
            return {entry.key: value(entry.value) for entry in entries}


def told(text: str | bytes) -> set[str]:
    """The codes of what is wrong with a schema."""
    try:
        read_text(text)
    except SchemaError as error:
        return {each.code for each in error.diagnostics}
    return set()


def judge_alike(text: str | bytes) -> None:
    """Nothing that the parser takes is refused by the editor, and nothing misshapen is taken."""
    try:
        node = parse(text, "schema.yaml")
    except SchemaError:
        return
    errors = [each.code for each in check(node, SCHEMA, node.span) if each.severity == "error"]
    editor = [error.message for error in VALIDATOR.iter_errors(value(node))]
    parser = told(text)

    if errors or parser & SHAPE:
        assert editor, (errors, parser)
    if editor:
        assert parser, editor
    else:
        assert parser <= SEVERAL_PLACES


def whole_schemas() -> Iterator[tuple[str, bytes]]:
    """Every schema in the repository, by its place."""
    for path in (ROOT / "schema.yaml", *sorted((ROOT / "examples").glob("**/schema.yaml"))):
        yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    for folder in ("tests/codegen/golden", "tests/migrations"):
        for path in sorted((ROOT / folder).glob("**/*.yaml")):
            yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    for path in sorted((ROOT / "docs").glob("*.md")):
        blocks = re.findall("```yaml\n(spec: 1\n.*?)```", path.read_text("utf-8"), re.DOTALL)
        for number, block in enumerate(blocks):
            yield f"docs/{path.name}-{number}", block.encode()


WHOLE = dict(whole_schemas())


def test_it_is_a_json_schema() -> None:
    jsonschema.Draft7Validator.check_schema(editor_schema())


@pytest.mark.parametrize("name", WHOLE)
def test_a_schema_that_reads_is_right_for_an_editor_too(name: str) -> None:
    judge_alike(WHOLE[name])
    if not told(WHOLE[name]):
        assert VALIDATOR.is_valid(value(parse(WHOLE[name], "schema.yaml")))


def test_most_schemas_of_the_repository_read() -> None:
    assert sum(not told(source) for source in WHOLE.values()) > len(WHOLE) * 3 // 4


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_a_mistake_is_judged_alike(case: Path) -> None:
    judge_alike(case.read_bytes())


@pytest.mark.parametrize("code", sorted(SHAPE))
def test_a_mistake_of_shape_has_a_case_in_which_it_is_alone(code: str) -> None:
    texts = {
        "bad-date": "f: { type: string, nullable: true, deprecated: true, sunset: 2027-02-29 }",
        "constraint-not-allowed": "f: { type: integer, required: true, max_length: 3 }",
        "control-character": r'f: { type: string, required: true, pattern: "^a\e$" }',
        "empty-text": "f: { type: string, required: true, description: ' ' }",
        "empty-value": "",
        "missing-key": "f: { type: decimal, required: true }",
        "sunset-alone": "f: { type: string, nullable: true, sunset: 2027-02-28 }",
        "too-many-entries": ", ".join(
            f"f{n}: {{ type: date, required: true }}" for n in range(1001)
        ),
        "unknown-key": "f: { type: string, required: true, minLength: 3 }",
        "unknown-type": "f: { type: strin, required: true }",
        "unknown-word": "f: { type: string, required: true } }, methods: [lst",
        "wrong-kind": "f: { type: string, required: 1 }",
    }
    end = "]" if code == "unknown-word" else "}"
    head = "spec: 1\napi: { title: T, version: a }\nresources: { t: { fields: { "
    text = f"{head}{texts[code]} {end} }} }}"

    assert told(text) == {code}
    assert not VALIDATOR.is_valid(value(parse(text, "schema.yaml")))


@settings(max_examples=200, deadline=None)
@given(texts(SCHEMA))
def test_whatever_is_made_of_the_vocabulary_is_judged_alike(text: str) -> None:
    judge_alike(text)


SHAPES = [key.kind for key in SCHEMA.keys if isinstance(key.kind, Named)]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([*WHOLE.values(), SMALLEST.encode()]),
    st.one_of(PLAIN, ODD, *(texts(shape, 1) for shape in SHAPES)),
    st.randoms(use_true_random=False),
)
def test_whatever_stands_in_the_place_of_another_value_is_judged_alike(
    source: bytes, other: str, choice: random.Random
) -> None:
    rows = source.decode("utf-8").splitlines()
    row = choice.randrange(len(rows))
    rows[row] = rows[row].partition(":")[0] + f": {other}"

    judge_alike("\n".join(rows))


def properties(schema: Json) -> Iterator[Schema]:
    """The schema of every key."""
    match schema:
        case {"properties": dict(inner)}:
            yield from (each for each in inner.values() if isinstance(each, dict))
    match schema:
        case dict():
            for name, part in schema.items():
                if name not in ("dependencies", "allOf"):
                    yield from properties(part)
        case list():
            for part in schema:
                yield from properties(part)
        case _:
            pass


def test_every_key_is_explained_where_it_is_completed() -> None:
    found = list(properties(editor_schema()))

    assert len(found) > 100
    assert all(each.get("description") for each in found)


def test_every_type_is_explained_where_it_is_completed() -> None:
    text = json.dumps(editor_schema()["definitions"])

    assert all(
        json.dumps({"const": type_.name, "description": type_.doc}) in text for type_ in TYPES
    )


def test_the_file_that_is_committed_is_what_the_command_prints() -> None:
    committed = ROOT / pipeline.EDITOR_SCHEMA
    first = (ROOT / "schema.yaml").read_text("utf-8").splitlines()[0]

    assert committed.read_text("utf-8") == pipeline.json_schema()
    assert first == f"# yaml-language-server: $schema={pipeline.EDITOR_SCHEMA}"
