"""Enums: closed lists of words, each named once and used as a type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from codegen import naming
from codegen.catalog import Enum
from codegen.diagnostics import closest
from codegen.read.document.nodes import place, shown
from codegen.read.findings import Findings
from codegen.read.spec import EnumSpec, Written
from codegen.read.vocabulary import ENUM_NAME, MAX_NAME

MAX_WORDS = 200
"""More words are rows of a table rather than a type."""
MAX_WORD = 100

Enums: TypeAlias = Mapping[str, Enum]
"""The enums of a schema by name."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def enums(written: tuple[EnumSpec, ...], found: Findings) -> dict[str, Enum]:
    """The enums by name; what is wrong with them is added to `found`."""
    return {each.name.value: _enum(each, found) for each in written}


def _enum(written: EnumSpec, found: Findings) -> Enum:
    name = written.name.value
    _check_name(written.name, found)
    words = _words(written, found)
    _check_renames(written, words, found)
    return Enum(
        name=name,
        class_name=naming.enum_class(name),
        values=tuple(words),
        description=written.description.value if written.description else None,
        renamed_values=tuple((old.value, new.value) for old, new in written.renamed),
    )


def _check_name(written: Written[str], found: Findings) -> None:
    name = written.value
    if len(name) > MAX_NAME:
        message = f"the name of an enum has {len(name)} characters, at most {MAX_NAME} are allowed"
        found.add("bad-name", message, written.span, "shorten it")
    elif not re.fullmatch(ENUM_NAME, name):
        near = naming.pascal(re.sub("[^A-Za-z0-9]+", "_", name).strip("_"))
        rule = "an enum's name is capitalised words without a space, as in `TaskStatus`"
        hint = f"write `{near}`" if re.fullmatch(ENUM_NAME, near) else rule
        message = f"`{shown(name)}` cannot be the name of an enum"
        found.add("bad-name", message, written.span, hint)


def _words(written: EnumSpec, found: Findings) -> dict[str, Written[str]]:
    words: dict[str, Written[str]] = {}
    listed = written.values.value
    if len(listed) > MAX_WORDS:
        message = f"an enum has at most {MAX_WORDS} words, and this one has {len(listed)}"
        found.add("enum-too-large", message, written.name.span, "make a resource of them")
        listed = listed[:MAX_WORDS]
    for word in listed:
        if word.value in words:
            message = f"`{shown(word.value)}` is already listed at {place(words[word.value].span)}"
            found.add("duplicate-value", message, word.span, "remove one of them")
        _check_length(word, found)
        words[word.value] = word
    return words


def _check_length(word: Written[str], found: Findings) -> None:
    if len(word.value) > MAX_WORD:
        message = f"a word of an enum has at most {MAX_WORD} characters"
        found.add("enum-too-large", message, word.span, "shorten it; a description can be long")


def _check_renames(written: EnumSpec, words: Mapping[str, Written[str]], found: Findings) -> None:
    for old, new in written.renamed:
        _check_length(old, found)
        if _CONTROL.search(old.value) or not old.value.strip():
            message = f"`{shown(old.value)}` was never a word of an enum"
            found.add("bad-name", message, old.span, "remove it")
        elif old.value in words:
            at = place(words[old.value].span)
            message = f"`{shown(old.value)}` is still a word of the enum ({at})"
            hint = "remove it from `values`, or from `renamed_values`"
            found.add("rename-from-present", message, old.span, hint)
        if new.value not in words:
            near = closest(new.value, words)
            message = f"`{shown(new.value)}` is no word of the enum"
            hint = f"did you mean `{shown(near)}`?" if near else "add it to `values`"
            found.add("rename-to-unknown", message, new.span, hint)
