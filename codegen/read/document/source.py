"""From bytes to nodes: YAML without its traps, every value with the place where it stands.

Only events are taken from the YAML library. What a scalar means is decided here, by the core schema
of YAML 1.2, so that `on`, `no`, `012`, `1:30` and `2026-01-01` stay the text that was written. What
makes documents grow or refer to themselves (anchors, aliases, tags, merge keys) is refused.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Protocol, TypeAlias

import yaml

from codegen.diagnostics import SchemaError, Span
from codegen.read.document.nodes import Entry, Mapping, Node, Scalar, Sequence, place, shown
from codegen.read.document.scalars import MAX_DIGITS, MAX_EXPONENT_DIGITS, core
from codegen.read.document.text import LINE_BREAK, decode, fatal
from codegen.read.findings import Findings
from codegen.read.vocabulary import SMALLEST

MAX_DEPTH = 32
MAX_VALUES = 250_000


Loader: TypeAlias = "type[yaml.SafeLoader | yaml.CSafeLoader]"


def parse(source: str | bytes, file: str) -> Node:
    """The one document of the source. Raises SchemaError for everything else, in bounded time."""
    text = decode(source, file)
    if _FAST is not None and _is_shallow(text):
        # The same events from C, several times as fast. What is wrong is told by the other, whose
        # words and places are the ones that the tests know.
        with suppress(SchemaError):
            return _Reader(text, file, _FAST).document()
    return _Reader(text, file, yaml.SafeLoader).document()


_FAST: Loader | None = getattr(yaml, "CSafeLoader", None)
_DEEP_ROW = re.compile(r"^[ \t?:-]{200}", re.MULTILINE)


def _is_shallow(text: str) -> bool:
    """Whether nothing nests so deep that the parser in C would end the whole process."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[{\]}]", text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest < 100 and _DEEP_ROW.search(text) is None


_HINTS = {
    "found unknown escape character": "write text with backslashes within single quotes",
    "found character '\\t' that cannot start any token": "indent with spaces, never with tabs",
    "mapping values are not allowed here": 'put text that holds ": " within double quotes',
    "could not find expected ':'": "every key ends in a colon",
    "expected ',' or '}', but got '['": 'write an array type within quotes: "string[]"',
    "expected ',' or '}'": "end the key before it with a comma, or the mapping with }",
    "expected ',' or ']'": "end the item before it with a comma, or the list with ]",
    "expected <block end>": "indent what belongs together by the same number of spaces",
    "expected the node content": "write a value, and close what is open",
}


def _hint(problem: str) -> str | None:
    return next((hint for start, hint in _HINTS.items() if problem.startswith(start)), None)


class _Mark(Protocol):
    """A corner of an event, counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class _Reader:
    """One pass over the events of one document."""

    def __init__(
        self, text: str, file: str, loader: type[yaml.SafeLoader | yaml.CSafeLoader]
    ) -> None:
        self.file = file
        self.rows = LINE_BREAK.split(text)
        self.events = yaml.parse(text, Loader=loader)
        self.last = Span(file, 1, 1, 2)
        self.found = Findings()
        self.values = 0

    def document(self) -> Node:
        """The nodes of the only document."""
        self._next()  # the stream's start
        first = self._next()
        if isinstance(first, yaml.StreamEndEvent):
            first_line = Span(self.file, 1, 1, 2)
            raise fatal("empty-schema", "there is nothing in the file", first_line, SMALLEST)
        if isinstance(first, yaml.DocumentStartEvent) and (first.version or first.tags):
            self._refuse("a directive", first, "remove the line")
        node = self._node(self._next(), 1)
        self._next()  # the document's end
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._refuse("a second document", after, "keep one document; remove the line `---`")
        self.found.settle()
        return node

    def _next(self) -> yaml.Event:
        try:
            event = next(self.events)
        except yaml.MarkedYAMLError as error:
            span = self._span(error.problem_mark, error.problem_mark)
            raise self._broken(error.problem or "it cannot be read", span) from None
        except (yaml.YAMLError, ValueError, OverflowError):
            # An escape beyond Unicode (`"\UFFFFFFFF"`) leaves the library as the error of chr(),
            # without a place of its own.
            raise self._broken("there is no such character", self.last) from None
        self.last = self._span(event.end_mark, event.end_mark)
        return event

    def _broken(self, problem: str, span: Span) -> SchemaError:
        self.found.add("yaml-syntax", f"not YAML: {shown(problem)}", span, _hint(problem))
        return SchemaError(self.found.diagnostics)

    def _span(self, start: _Mark | None, end: _Mark | None) -> Span:
        if start is None or end is None:
            return self.last
        line, column = start.line, start.column
        if line >= len(self.rows) - 1 and line > 0 and not self.rows[-1]:
            # What is missed at the end of the file is missed after its last row.
            line = len(self.rows) - 2
            column = len(self.rows[line])
        stop = end.column if end.line == line else len(self.rows[line])
        return Span(self.file, line + 1, column + 1, max(stop, column + 1) + 1)

    def _of(self, event: yaml.Event) -> Span:
        return self._span(event.start_mark, event.end_mark)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        span = self._of(event)
        if depth > MAX_DEPTH:
            raise fatal("too-deep", f"values are nested over {MAX_DEPTH} levels deep", span)
        if isinstance(event, yaml.AliasEvent):
            self._refuse("an alias", event, "write the value out")
            return Scalar(span, None, "")
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self._refuse("an anchor", event, "write the value out wherever it is used")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, span)
        if not isinstance(event, yaml.CollectionStartEvent):
            raise self._broken("a value is missing", span)
        if event.tag is not None:
            self._refuse("a tag", event, "remove it; types are written in the schema's own words")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(span, depth)
        return self._mapping(span, depth)

    def _scalar(self, event: yaml.ScalarEvent, span: Span) -> Scalar:
        if event.tag is not None:
            self._refuse("a tag", event, "remove it; types are written in the schema's own words")
        text = self._checked(event.value, span)
        if event.style:
            return Scalar(span, text, text)
        try:
            return Scalar(span, core(text), text)
        except ValueError:
            most = f"{MAX_DIGITS} characters, and {MAX_EXPONENT_DIGITS} digits behind an `e`"
            message = f"a number has at most {most}"
            self.found.add("number-too-long", message, span, "put it within quotes if it is text")
            return Scalar(span, 0, text)

    def _checked(self, text: str, span: Span) -> str:
        """The text with its surrogate pairs joined; JSON writes emoji as two escapes."""
        try:
            joined = text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            message = "half of a surrogate pair is not a character"
            self.found.add(
                "forbidden-character", message, span, "write both halves, or the character"
            )
            return ""
        if "\0" in joined:
            message = "NUL cannot be stored by PostgreSQL"
            self.found.add("forbidden-character", message, span, "remove it")
        return joined

    def _sequence(self, span: Span, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            self._count(event)
            items.append(self._node(event, depth + 1))
        return Sequence(span, tuple(items))

    def _mapping(self, span: Span, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            self._count(event)
            key = self._node(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            if not isinstance(key, Scalar):
                self._refuse("a key that is not one word", event, "write a word as the key")
            elif key.text == "<<":
                self._refuse("a merge key", event, "write the merged keys out")
            elif key.text in entries:
                first = entries[key.text].span
                self.found.add(
                    "duplicate-key",
                    f"`{shown(key.text)}` is already written at {place(first)}",
                    key.span,
                    "keep one of them",
                )
            else:
                entries[key.text] = Entry(key.text, key.span, value)
        return Mapping(span, tuple(entries.values()))

    def _count(self, event: yaml.Event) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            message = f"the file holds over {MAX_VALUES:,} values"
            raise fatal("too-many-values", message, self._of(event), "split off a second API")

    def _refuse(self, what: str, event: yaml.Event, hint: str) -> None:
        span = self._of(event)
        self.found.add("unsupported-yaml", f"{what} is YAML that a schema cannot use", span, hint)
