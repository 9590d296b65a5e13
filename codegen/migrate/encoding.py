"""Tables as JSON values. What is absent or false is left out.

What a table has always had is written as it always was: the digest in every revision that a project
has is a digest of this.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from codegen.catalog import INT4_MAX, INT4_MIN
from codegen.storage import (
    Bound,
    Check,
    Column,
    ForeignKey,
    IndexKey,
    ItemsRule,
    LengthRule,
    PatternRule,
    RangeRule,
    Rule,
    SizeRule,
    Table,
    TableCheck,
    TableIndex,
    UniqueKey,
    WordsRule,
    rule_word,
)


def encode(tables: tuple[Table, ...]) -> list[object]:
    """The tables as JSON values, which `decode` takes back."""
    return [_table(table) for table in tables]


def leader(key: tuple[str, ...]) -> str | None:
    """The owner in a key, unless the table says that it is shared: what stands before the id."""
    return None if key[:1] in ((), ("id",)) else key[0]


def _table(table: Table) -> object:
    key = table.primary_key
    types = {column.name: column.type for column in table.columns}
    return _present(
        name=table.name,
        resource=table.resource,
        renamed_from=table.renamed_from,
        comment=table.comment,
        columns=[_column(column) for column in table.columns],
        primary_key={"name": key.name, "columns": list(key.columns)},
        checks=[_check(check, types[check.column]) for check in table.checks],
        shared=(table.owner is None and leader(key.columns) is not None) or None,
        foreign_keys=_some(_foreign_key(each) for each in table.foreign_keys),
        uniques=_some(_unique(each) for each in table.uniques),
        indexes=_some(_index(each) for each in table.indexes),
        conditions=_some(_condition(each) for each in table.conditions),
        row_security=table.row_security or None,
        soft_delete=table.soft_delete or None,
        retired=table.retired or None,
        replaces=table.replaces or None,
        retired_columns=_some(_column(column) for column in table.retired_columns),
    )


def _column(column: Column) -> object:
    return _present(
        name=column.name,
        type=column.type,
        nullable=column.nullable or None,
        default=column.default,
        comment=column.comment,
        renamed_from=column.renamed_from,
        backfill=column.backfill,
        renamed_values=_some(list(pair) for pair in column.renamed_values),
        map_removed=_some(list(pair) for pair in column.map_removed),
        convert=column.convert,
        replaces=column.replaces or None,
    )


def _check(check: Check, type_: str) -> object:
    rule = _rule(check.rule, type_)
    return {"name": check.name, "column": check.column, rule_word(check.rule): rule}


def _rule(rule: Rule, type_: str) -> object:
    match rule:
        case LengthRule(minimum, maximum) | SizeRule(minimum, maximum):
            return {"minimum": minimum, "maximum": maximum}
        case ItemsRule(minimum, maximum):
            return {"minimum": minimum, "maximum": maximum}
        case RangeRule(minimum, maximum):
            return _range(minimum, maximum, type_)
        case PatternRule(pattern):
            return pattern
        case WordsRule(words, array):
            return _present(words=list(words), array=array or None)
        case _:
            assert_never(rule)


def _range(minimum: Bound, maximum: Bound, type_: str) -> object:
    if type_ != "integer":
        return _present(minimum=minimum, maximum=maximum)
    # An integer's range has always been written with the ends of its type.
    return {
        "minimum": INT4_MIN if minimum is None else minimum,
        "maximum": INT4_MAX if maximum is None else maximum,
    }


def _foreign_key(key: ForeignKey) -> object:
    return _present(
        name=key.name,
        columns=list(key.columns),
        table=key.table,
        target=list(key.target),
        on_delete=key.on_delete.value,
        cleared=_some(key.cleared),
    )


def _unique(key: UniqueKey) -> object:
    return {"name": key.name, "columns": list(key.columns)}


def _index(index: TableIndex) -> object:
    return _present(
        name=index.name,
        keys=[_index_key(key) for key in index.keys],
        unique=index.unique or None,
        where=index.where,
        include=_some(index.include),
        using=index.using,
    )


def _index_key(key: IndexKey) -> object:
    return _present(column=key.column, descending=key.descending or None, operators=key.operators)


def _condition(condition: TableCheck) -> object:
    return {"name": condition.name, "sql": condition.sql}


def _present(**values: object) -> object:
    return {name: value for name, value in values.items() if value is not None}


def _some(values: Iterable[object]) -> list[object] | None:
    return list(values) or None
