"""What became of a table's references, uniques, indexes and conditions.

Each is known by what it does, so that one which follows a renamed column or table is renamed and
not built again; what does something else under its old name is dropped and made anew.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from codegen.storage import ForeignKey, IndexKey, TableCheck, TableIndex, UniqueKey

Part = TypeVar("Part", ForeignKey, UniqueKey, TableIndex, TableCheck)


GONE = ""
"""The name of a table that is dropped."""


@dataclass(frozen=True, slots=True)
class Successors:
    """How the columns and tables of the last revision are called now.

    `owner` is the owner's column, then and now, and `retyped` whether it holds another type: no
    reference that carries it outlives that. `gone` are the columns that are dropped: another may
    have the name of one now.
    """

    columns: Mapping[str, str]
    tables: Mapping[str, str]
    owner: tuple[str, str] | None = None
    retyped: bool = False
    gone: Collection[str] = ()

    def reference(self, key: ForeignKey) -> ForeignKey:
        """A reference in the words of now. Both ends may carry the owner, and end in an id."""
        former, owner = self.owner or ("", "")
        gone = self.retyped and former in key.target
        return replace(
            key,
            columns=self._columns(key.columns),
            table=GONE if gone else self.tables.get(key.table, GONE),
            target=tuple(owner if name == former else name for name in key.target),
            cleared=self._columns(key.cleared),
        )

    def unique(self, key: UniqueKey) -> UniqueKey:
        """A unique constraint in the words of now."""
        return replace(key, columns=self._columns(key.columns))

    def index(self, index: TableIndex) -> TableIndex:
        """An index in the words of now."""
        return replace(
            index,
            keys=tuple(
                IndexKey(self._column(key.column), key.descending, key.operators)
                for key in index.keys
            ),
            where=None if index.where is None else self.sql(index.where),
            include=self._columns(index.include),
        )

    def condition(self, condition: TableCheck) -> TableCheck:
        """A condition in the words of now."""
        return replace(condition, sql=self.sql(condition.sql))

    def sql(self, text: str) -> str:
        """SQL with the columns in it renamed, as PostgreSQL itself renames them."""
        return _TOKEN.sub(self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        quoted, plain = found["quoted"], found["plain"]
        if quoted is not None:
            name = quoted.replace('""', '"')
            return '"' + self._column(name).replace('"', '""') + '"'
        return found[0] if plain is None else self._column(plain.lower(), plain)

    def _columns(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._column(name) for name in names)

    def _column(self, name: str, other: str | None = None) -> str:
        if name in self.gone:
            return f"{name} (dropped)"
        return self.columns.get(name, name if other is None else other)


_TOKEN = re.compile(
    r"""'(?:[^']|'')*' | "(?P<quoted>(?:[^"]|"")*)" | (?P<plain>\b[^\W\d]\w*\b)(?!\s*\()""",
    re.VERBOSE,
)
"""A text, a quoted name, or a word that no parenthesis follows, as it does a function's."""


@dataclass(frozen=True, slots=True)
class Matches(Generic[Part]):
    """Parts of one kind: what stays under another name, what goes, and what is new."""

    renamed: tuple[tuple[Part, Part], ...]
    dropped: tuple[tuple[Part, Part], ...]
    added: tuple[Part, ...]


def match(
    before: Sequence[tuple[Part, Part]], after: Sequence[Part], bound: Collection[str] = ()
) -> Matches[Part]:
    """Match what was, given as it was and in the words of now, with what is.

    What is `bound` goes in any case, even if it is to come back.
    """
    going = [pair for pair in before if pair[0].name in bound]
    free = [pair for pair in before if pair[0].name not in bound]
    left = [pair for pair in free if not any(_same(pair, part) for part in after)]
    renamed: list[tuple[Part, Part]] = []
    added: list[Part] = []
    for part in after:
        if any(_same(pair, part) for pair in free):
            continue
        pair = next((pair for pair in left if replace(pair[1], name=part.name) == part), None)
        if pair is None:
            added.append(part)
        else:
            left.remove(pair)
            renamed.append((pair[0], part))
    return Matches(tuple(renamed), tuple(left + going), tuple(added))


def _same(pair: tuple[Part, Part], part: Part) -> bool:
    """Whether nothing became of a part: it is called as before and does what it did."""
    return pair[1] == part
