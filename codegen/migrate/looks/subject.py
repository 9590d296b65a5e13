"""One table that is looked at: as it will be, and what is known of its rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from codegen.migrate.looks.look import Look
from codegen.migrate.looks.rows import Kept, Rows, Value, mentioned
from codegen.migrate.matching import Successors
from codegen.migrate.objections import column_of
from codegen.storage import Column, RangeRule, Rule, Table, WordsRule, quote_name

MEND = "change these rows first"


@dataclass(frozen=True, slots=True)
class Subject:
    """The table, its rows, and those of all tables by name.

    Of a downgrade (`down`) nobody can declare anything.
    """

    table: Table
    rows: Rows
    all_rows: Mapping[str, Rows]
    down: bool

    def value(self, column: str) -> Value:
        """What is known of the values of a column."""
        return self.rows.values[column]

    def column(self, name: str) -> Column:
        """The column of that name, as it will be."""
        return column_of(self.table, name)

    def rules(self, column: str) -> tuple[Rule, ...]:
        """The rules that the values of a column meet so far."""
        match self.value(column):
            case Kept(origin, words=words, type=type_):
                former = self.rows.former.checks
                met = [check.rule for check in former if check.column == origin]
                if type_ is None:
                    return tuple(_reworded(rule, words) for rule in met)
                # A number stays within its range as another number, and says nothing else.
                return tuple(
                    rule for rule in (*met, *_limits(type_)) if isinstance(rule, RangeRule)
                )
            case _:
                return ()

    def untouched(self, columns: Collection[str]) -> bool:
        """Whether each row holds what it held in all of the columns."""
        values = [self.value(name) for name in columns]
        return all(isinstance(value, Kept) and value.untouched for value in values)

    def reads(self, *sql: str) -> frozenset[str]:
        """The columns that some SQL reads, and perhaps others."""
        return mentioned(*sql) & self.rows.values.keys()

    @property
    def now(self) -> Successors:
        """What the columns that stay are called."""
        values = self.rows.values.items()
        return Successors({v.origin: name for name, v in values if isinstance(v, Kept)}, {})

    def said(self, column: str) -> str:
        """What the author calls a column: the name of the relation, where it refers to a row."""
        refers = any(key.columns[-1] == column for key in self.table.foreign_keys)
        return column.removesuffix("_id") if refers else column

    def declare(self, column: str, line: str | None) -> str:
        """What to do: add a line at the field, where there is one, or mend the rows."""
        # Of the owner nothing can be said: two of them would become one.
        if line is None or self.down or column == self.table.owner:
            return MEND
        return f"add `{line}` to `{self.table.resource}.{self.said(column)}`, or {MEND}"

    def lost(self, column: str) -> str:
        """What to do where a downgrade would have to invent values: no row has any to change."""
        table = self.table.name
        return (
            f"{table}.{column} was required, and its values are gone: empty {table}, "
            "or say in this downgrade what its rows get"
        )

    def look(
        self,
        problem: str,
        remedy: str,
        code: str,
        broken: str,
        also: Collection[str] = (),
        rows: Rows | None = None,
    ) -> Look:
        """A look at the rows; `also` are columns that the condition reads in its own queries."""
        seen = rows or self.rows
        key = self._key(seen)
        read = mentioned(broken) & seen.values.keys()
        return Look(
            table=self.table.name,
            problem=problem,
            remedy=remedy,
            code=code,
            source=seen.source({*key, *also, *read}),
            key=f"ROW({', '.join(map(quote_name, key))})",
            broken=broken,
            secured=seen.hidden,
        )

    def _key(self, rows: Rows) -> tuple[str, ...]:
        """What tells a row from others: its key as it is, or as it will be where that one goes."""
        own = self.table.primary_key.columns
        whole = len(rows.key) == len(rows.former.primary_key.columns)
        return rows.key if whole or not {*own} <= rows.values.keys() else own


def _limits(type_: str) -> tuple[RangeRule, ...]:
    """The range of a type of whole numbers."""
    sizes = {"integer": 31, "bigint": 63}
    return tuple(RangeRule(-(2**n), 2**n - 1) for each, n in sizes.items() if each == type_)


def _reworded(rule: Rule, words: Sequence[tuple[str, str | None]]) -> Rule:
    """A rule once the words in it are called otherwise."""
    if not isinstance(rule, WordsRule):
        return rule
    now = {word: dict(words).get(word, word) for word in rule.words}
    return replace(rule, words=tuple(word for word in now.values() if word is not None))
