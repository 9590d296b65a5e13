"""Whether a document has the shape of a schema: known keys, values of the right kind.

The check walks the document beside the vocabulary and says all that is wrong with it at once. It
looks at no value more closely than its kind; that is the work of the passes behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from codegen.diagnostics import Diagnostic, Span, closest
from codegen.read.document.nodes import Entry, Mapping, Node, Scalar, Sequence, is_whole, shown
from codegen.read.shape.instead import instead
from codegen.read.shape.kinds import (
    Constant,
    Day,
    Each,
    Either,
    Flag,
    Kind,
    Line,
    Named,
    Number,
    Object,
    Prose,
    TypeName,
    Whole,
    Word,
)
from codegen.read.shape.nearest import nearest
from codegen.read.values.days import day
from codegen.read.vocabulary import ENUM_NAME, NO_ITEM, NO_TYPES, TYPE_NAMES, TYPE_SYNONYMS

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_CONTROL_IN_PROSE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def check(node: Node, kind: Kind, place: Span) -> Iterator[Diagnostic]:
    """What is wrong with the shape of a node. `place` is where to point when there is no value."""
    match kind, node:
        case Constant(), _:
            return
        case Object(), Mapping():
            yield from _object(node, kind, place)
        case (Named(least=least), Mapping(entries=())) | (Each(least=least), Sequence(items=())):
            if least:
                yield Diagnostic("empty-value", "there is nothing in it", place, least)
        case Named(most=most), Mapping(entries=many) if len(many) > most:
            yield _too_many(len(many), most, place)
        case Each(most=most), Sequence(items=many) if len(many) > most:
            yield _too_many(len(many), most, place)
        case Named(value), Mapping():
            for entry in node.entries:
                yield from check(entry.value, value, entry.span)
        case Each(item), Sequence():
            for child in node.items:
                yield from check(child, item, child.span)
        case Either(forms), _:
            yield from _either(node, forms, kind, place)
        case ((Object() | Named() | Each()), _):
            yield _wrong_kind(node, kind, place)
        case _, Scalar():
            yield from _scalar(node, kind, place)
        case _:
            yield _wrong_kind(node, kind, place)


def _either(node: Node, forms: tuple[Kind, ...], kind: Kind, place: Span) -> Iterator[Diagnostic]:
    for form in forms:
        is_list, has_keys = isinstance(form, Each), isinstance(form, Named | Object)
        alike = (
            (isinstance(node, Sequence) and is_list)
            or (isinstance(node, Mapping) and has_keys)
            or (isinstance(node, Scalar) and not is_list and not has_keys)
        )
        if alike:
            yield from check(node, form, place)
            return
    yield _wrong_kind(node, kind, place)


def _object(node: Mapping, shape: Object, place: Span) -> Iterator[Diagnostic]:
    given = set()
    for entry in node.entries:
        key = shape.key(entry.key)
        if key is None:
            near = nearest(entry.key, {key.name: key.synonyms for key in shape.keys})
            # What is misspelt is not missing as well.
            given.add(near)
            yield _unknown_key(entry, shape, near)
        else:
            given.add(key.name)
            yield from check(entry.value, key.kind, entry.span)
    for key in shape.keys:
        if key.required and key.name not in given:
            message = f"{shape.noun} needs `{key.name}`"
            yield Diagnostic("missing-key", message, place, f"{key.name}: {key.required}")


def _scalar(node: Scalar, kind: Kind, place: Span) -> Iterator[Diagnostic]:
    match kind, node.value:
        case Line(may_be_null=True), None:
            return
        case ((Line() | Prose()), str(text)):
            yield from _text(text, kind, node.span)
        case Whole(), int() | Decimal() if is_whole(node.value):
            return
        case Number(), int() | Decimal() if not isinstance(node.value, bool):
            return
        case Day(), str(text):
            if day(text) is None:
                message = f"there is no day `{shown(text)}`"
                yield Diagnostic("bad-date", message, node.span, "write it like 2027-01-31")
        case Flag(), bool():
            return
        case Word(noun, words, synonyms), str(word):
            if word not in words:
                meant = dict(synonyms).get(word)
                yield _unknown_word("unknown-word", noun, word, words, node.span, meant)
        case TypeName(), str(word):
            yield from _type_name(word, node.span)
        case _:
            yield _wrong_kind(node, kind, place)


def _too_many(count: int, most: int, place: Span) -> Diagnostic:
    message = f"there are {count:,} of them, and at most {most:,} are allowed"
    return Diagnostic("too-many-entries", message, place, "split them up")


def _text(text: str, kind: Line | Prose, span: Span) -> Iterator[Diagnostic]:
    forbidden = _CONTROL_IN_PROSE if isinstance(kind, Prose) else _CONTROL
    found = forbidden.search(text)
    if found is not None:
        message = f"the control character U+{ord(found[0]):04X} does not belong here"
        yield Diagnostic("control-character", message, span, "remove it")
    elif not text.strip() and not (isinstance(kind, Line) and kind.may_be_empty):
        yield Diagnostic("empty-text", "there is no text here", span, "write some, or drop the key")


def _unknown_key(entry: Entry, shape: Object, near: str | None) -> Diagnostic:
    known = ", ".join(key.name for key in shape.keys)
    message = f"there is no key `{shown(entry.key)}` in {shape.noun}"
    hint = f"did you mean `{near}`?" if near else f"known keys: {known}"
    return Diagnostic("unknown-key", message, entry.span, shape.elsewhere(entry.key) or hint)


def _unknown_word(
    code: str, noun: str, word: str, words: tuple[str, ...], span: Span, near: str | None = None
) -> Diagnostic:
    meant = near or closest(word, words)
    message = f"there is no {noun} `{shown(word)}`"
    hint = f"did you mean `{meant}`?" if meant else f"known: {', '.join(words)}"
    return Diagnostic(code, message, span, hint)


def _type_name(word: str, span: Span) -> Iterator[Diagnostic]:
    item = word.removesuffix("[]")
    if item != word and (item in NO_ITEM or item.endswith("[]")):
        message = f"there is no array of `{shown(item)}`"
        yield Diagnostic("unknown-type", message, span, "use `json`, which holds any list")
    elif item not in TYPE_NAMES and not re.fullmatch(ENUM_NAME, item):
        near = nearest(item, TYPE_SYNONYMS)
        meant = near and near + word[len(item) :]
        known = (*TYPE_NAMES, "or the name of an enum, such as `Status`")
        found = _unknown_word("unknown-type", "field type", word, known, span, meant)
        yield replace(found, hint=NO_TYPES.get(item.lower(), found.hint))


def _wrong_kind(node: Node, kind: Kind, place: Span) -> Diagnostic:
    missing = isinstance(node, Scalar) and node.text == ""
    span = place if missing else node.span
    message = f"expected {_expected(kind)}, found {_found(node)}"
    return Diagnostic("wrong-kind", message, span, instead(node, kind))


def _expected(kind: Kind) -> str:
    match kind:
        case Line(may_be_null=True):
            return "text or null"
        case Line() | Prose():
            return "text"
        case Whole():
            return "a whole number"
        case Number():
            return "a number"
        case Day():
            return "a day"
        case Flag():
            return "true or false"
        case Constant():
            return "one value"
        case Word(noun):
            return f"a word, the {noun}"
        case TypeName():
            return "a word, the field type"
        case Each():
            return "a list"
        case Named() | Object():
            return "a mapping of keys to values"
        case Either(forms):
            return " or ".join(map(_expected, forms))
        case _:
            assert_never(kind)


def _found(node: Node) -> str:
    match node:
        case Mapping():
            return "a mapping"
        case Sequence():
            return "a list"
        case Scalar(_, None, _):
            return "nothing"
        case Scalar(_, bool(), text) | Scalar(_, int() | Decimal(), text):
            return f"`{shown(text)}`"
        case Scalar():
            return "text"
        case _:
            assert_never(node)
