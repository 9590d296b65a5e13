"""A Python file in the making: its imports, its literals, its template, its formatting."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic_core import to_json
from typing_extensions import override

LINE_LENGTH = 100
PYTHON_HEADER = (
    "# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]\n"
)
JSON_HEADER = "from schema.yaml; edit the schema, not this file; seal 000000000000"
"""What stands in a generated JSON file, which has no comments, in the place of the first line."""

Order: TypeAlias = tuple[int, tuple[tuple[str, int, str], ...], str]


@dataclass(slots=True)
class Imports:
    """The imports of one file, which sort and group themselves.

    `first_party` names the packages that stand in the last group.
    """

    first_party: tuple[str, ...] = ("codegen", "generated", "overrides")
    _names: dict[str, set[str]] = field(default_factory=dict)

    def add(self, module: str, *names: str) -> None:
        """Import names from a module; the module itself where no name is given."""
        self._names.setdefault(module, set()).update(names)

    @override
    def __str__(self) -> str:
        """The lines, in the order that ruff's isort rules want them."""
        groups: dict[int, list[str]] = {}
        for module in sorted(self._names, key=self._order):
            groups.setdefault(self._group(module), []).append(self._line(module))
        return "\n\n".join("\n".join(groups[group]) for group in sorted(groups))

    def _order(self, module: str) -> tuple[bool, Order]:
        return bool(self._names[module]), import_order(module.lower())

    def _group(self, module: str) -> int:
        top = module.partition(".")[0]
        if top in sys.stdlib_module_names:
            return 0
        return 2 if top in self.first_party else 1

    def _line(self, module: str) -> str:
        names = sorted(self._names[module], key=import_order)
        if not names:
            return f"import {module}"
        line = f"from {module} import {', '.join(names)}"
        if len(line) <= LINE_LENGTH:
            return line
        listed = "".join(f"    {name},\n" for name in names)
        return f"from {module} import (\n{listed})"


def import_order(name: str) -> Order:
    """The key to sort imported names by as ruff does: constants, classes, the rest."""
    return _kind(name), _natural(name.lower()), name


def export_order(name: str) -> Order:
    """The key to sort `__all__` by as ruff does; unlike imports, it sorts capitals first."""
    return _kind(name), _natural(name), name


def _kind(name: str) -> int:
    return 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2


def _natural(name: str) -> tuple[tuple[str, int, str], ...]:
    """The name with its numbers as numbers, so that `a2` stands before `a10`."""
    return tuple(map(_part, re.split("([0-9]+)", name)))


def _part(text: str) -> tuple[str, int, str]:
    """What stands between two numbers, or a number. One that starts with zero is a fraction."""
    if not text.isdecimal():
        return (text, 0, "")
    return ("", 0, text) if text[0] == "0" else ("", int(text), "")


def literal(text: str, width: int = 72) -> str:
    """Text as Python source that evaluates to it, in several pieces where it is long."""
    whole = _quoted(text)
    if len(whole) <= width:
        return whole
    wrapper = textwrap.TextWrapper(
        width=width, drop_whitespace=False, replace_whitespace=False, expand_tabs=False
    )
    pieces = [piece for line in re.split("(?<=\n)", text) for piece in wrapper.wrap(line)]
    assert "".join(pieces) == text, "wrapping must not change the text"
    sources = [_quoted(piece) for piece in pieces]
    return sources[0] if len(sources) == 1 else "(" + "\n".join(sources) + ")"


def _quoted(text: str) -> str:
    quote = "'" if '"' in text and "'" not in text else '"'
    return f"{quote}{escaped(text).replace(quote, chr(92) + quote)}{quote}"


# Controls, spaces that are not U+0020, and what is invisible or turns the writing around. Whether
# `repr` escapes a character depends on the version of Python; what is generated must not.
_INVISIBLE = re.compile(
    "[\\\\\x00-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u1680\u180e\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\ud800-\uf8ff\ufeff\ufff0-\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)


def escaped(text: str) -> str:
    """Text as it stands in Python source, but for its quotes: nothing in it is invisible."""
    return _INVISIBLE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def docstring(text: str, indent: int = 0) -> str:
    """Text as a docstring that ends where it should, whatever stands in it; long lines wrapped."""
    lines = text.strip().split("\n")
    return _docstring([escaped(line).replace('"""', r"\"\"\"") for line in lines], indent)


def _docstring(lines: Sequence[str], indent: int) -> str:
    room = LINE_LENGTH - indent
    if len(lines) == 1 and len(lines[0]) + 6 <= room:
        return f'"""{lines[0]} """' if lines[0].endswith('"') else f'"""{lines[0]}"""'
    first, *rest = [
        piece
        for number, line in enumerate(lines)
        # A single line keeps its closing quotes, whether they fit or not: ruff puts them there.
        for piece in _wrapped(line, room - (6 if number == 0 else 0))
    ]
    margin = " " * indent
    body = "".join(f"\n{margin}{line}".rstrip(" ") for line in rest)
    return f'"""{first}{body}\n{margin}"""'


def _wrapped(line: str, width: int) -> list[str]:
    return textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]


def shorten_docstrings(source: str) -> str:
    """The source, with each docstring wrapped that long names have made too long for its line."""
    return _ONE_LINE.sub(_shortened, source)


_ONE_LINE = re.compile('^( *)"""(.+)"""$', re.MULTILINE)


def _shortened(found: re.Match[str]) -> str:
    return found[1] + _docstring([found[2]], len(found[1]))


def environment(templates: Path) -> Environment:
    """The templates of one wing. An undefined placeholder is an error, not an empty string."""
    return Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )


def format_python(files: Mapping[str, str]) -> dict[str, str]:
    """The files as ruff formats them, in one run for all of them.

    Raises ValueError when a text is no Python; that is a defect of a template, not of a schema.
    """
    with tempfile.TemporaryDirectory(prefix="codegen-", dir=_quick_folder()) as folder:
        paths = {name: Path(folder, f"{number}.py") for number, name in enumerate(sorted(files))}
        for name, path in paths.items():
            path.write_text(files[name], encoding="utf-8", newline="\n")
        run = subprocess.run(
            [*_RUFF_FORMAT, folder],
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode != 0:
            raise ValueError(f"ruff cannot format what was rendered:\n{run.stderr}")
        return {name: path.read_text(encoding="utf-8") for name, path in paths.items()}


def _quick_folder() -> str | None:
    """A folder in memory where the system has one: a large schema is two thousand files."""
    memory = "/dev/shm"
    return memory if os.access(memory, os.W_OK | os.X_OK) else None


# Isolated: the output must not depend on the configuration of the project around it.
_RUFF_FORMAT = (
    *(sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache", "--quiet"),
    *(f"--line-length={LINE_LENGTH}", "--target-version=py311"),
)


def json_text(value: object) -> str:
    """A value as JSON for people: indented, in the order given, with a newline at the end."""
    return to_json(value, indent=2).decode() + "\n"
