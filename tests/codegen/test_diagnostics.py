"""Each file in `diagnostics/` is a schema, and beneath it, as comments, what its author is told.

After a change that is meant, `ACCEPT=1 pytest tests/codegen/test_diagnostics.py` writes them anew.
"""

import ast
import os
import re
from pathlib import Path

import pytest

import codegen
import codegen.read
from codegen.diagnostics import Diagnostic, SchemaError, render
from codegen.read import examine_text

CASES = Path(__file__).parent / "diagnostics"
DOCS = Path(__file__).parents[2] / "docs" / "diagnostics.md"
CODE = re.compile("[a-z]+(-[a-z]+8?)+")
SEPARATOR = b"# ---\n"

NO_CASE = {
    "schema-missing": "there is no file",
    "schema-unreadable": "there is no file",
    "include-missing": "a text includes no files",
    "too-many-files": "a text includes no files",
    "file-too-large": "the file would be too large",
    "too-many-values": "the file would be too large",
    "too-many-entries": "the file would be too large",
}
"""Codes that no small text can show; test_source.py, test_read.py and test_include.py do."""


def told(source: bytes) -> str:
    """Everything that the author of the source is told, as comments."""
    text = source.decode("utf-8", "replace")
    rendered = [render(each, {"schema.yaml": text}) for each in found(source)]
    return "".join(f"# {line}".rstrip() + "\n" for line in "\n".join(rendered).split("\n"))


def found(source: bytes) -> tuple[Diagnostic, ...]:
    """What keeps the source from being a schema; warnings, where nothing does."""
    try:
        return examine_text(source).warnings
    except SchemaError as error:
        return error.diagnostics


def codes_used() -> set[str]:
    """Every code that the reading wing can tell."""
    files = Path(codegen.read.__file__).parent.rglob("*.py")
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    texts = (node.value for node in nodes if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and CODE.fullmatch(text)}


def told_by(file: Path) -> set[str]:
    """The codes of the diagnostics that a file makes."""
    calls = [
        node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)
    ]
    made = [
        call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Diagnostic"
    ]
    codes = [
        *(call.args[0] for call in made if call.args),
        *(keyword.value for call in made for keyword in call.keywords if keyword.arg == "code"),
    ]
    return {str(code.value) for code in codes if isinstance(code, ast.Constant)}


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_an_author_is_told_exactly_this(case: Path) -> None:
    source, _, expected = case.read_bytes().partition(SEPARATOR)
    actual = told(source)
    if os.environ.get("ACCEPT"):
        case.write_bytes(source + SEPARATOR + actual.encode())
        expected = actual.encode()

    assert actual == expected.decode()


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_a_case_shows_the_code_it_is_named_after(case: Path) -> None:
    code = re.sub("-[0-9]+$", "", case.stem)

    assert re.search(rf"(error|warning)\[{code}\]".encode(), case.read_bytes())


def test_every_code_has_a_case() -> None:
    shown = {re.sub("-[0-9]+$", "", case.stem) for case in CASES.glob("*.yaml")}

    assert shown | NO_CASE.keys() == codes_used()


def test_every_code_is_documented() -> None:
    headings = re.findall("^### `(.+)`$", DOCS.read_text("utf-8"), re.MULTILINE)

    assert sorted(headings) == sorted(codes_used())


def test_what_other_parts_say_is_documented_too() -> None:
    rows = re.findall(r"^\| `(.+?)` \|", DOCS.read_text("utf-8"), re.MULTILINE)
    files = Path(codegen.__file__).parent.rglob("*.py")
    others = [file for file in files if "read" not in file.parts]
    calls = {code for file in others for code in told_by(file)}

    assert sorted(rows) == sorted(calls)
