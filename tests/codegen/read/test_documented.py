"""docs/schema.md has every word of the language, and what it shows is so."""

import re
from pathlib import Path

import pytest

from codegen.catalog import Array, PageSize, String
from codegen.read import read_text
from codegen.read.document.source import MAX_DEPTH, MAX_VALUES
from codegen.read.document.text import MAX_BYTES
from codegen.read.owner import MAX_OWNER
from codegen.read.resolve import MAX_PAGE_SIZE
from codegen.read.shape.kinds import Each, Either, Kind, Named, Object
from codegen.read.values.bounds import MAX_ITEMS, MAX_PRECISION
from codegen.read.values.enums import MAX_WORDS
from codegen.read.values.words import MAX_WORD
from codegen.read.vocabulary import SCHEMA, TYPES

PAGE = (Path(__file__).parents[3] / "docs" / "schema.md").read_text(encoding="utf-8")

SECTIONS = {
    "the schema": "## The file",
    "`api`": "## `api`",
    "`cors`": "### `cors`",
    "`owner`": "## `owner`",
    "`defaults`": "## `defaults`",
    "`page_size`": "### `page_size`",
    "a resource": "## `resources`",
    "an enum": "## Enums",
    "a removal": "### `removed`",
    "a field": "## Fields",
    "`security`": "## `security`",
    "a relation": "## Relations",
    "a parent": "### Parents",
    "a backfill": "### SQL over a row",
    "a unique": "### Uniques",
    "an index": "### Indexes",
    "`list`": "## Lists",
    "an action": "## Actions",
    "a transition": "### `transition`",
    "a member of an answer": "### What is answered",
    "an action's input": "### `input`",
}


def section(heading: str) -> str:
    """The text below a heading, up to the next one."""
    _, _, below = PAGE.partition(f"\n{heading}\n")
    return re.split("^#", below, maxsplit=1, flags=re.MULTILINE)[0]


def rows(heading: str) -> dict[str, list[str]]:
    """The cells of the table below a heading, by the word in the first one."""
    found = re.findall(r"^\| `([^`]+)` \|(.*)\|$", section(heading), re.MULTILINE)
    return {word: re.split(r"(?<!\\)\|", cells) for word, cells in found}


def objects(kind: Kind = SCHEMA) -> list[Object]:
    match kind:
        case Object(_, keys):
            return [kind, *(inner for key in keys for inner in objects(key.kind))]
        case Named(inner) | Each(inner):
            return objects(inner)
        case Either(forms):
            return [inner for form in forms for inner in objects(form)]
        case _:
            return []


@pytest.mark.parametrize("shape", objects(), ids=lambda shape: shape.noun)
def test_every_key_has_its_row_in_its_place(shape: Object) -> None:
    documented = rows(SECTIONS[shape.noun]) if shape.noun in SECTIONS else {}

    assert list(documented) == [key.name for key in shape.keys]


@pytest.mark.parametrize("shape", objects(), ids=lambda shape: shape.noun)
def test_a_row_says_required_where_the_key_is(shape: Object) -> None:
    documented = rows(SECTIONS[shape.noun]) if shape.noun in SECTIONS else {}
    required = {word for word, cells in documented.items() if cells[0].strip() == "required"}

    assert required - {"override"} == {key.name for key in shape.keys if key.required}


def test_every_type_has_its_row() -> None:
    documented = rows("## Types")

    assert {
        word: tuple(re.findall("`([a-z_]+)`", cells[1])) for word, cells in documented.items()
    } == {type_.name: type_.constraints for type_ in TYPES}


def test_numbers_are_the_ones_that_hold() -> None:
    fields, pages, enums = rows("## Fields"), rows("### `page_size`"), rows("## Enums")

    assert fields["max_length"][0].endswith(f"`{String().max_length}` for a `string` ")
    assert fields["max_items"][0].strip() == f"`{Array(String()).max_items}`"
    assert f"at most {MAX_ITEMS:,}" in fields["max_items"][1]
    assert f"at most {MAX_PRECISION}" in fields["precision"][1]
    assert f"at most {MAX_WORDS} of at most {MAX_WORD} characters" in enums["values"][1]
    assert pages["default"][0].strip() == f"`{PageSize().default}`"
    assert pages["max"][0].strip() == f"`{PageSize().maximum}`"
    assert f"at most {MAX_PAGE_SIZE:,}" in pages["max"][1]
    assert f"at most {MAX_OWNER}" in rows("## `owner`")["max_length"][1]
    assert f"{MAX_BYTES:,} bytes and {MAX_VALUES:,} values" in section("## YAML")
    assert f"{MAX_DEPTH} levels deep" in section("## YAML")


@pytest.mark.parametrize("schema", re.findall("```yaml\n(spec: 1\n.*?)```", PAGE, re.DOTALL))
def test_every_whole_schema_reads(schema: str) -> None:
    assert read_text(schema).resources


@pytest.mark.parametrize(
    "block", re.findall("```yaml\n((?!spec:).*?)```", section("## Patterns"), re.DOTALL)
)
def test_every_pattern_that_is_shown_works(block: str) -> None:
    fields = "".join(f"      {row}\n" for row in block.splitlines())
    head = "spec: 1\napi: { title: Shown, version: 1.0.0 }\nresources:\n  task:\n    fields:\n"

    assert len(read_text(head + fields).resources[0].fields) == 4
