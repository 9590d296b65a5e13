"""docs/types.md says what each type is, and the code says the same."""

import re
from pathlib import Path

import pytest

from codegen import catalog as c
from codegen.emit.wire import enum_component, input_schema, python_type
from codegen.read import read_text
from codegen.read.lookups.listing import operators
from codegen.read.values import bounds
from codegen.read.vocabulary import ARRAY_CONSTRAINTS, TYPE_NAMES, TYPES
from codegen.storage import postgres_type
from tests.codegen.read.schemas import HEAD, field

PAGE = (Path(__file__).parents[3] / "docs" / "types.md").read_text(encoding="utf-8")
PRECISION = {"decimal": "precision: 6, scale: 2"}


def rows(text: str) -> dict[str, list[str]]:
    """The cells of the first table of a text, by what stands in the first one."""
    table = text[text.index("| type |") :].split("\n\n")[0]
    lines = re.findall(r"^\| (.+) \|$", table, re.MULTILINE)
    cells = [line.split(" | ") for line in lines[2:]]
    return {row[0].replace("`", ""): row[1:] for row in cells}


def section(heading: str) -> str:
    """The text below a heading, up to the next one."""
    return re.split("^## ", PAGE.split(f"\n## {heading}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]


def type_of(word: str) -> c.FieldType:
    return field(f"type: '{word}', required: true, {PRECISION.get(word, '')}").type


TABLE = rows(PAGE)


def test_every_type_has_one_row() -> None:
    assert list(TABLE) == [*TYPE_NAMES, "an enum", "an array"]
    assert all(len(cells) == 6 for cells in TABLE.values())


@pytest.mark.parametrize("word", TYPE_NAMES)
def test_the_column_is_of_the_type_that_is_documented(word: str) -> None:
    actual = postgres_type(type_of(word)).replace("(6,2)", "(precision,scale)")

    assert TABLE[word][0] == f"`{actual}`"


def test_an_enum_and_an_array_are_stored_as_documented() -> None:
    status = c.Enum("Status", "Status", ("a",))

    assert TABLE["an enum"][0] == f"`{postgres_type(status)}`"
    assert TABLE["an array"][0].replace("TYPE", "bigint") == (
        f"`{postgres_type(c.Array(c.BigInteger()))}`"
    )


def test_the_constraints_are_those_of_the_vocabulary() -> None:
    documented = {word: tuple(re.findall("`([a-z_]+)`", cells[3])) for word, cells in TABLE.items()}

    assert documented == {
        **{type_.name: type_.constraints for type_ in TYPES},
        "an enum": (),
        "an array": ARRAY_CONSTRAINTS,
    }


def test_the_lengths_are_those_that_hold() -> None:
    def usual(word: str) -> int:
        type_ = type_of(word)
        assert isinstance(type_, c.String | c.Text | c.Bytes | c.Email | c.Url | c.Slug)
        return type_.max_length

    most = {
        "string": bounds.MAX_STRING,
        "text": bounds.MAX_TEXT,
        "bytes": bounds.MAX_BINARY,
        "email": c.Email().max_length,
        "url": bounds.MAX_STRING,
        "slug": bounds.MAX_STRING,
    }

    assert rows(section("Text")) == {
        word: [f"{usual(word):,}", f"{limit:,}"] for word, limit in most.items()
    }


def test_the_ranges_are_those_that_hold() -> None:
    documented = rows(section("Numbers"))

    assert documented["integer"] == [f"{c.INT4_MIN:,}", f"{c.INT4_MAX:,}"]
    assert documented["bigint"] == [f"{c.SAFE_MIN:,}", f"{c.SAFE_MAX:,}"]
    for bound in documented["float"]:
        field(f"type: float, required: true, minimum: {bound}")
    arrays = section("Arrays").replace("\n", " ")
    assert f"at most {c.Array(c.Date()).max_items} items" in arrays
    assert f"never more than {bounds.MAX_ITEMS:,}" in arrays


@pytest.mark.parametrize("block", re.findall("```yaml\n(.*?)```", PAGE, re.DOTALL))
def test_every_field_that_is_shown_reads(block: str) -> None:
    fields = "".join(f"      {line}\n" for line in block.splitlines())

    assert read_text(f"{HEAD}resources:\n  task:\n    fields:\n{fields}").resources


def test_every_form_that_is_shown_is_one() -> None:
    for word, (written,) in rows(section("Time")).items():
        for constant in re.findall("`([^`]+)`", written):
            field(f"type: {word}, default: {constant}")


STATUS = c.Enum("Status", "Status", ("a",))
TYPED: dict[str, c.FieldType] = {
    **{word: type_of(word) for word in TYPE_NAMES},
    "an enum": STATUS,
    "an array": c.Array(c.String()),
}


@pytest.mark.parametrize("word", TYPED)
def test_the_filters_are_those_that_a_list_can_have(word: str) -> None:
    documented = re.findall("`([a-z_]+)`", TABLE[word][4])

    assert set(documented) - {"is_null"} == {each.value for each in operators(TYPED[word])} - {
        "is_null"
    }
    assert documented[-1] == "is_null"


@pytest.mark.parametrize("word", TYPED)
def test_the_python_type_is_that_of_the_model(word: str) -> None:
    expected = {"an array": "`list[...]`"}
    actual = expected.get(word, f"`{python_type(TYPED[word]).source}`")

    assert TABLE[word][1] == actual


@pytest.mark.parametrize("word", TYPED)
def test_the_type_in_the_document_is_that_of_its_schema(word: str) -> None:
    schema = enum_component(STATUS) if word == "an enum" else input_schema(TYPED[word])
    actual = schema.get("type")

    assert TABLE[word][2] == ("any" if actual is None else f"`{actual}`")
