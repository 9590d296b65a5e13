"""What an enum says of its past: words that are called otherwise now, and words that are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from codegen.catalog import Array, Enum, Field, Resource
from codegen.diagnostics import Diagnostic, closest
from codegen.read.document.nodes import place, shown
from codegen.read.findings import Findings
from codegen.read.spec import EnumSpec, Written

MAX_WORD = 100

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def check_length(word: Written[str], found: Findings) -> None:
    """Refuse a word that is too long."""
    if len(word.value) > MAX_WORD:
        message = f"a word of an enum has at most {MAX_WORD} characters"
        found.add("enum-too-large", message, word.span, "shorten it; a description can be long")


def check_past(written: EnumSpec, words: Mapping[str, Written[str]], found: Findings) -> None:
    """Find what is wrong with the former words, and with what became of them."""
    renamed = {old.value: old for old, _ in written.renamed}
    for old, new in written.renamed:
        check_length(old, found)
        found.extend(_never(old))
        if old.value in words and not _freed(old.value, written):
            at = place(words[old.value].span)
            message = f"`{shown(old.value)}` is still a word of the enum ({at})"
            hint = "remove it from `values`, or from `renamed_values`"
            found.add("rename-from-present", message, old.span, hint)
        found.extend(_unknown(new, written, words))
    for old, target in written.mapped:
        check_length(old, found)
        found.extend(_never(old))
        still = old.value in words and not _freed(old.value, written)
        for there, says in ((words if still else {}, "is still there"), (renamed, "was renamed")):
            if old.value in there:
                message = f"`{shown(old.value)}` {says} ({place(there[old.value].span)})"
                found.add("removed-but-present", message, old.span, "remove one of the two")
        found.extend(_unknown(target, written, words))


def _never(old: Written[str]) -> Iterator[Diagnostic]:
    if _CONTROL.search(old.value) or not old.value.strip():
        message = f"`{shown(old.value)}` was never a word of an enum"
        yield Diagnostic("bad-name", message, old.span, "remove it")


def _freed(word: str, written: EnumSpec) -> bool:
    """Whether another word has become this one, which is then free for it: words can swap."""
    return any(new.value == word != old.value for old, new in written.renamed)


def _unknown(
    new: Written[str] | Written[str | None], written: EnumSpec, words: Mapping[str, Written[str]]
) -> Iterator[Diagnostic]:
    if new.value is None or new.value in words:
        return
    renamed = {old.value: now.value for old, now in written.renamed}
    now = renamed.get(new.value)
    near = now if now in words else closest(new.value, words)
    message = f"`{shown(new.value)}` is no word of the enum"
    hint = f"did you mean `{shown(near)}`?" if near else "add it to `values`"
    yield Diagnostic("rename-to-unknown", message, new.span, hint)


def check_nulls(
    written: tuple[EnumSpec, ...], resources: tuple[Resource, ...]
) -> Iterator[Diagnostic]:
    """Find words that are mapped to null though a field that may hold them takes none.

    In an array an item is left out instead.
    """
    for enum in written:
        for old, new in enum.mapped:
            needy = [
                f"{resource.name}.{field.name}"
                for resource in resources
                for field in resource.fields
                if _holds(field, enum.name.value) and not field.nullable
            ]
            if new.value is None and needy:
                message = f"`{shown(old.value)}` becomes null, and `{needy[0]}` takes no null"
                hint = f"write one of the words, or `nullable: true` at `{needy[0]}`"
                yield Diagnostic("mapped-to-null", message, new.span, hint)


def _holds(field: Field, enum: str) -> bool:
    match field.type:
        case Array():
            return False
        case Enum(name):
            return name == enum
        case _:
            return False
