"""Further files of a schema: which they are, and one document made of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from codegen.diagnostics import Diagnostic, SchemaError, Span
from codegen.read.document.nodes import Entry, Mapping, Node, Scalar, Sequence, place, shown
from codegen.read.document.source import parse
from codegen.read.document.text import MAX_BYTES, read_bytes
from codegen.read.findings import Findings

MAX_FILES = 200
MAX_PATTERNS = 50
MAX_TOTAL = MAX_BYTES
"""The most bytes of all included files together."""

SHARED_KEYS = ("enums", "resources", "removed")
"""What an included file can hold; everything else is said once, in the schema itself."""

_PATTERN = re.compile(r"[A-Za-z0-9_.*?-]+(/[A-Za-z0-9_.*?-]+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """The file of a schema, and the folder that no included file is outside of.

    Names of files in messages are seen from `base`, as the schema's own is.
    """

    schema: Path
    root: Path
    base: Path

    def name(self, path: Path) -> str:
        """What messages call a file."""
        return (
            path.relative_to(self.base).as_posix()
            if path.is_relative_to(self.base)
            else path.as_posix()
        )


def include(document: Node, where: Place, found: Findings) -> tuple[Node, tuple[Path, ...]]:
    """The document with what its included files hold, and these files."""
    patterns = _patterns(document)
    if not patterns or not isinstance(document, Mapping):
        return document, ()
    paths = _paths(patterns, where, found)
    total = 0
    parts = []
    for path, pattern in paths.items():
        source = read_bytes(path, where.name(path))
        total += len(source)
        if total > MAX_TOTAL:
            message = f"the included files have over {MAX_TOTAL:,} bytes"
            hint = "split off a second API"
            raise SchemaError([Diagnostic("file-too-large", message, pattern.span, hint)])
        part = parse(source, where.name(path))
        found.extend(_check(part))
        if isinstance(part, Mapping):
            parts.append(part)
    found.settle()
    return _merged(document, parts, found), tuple(paths)


def refuse_includes(document: Node, found: Findings) -> None:
    """Tell that a text without a place of its own includes files."""
    for pattern in _patterns(document)[:1]:
        message = "a text that is no file has no folder to include files from"
        found.add("bad-include", message, pattern.span, "read it as a file")
    found.settle()


def patterns_of(document: Node) -> tuple[str, ...]:
    """What a schema includes, as far as it is well-formed."""
    texts = (pattern.text for pattern in _patterns(document)[:MAX_PATTERNS])
    return tuple(text for text in texts if _is_pattern(text))


def _patterns(document: Node) -> tuple[Scalar, ...]:
    """What is listed behind `include`; the shape of it is checked with the rest."""
    entries = document.entries if isinstance(document, Mapping) else ()
    listed = next((entry.value for entry in entries if entry.key == "include"), None)
    items = listed.items if isinstance(listed, Sequence) else ()
    return tuple(item for item in items if isinstance(item, Scalar))


def _paths(patterns: tuple[Scalar, ...], where: Place, found: Findings) -> dict[Path, Scalar]:
    """The files that the patterns mean, in order, each with the pattern that found it."""
    paths: dict[Path, Scalar] = {}
    if len(patterns) > MAX_PATTERNS:
        message = f"`include` lists more than {MAX_PATTERNS} paths"
        hint = "write one path with a star for all files of a folder"
        found.add("too-many-files", message, patterns[MAX_PATTERNS].span, hint)
    for pattern in patterns[:MAX_PATTERNS]:
        matches = list(_matches(pattern, where, found))
        if not matches and not found.diagnostics:
            message = f"no file matches `{shown(pattern.text)}`"
            hint = "write a path as seen from the schema's folder, such as resources/*.yaml"
            found.add("include-missing", message, pattern.span, hint)
        for path in matches:
            if path != where.schema:
                paths.setdefault(path, pattern)
        if len(paths) > MAX_FILES:
            message = f"more than {MAX_FILES} files are included"
            found.add("too-many-files", message, pattern.span, "join some of them")
            break
    return paths


def _matches(pattern: Scalar, where: Place, found: Findings) -> Iterator[Path]:
    text = pattern.text
    if not _is_pattern(text):
        message = f"`{shown(text)}` is no path within the project"
        hint = "write a path as seen from the schema's folder, such as resources/*.yaml"
        found.add("bad-include", message, pattern.span, hint)
        return
    count = 0
    for path in sorted(where.schema.parent.glob(text)):
        if path.is_dir():
            continue
        count += 1
        if not path.resolve().is_relative_to(where.root.resolve()):
            message = f"`{shown(where.name(path))}` leads out of the project"
            found.add("bad-include", message, pattern.span, "copy the file into the project")
        elif count <= MAX_FILES + 1:
            yield path


def _is_pattern(text: str) -> bool:
    parts = set(text.split("/"))
    return bool(_PATTERN.fullmatch(text)) and not {".", "..", "**"} & parts and len(text) <= 200


def _check(part: Node) -> Iterator[Diagnostic]:
    """An included file holds parts of a schema, and is none itself."""
    span = Span(part.span.file, part.span.line, 1, 2)
    if not isinstance(part, Mapping):
        message = "an included file is a mapping of keys to values"
        yield Diagnostic("wrong-kind", message, span, f"it can hold {', '.join(SHARED_KEYS)}")
        return
    for entry in part.entries:
        if entry.key not in SHARED_KEYS:
            message = f"`{shown(entry.key)}` does not belong into an included file"
            hint = f"move it into the schema; here stand {', '.join(SHARED_KEYS)}"
            yield Diagnostic("unknown-key", message, entry.span, hint)
        elif not isinstance(entry.value, Mapping):
            message = "expected a mapping of keys to values"
            yield Diagnostic("wrong-kind", message, entry.span, None)


def _merged(document: Mapping, parts: list[Mapping], found: Findings) -> Mapping:
    entries = {entry.key: entry for entry in document.entries}
    for part in parts:
        for entry in part.entries:
            there = entries.get(entry.key)
            if there is None:
                entries[entry.key] = entry
            elif isinstance(there.value, Mapping) and isinstance(entry.value, Mapping):
                entries[entry.key] = Entry(
                    entry.key, there.span, _joined(there.value, entry.value, found)
                )
    return Mapping(document.span, tuple(entries.values()))


def _joined(first: Mapping, second: Mapping, found: Findings) -> Mapping:
    entries = {entry.key: entry for entry in first.entries}
    for entry in second.entries:
        if entry.key in entries:
            where = place(entries[entry.key].span)
            message = f"`{shown(entry.key)}` is already written at {where}"
            found.add("duplicate-key", message, entry.span, "keep one of them")
        else:
            entries[entry.key] = entry
    return Mapping(first.span, tuple(entries.values()))
