"""What the words of the schema language are made of: keys, and the kinds of values behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Line:
    """Text on one line. Where only names of one `form` are right, an editor can say so."""

    may_be_empty: bool = False
    form: str = ""
    may_be_null: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Text for people, not empty; it may run over several lines."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number, whole or not; it is kept exactly as it is written."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A value of the field's own type, which may be a list or a mapping."""


@dataclass(frozen=True, slots=True)
class Word:
    """One of a closed list of words; `synonyms` pairs words of other tools with those meant."""

    noun: str
    words: tuple[str, ...]
    synonyms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TypeName:
    """The name of a field type."""


MAX_ENTRIES = 1_000
"""The most entries of a list or a mapping; a table has room for some 1,600 columns."""


@dataclass(frozen=True, slots=True)
class Each:
    """A list of values of one kind. Where it cannot be empty, `least` is the least to write."""

    item: Kind
    least: str = ""
    most: int = MAX_ENTRIES


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping from names that the author chooses to values of one kind, as `Each` is a list.

    Where only names of one `form` are right, an editor can say so. A message shows the `example`
    to whoever wrote a list.
    """

    value: Kind
    least: str = ""
    form: str = ""
    most: int = MAX_ENTRIES
    example: str = ""


@dataclass(frozen=True, slots=True)
class Object:
    """A mapping with known keys. `noun` is what a message calls it.

    `others` are keys that other tools have there, each with what is written here for them.
    """

    noun: str
    keys: tuple[Key, ...]
    example: str = ""
    others: tuple[tuple[str, str], ...] = ()

    def key(self, name: str) -> Key | None:
        """The key of that name, if there is one."""
        return next((key for key in self.keys if key.name == name), None)

    def elsewhere(self, name: str) -> str | None:
        """What is written for a key of other tools, where that is something else."""
        return dict(self.others).get(name)


@dataclass(frozen=True, slots=True)
class Either:
    """A value that can be written in several forms, which differ in shape: a word, a list, keys."""

    forms: tuple[Kind, ...]


Kind: TypeAlias = (
    Line
    | Prose
    | Whole
    | Number
    | Day
    | Flag
    | Constant
    | Word
    | TypeName
    | Each
    | Named
    | Object
    | Either
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what stands behind it and what it says.

    `required` is what to write where the key is missing; a key without it can be left out.
    `synonyms` are the words that other tools use for it; they find it in a "did you mean". What
    means nothing alone names the flag that it stands `beside`.
    """

    name: str
    kind: Kind
    doc: str
    required: str = ""
    synonyms: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A field type: what it holds, the constraints it can have, and those it cannot do without."""

    name: str
    doc: str
    constraints: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
