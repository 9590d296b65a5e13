"""How a resource is stored: its table, down to the name of each constraint.

A table is what a revision creates, what a snapshot remembers and what a model declares. All three
read it from here, so that they cannot differ.

`tables` has the values, `build` and `joins` make them from the catalog, `replaced` marks what has a
former name of something else, `columns` and `rules` have the storage side of the table of types,
`sql` writes constants and names.
"""

from codegen.storage.build import DELETED_AT, foreign_key, table
from codegen.storage.circles import circular
from codegen.storage.columns import postgres_type
from codegen.storage.joins import join_table, tables
from codegen.storage.rules import (
    Bound,
    ItemsRule,
    LengthRule,
    PatternRule,
    RangeRule,
    Rule,
    SizeRule,
    WordsRule,
    rule_sql,
    rule_word,
    rules,
)
from codegen.storage.sql import default_sql, literal_sql, literal_text, quote_name, quote_text
from codegen.storage.tables import (
    Check,
    Column,
    ForeignKey,
    IndexKey,
    PrimaryKey,
    Table,
    TableCheck,
    TableIndex,
    UniqueKey,
)

__all__ = [
    "DELETED_AT",
    "Bound",
    "Check",
    "Column",
    "ForeignKey",
    "IndexKey",
    "ItemsRule",
    "LengthRule",
    "PatternRule",
    "PrimaryKey",
    "RangeRule",
    "Rule",
    "SizeRule",
    "Table",
    "TableCheck",
    "TableIndex",
    "UniqueKey",
    "WordsRule",
    "circular",
    "default_sql",
    "foreign_key",
    "join_table",
    "literal_sql",
    "literal_text",
    "postgres_type",
    "quote_name",
    "quote_text",
    "rule_sql",
    "rule_word",
    "rules",
    "table",
    "tables",
]
