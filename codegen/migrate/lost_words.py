"""What is refused of enums: words that are gone, and nobody says what rows hold instead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from codegen.catalog import Array, Catalog, Enum
from codegen.diagnostics import Diagnostic, closest
from codegen.migrate.words import lost_words
from codegen.storage import Table

_PLAIN = re.compile("[A-Za-z][A-Za-z0-9_-]*")
_NOT_TEXT = frozenset({"null", "true", "false"})


@dataclass
class _Loss:
    """What an enum has lost, and gained, since the last revision, and where it is used."""

    enum: Enum
    fields: list[str] = field(default_factory=list)
    lost: dict[str, None] = field(default_factory=dict)
    new: dict[str, None] = field(default_factory=dict)


def word_problems(
    compared: Iterable[tuple[Table, Table, Mapping[str, str]]], catalog: Catalog
) -> Iterator[Diagnostic]:
    """The words that are gone without a word, told once for each enum.

    `compared` has the tables before and after, and the present names of the former columns.
    """
    losses: dict[str, _Loss] = {}
    for before, after, present in compared:
        kept = {name: former for former, name in present.items()}
        for column, lost, new in lost_words(before, after, kept):
            enum = _enum(catalog, after.resource, column.name)
            if enum is not None:
                loss = losses.setdefault(enum.name, _Loss(enum))
                loss.fields.append(f"{after.resource}.{column.name}")
                loss.lost |= dict.fromkeys(lost)
                loss.new |= dict.fromkeys(new)
    yield from (_refused(loss) for loss in losses.values())


def _enum(catalog: Catalog, resource: str, name: str) -> Enum | None:
    found = catalog.resource(resource).field(name)
    type_ = found.type if found else None
    item = type_.item if isinstance(type_, Array) else type_
    return item if isinstance(item, Enum) else None


def _refused(loss: _Loss) -> Diagnostic:
    name, lost = loss.enum.name, [*loss.lost]
    listed = " and ".join(f"`{word}`" for word in lost)
    noun, verb, them = ("word", "is", "it") if len(lost) == 1 else ("words", "are", "them")
    others = len(loss.fields) - 1
    where = f"`{loss.fields[0]}`" + (f" and {others} more" if others else "")
    return Diagnostic(
        "word-removed",
        f"the {noun} {listed} {verb} gone from `{name}`, and rows may hold {them} in {where}",
        hint="\n".join([*_as_renames(loss), *_as_removals(loss)]),
        about=f"enums.{name}",
    )


def _as_renames(loss: _Loss) -> list[str]:
    """The reading by which words that are new are those that are gone."""
    left = [*loss.new]
    renames: dict[str, str | None] = {}
    for word in loss.lost:
        if left:
            now = closest(word, left) or left[0]
            left.remove(now)
            renames[word] = now
    if not renames:
        return []
    told = " and ".join(f"`{word}` is called `{now}`" for word, now in renames.items())
    mapped = {word: _instead(loss) for word in loss.lost if word not in renames}
    return [
        f"if {told} now, write at `{loss.enum.name}`",
        _line("renamed_values", dict(loss.enum.renamed_values) | renames),
        *([_line("map_removed", dict(loss.enum.map_removed) | mapped)] if mapped else []),
    ]


def _as_removals(loss: _Loss) -> list[str]:
    """The reading by which they are no more, and rows hold a word that stays."""
    mapped = dict.fromkeys(loss.lost, _instead(loss))
    what = "it is" if len(mapped) == 1 else "they are"
    return [
        f"if {what} no more, write at `{loss.enum.name}` what rows get instead; for instance",
        _line("map_removed", dict(loss.enum.map_removed) | mapped),
    ]


def _instead(loss: _Loss) -> str | None:
    """A word that was there before, where there is one."""
    words = loss.enum.values
    return next((word for word in words if word not in loss.new), words[0])


def _line(key: str, entries: Mapping[str, str | None]) -> str:
    inner = ", ".join(f"{_written(word)}: {_written(now)}" for word, now in entries.items())
    return f"    {key}: {{ {inner} }}"


def _written(word: str | None) -> str:
    """A word as YAML reads it."""
    if word is None:
        return "null"
    if _PLAIN.fullmatch(word) and word.lower() not in _NOT_TEXT:
        return word
    quoted = json.dumps(word, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in quoted)
