"""A Python file in the making: imports sort themselves, literals mean what they say."""

import ast
import inspect
import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from codegen import naming
from codegen.module import (
    LINE_LENGTH,
    Imports,
    docstring,
    environment,
    export_order,
    format_python,
    import_order,
    json_text,
    literal,
    shorten_docstrings,
)

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("\"'\\\n\t {}%\u2028\u202e\x85"))
NAMES = [
    "".join(parts)
    for parts in itertools.product(
        ("a", "b", "ab", "a1", "a01"),
        ("", "2", "10", "02", "c"),
        ("", "_1", "_12", "_01", "_a", "_aa"),
    )
]


def imports(*lines: tuple[str, ...]) -> str:
    made = Imports()
    for module, *names in lines:
        made.add(module, *names)
    return str(made)


def isort(source: str) -> str:
    """The source as ruff sorts its imports and its `__all__`."""
    rules = ["--select=I001,RUF022", "--fix-only", "--isolated", "--quiet", "--line-length=100"]
    known = '--config=lint.isort.known-first-party=["generated"]'
    command = [sys.executable, "-m", "ruff", "check", *rules, known, "-"]
    run = subprocess.run(command, input=source, capture_output=True, text=True, check=True)
    return run.stdout


def test_imports_stand_in_three_groups() -> None:
    made = imports(
        ("generated.models.base", "Base"),
        ("sqlalchemy", "select"),
        ("uuid", "UUID"),
        ("fastapi",),
        ("datetime", "datetime"),
    )

    assert made == (
        "from datetime import datetime\n"
        "from uuid import UUID\n"
        "\n"
        "import fastapi\n"
        "from sqlalchemy import select\n"
        "\n"
        "from generated.models.base import Base"
    )


def test_a_name_is_imported_once() -> None:
    assert imports(("a", "x"), ("a", "x", "y")) == "from a import x, y"


def test_constants_stand_before_classes_and_those_before_functions() -> None:
    assert imports(("a", "b", "B", "BB")) == "from a import BB, B, b"


def test_a_long_import_has_a_line_for_each_name() -> None:
    first, second = "first" * 9, "second" * 9

    assert imports(("a", first, second)) == f"from a import (\n    {first},\n    {second},\n)"


def test_numbers_are_sorted_by_their_value() -> None:
    assert sorted(["a10", "a2", "a1_b", "a_1", "a02"], key=import_order) == [
        "a02",
        "a1_b",
        "a2",
        "a10",
        "a_1",
    ]


def test_names_are_sorted_as_ruff_sorts_them() -> None:
    names = [each for name in NAMES for each in (name, name.upper(), naming.pascal(name))]
    unique = list(dict.fromkeys(names))

    assert ast.literal_eval(isort(f"__all__ = {unique}").partition("=")[2].strip()) == sorted(
        unique, key=export_order
    )


def test_imports_are_sorted_as_ruff_sorts_them() -> None:
    source = imports(*((f"generated.{name}", naming.pascal(name), name, "A") for name in NAMES))

    assert isort(f"{source}\n") == f"{source}\n"


@given(TEXTS)
def test_a_literal_evaluates_to_its_text(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("plain", '"plain"'),
        ('say "hi"', "'say \"hi\"'"),
        ('it\'s "it"', '"it\'s \\"it\\""'),
        ("back\\slash", '"back\\\\slash"'),
        ("a\nb", '"a\\nb"'),
        ("ümläut 字 🙂", '"ümläut 字 🙂"'),
        ("\u202eleft\u00a0\ufeff", '"\\u202eleft\\xa0\\ufeff"'),
        ("", '""'),
    ],
)
def test_a_literal_looks_as_if_it_were_typed(text: str, source: str) -> None:
    assert literal(text) == source


def test_a_long_literal_is_broken_at_spaces_and_line_ends() -> None:
    text = "first line\n" + "word " * 20

    assert literal(text).splitlines() == [
        '("first line\\n"',
        '"word word word word word word word word word word word word word word "',
        '"word word word word word word ")',
    ]


def test_a_character_that_this_python_does_not_know_is_written_as_it_is() -> None:
    """`repr` writes it as an escape until a later Python knows it: the output would differ."""
    assert literal("\U0001fae9\u0378") == '"\U0001fae9\u0378"'


@given(TEXTS, st.integers(1, 12))
def test_a_docstring_has_the_words_of_its_text_and_ends_where_it_should(
    text: str, indent: int
) -> None:
    body = f"class A:\n{' ' * indent}{docstring(text, indent)}\n{' ' * indent}x = 1\n"
    class_ = ast.parse(body).body[0]

    assert isinstance(class_, ast.ClassDef)
    assert len(class_.body) == 2
    assert inspect.cleandoc(ast.get_docstring(class_) or "").split() == text.split()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A task.", '"""A task."""'),
        ("  A task.\n", '"""A task."""'),
        ('Say "hi"', '"""Say "hi" """'),
        ("A \\ path", '"""A \\\\ path"""'),
        ('Three """ quotes.', '"""Three \\"\\"\\" quotes."""'),
        ("One line.\n\nAnother.", '"""One line.\n\n    Another.\n    """'),
        ("Turned \u202e around.", '"""Turned \\u202e around."""'),
    ],
)
def test_a_docstring_stands_in_three_quotes(text: str, source: str) -> None:
    assert docstring(text, 4) == source


@pytest.mark.parametrize("length", range(80, 104))
def test_no_line_of_a_docstring_is_too_long(length: int) -> None:
    words = ("word " * 40)[: length - 1] + "."
    made = format_python({"a": f"class A:\n    {docstring(words, 4)}\n"})["a"]

    assert max(len(line) for line in made.splitlines()) <= LINE_LENGTH


def test_docstrings_that_names_made_too_long_are_wrapped() -> None:
    source = f'def a():\n    """{"word " * 30}end."""\n    return """{"word " * 30}"""\n'
    lines = shorten_docstrings(source).splitlines()

    assert [len(line) <= LINE_LENGTH for line in lines] == [True] * 4 + [False]


def test_docstrings_that_fit_are_left_alone() -> None:
    source = 'def a():\n    """Do it."""\n'

    assert shorten_docstrings(source) == source


def test_an_unknown_placeholder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.jinja").write_text("{{ taks }}", encoding="utf-8")

    with pytest.raises(UndefinedError, match="taks"):
        environment(tmp_path).get_template("a.jinja").render(task="task")


def test_what_is_filled_in_is_not_a_template_itself(tmp_path: Path) -> None:
    (tmp_path / "a.jinja").write_text("{{ task }}", encoding="utf-8")
    text = "{{ 7 * 7 }} {% raw %} {# #} <&>"

    assert environment(tmp_path).get_template("a.jinja").render(task=text) == text


def test_files_are_formatted_together_and_keep_their_names() -> None:
    files = {"b/c.py": "x = {'a':1}", "a.py": "y=(1)"}

    assert format_python(files) == {"b/c.py": 'x = {"a": 1}\n', "a.py": "y = 1\n"}


def test_the_formatting_does_not_depend_on_the_project_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ruff.toml").write_text('line-length = 20\n[format]\nquote-style = "single"\n')
    monkeypatch.chdir(tmp_path)

    assert format_python({"a.py": 'x = ["first", "second", "third"]'})["a.py"] == (
        'x = ["first", "second", "third"]\n'
    )


def test_what_is_no_python_is_refused() -> None:
    with pytest.raises(ValueError, match="ruff cannot format"):
        format_python({"a.py": "class :"})


def test_json_keeps_its_order_and_its_letters() -> None:
    assert json_text({"b": "ü", "a": [1]}) == '{\n  "b": "ü",\n  "a": [\n    1\n  ]\n}\n'


@pytest.mark.parametrize(
    "value",
    [
        {"a": [], "b": {}, "c": [1, -2.5, 0.001, None, True], "d": {"e": [{"f": "g"}]}},
        {"é\u2028\u202e": '\U0001f600 "quoted" \\ \n\t\x7f\x01', "order": 1, "a": 2},
    ],
)
def test_json_is_written_as_python_would(value: object) -> None:
    assert json_text(value) == json.dumps(value, indent=2, ensure_ascii=False) + "\n"
