"""Enums: closed lists of words, each named once and used as a type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from codegen import naming
from codegen.catalog import Enum
from codegen.read.document.nodes import place, shown
from codegen.read.findings import Findings
from codegen.read.spec import EnumSpec, Written
from codegen.read.values.words import check_length, check_past
from codegen.read.vocabulary import ENUM_NAME, MAX_NAME

MAX_WORDS = 200
"""More words are rows of a table rather than a type."""

Enums: TypeAlias = Mapping[str, Enum]
"""The enums of a schema by name."""


def enums(written: tuple[EnumSpec, ...], found: Findings) -> dict[str, Enum]:
    """The enums by name; what is wrong with them is added to `found`."""
    return {each.name.value: _enum(each, found) for each in written}


def _enum(written: EnumSpec, found: Findings) -> Enum:
    name = written.name.value
    _check_name(written.name, found)
    words = _words(written, found)
    check_past(written, words, found)
    return Enum(
        name=name,
        class_name=naming.enum_class(name),
        values=tuple(words),
        description=written.description.value if written.description else None,
        renamed_values=tuple((old.value, new.value) for old, new in written.renamed),
        map_removed=tuple((old.value, new.value) for old, new in written.mapped),
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
        check_length(word, found)
        words[word.value] = word
    return words
