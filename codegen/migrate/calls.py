"""Calls of Alembic's `op` as Python source; SQL and texts in them come out as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from codegen.migrate.way import Apart, same
from codegen.module import escaped, literal
from codegen.storage import quote_name, quote_text

_WIDTH = 80
_MARGIN = " " * 8


def execute(*clauses: str) -> str:
    """The call that runs one statement of SQL; where it is long, each clause has its own line."""
    whole = sql_source(" ".join(clauses))
    if len(whole) <= _WIDTH:
        return f"op.execute({whole})"
    spaced = [*(f"{clause} " for clause in clauses[:-1]), clauses[-1]]
    return f"op.execute({' '.join(sql_source(clause) for clause in spaced)})"


def sql_source(sql: str) -> str:
    """A literal of SQL that SQLAlchemy takes as it is."""
    return text_source(_bound_to_nothing(sql)).removeprefix("(").removesuffix(")")


def block_source(lines: Sequence[str]) -> str:
    """A literal of SQL on several lines, which SQLAlchemy takes as it is, too."""
    sources = [escaped(_bound_to_nothing(line)).replace('"""', r"\"\"\"") for line in lines]
    text = "\n".join(f"{_MARGIN}{source}" for source in sources)
    return f'"""\n{text}\n{_MARGIN}"""'


def execute_block(sql: str) -> str:
    """The call that runs a statement of several lines, which stay as they are."""
    return f"op.execute(\n    {block_source(sql.splitlines())}\n)"


def _bound_to_nothing(sql: str) -> str:
    # SQLAlchemy reads `:word` as a parameter, but for `12:30`, `::text` and what has a backslash
    # before it.
    return sql.replace(":", "\\:") if re.search(r"(?<![:\w]):(?!:)", sql) else sql


def text_source(text: str) -> str:
    """A literal in pieces that are short as they are written, with all their escapes."""
    width = _WIDTH
    source = literal(text, width)
    while width > 1 and max(len(line) for line in source.splitlines()) > _WIDTH + 2:
        width //= 2
        source = literal(text, width)
    return source


def add_constraint(table: str, name: str, *clauses: str) -> tuple[Apart, Apart]:
    """The calls that add a constraint, and then hold the rows that are there against it.

    From the first on, no new row breaks it. The second reads every row, and nobody waits for it.
    """
    again = f"DROP CONSTRAINT IF EXISTS {quote_name(name)},"
    added = (f"ADD CONSTRAINT {quote_name(name)}", *clauses[:-1], f"{clauses[-1]} NOT VALID")
    return (
        Apart(alter(table, again, *added), alter(table, *added)),
        validate(table, name),
    )


def validate(table: str, name: str) -> Apart:
    """The call that holds the rows that are there against a constraint."""
    return same(alter(table, f"VALIDATE CONSTRAINT {quote_name(name)}"))


def drop_constraint(table: str, name: str) -> str:
    """The call that drops a constraint."""
    return alter(table, f"DROP CONSTRAINT {quote_name(name)}")


def rename_constraint(table: str, before: str, after: str) -> str:
    """The call that renames a constraint, and the index behind it."""
    return alter(table, f"RENAME CONSTRAINT {quote_name(before)}", f"TO {quote_name(after)}")


def alter(table: str, action: str, *clauses: str) -> str:
    """The call that alters a table."""
    return execute(f"ALTER TABLE {quote_name(table)} {action}", *clauses)


def inline_comment(comment: str | None) -> list[str]:
    """The argument that describes a column or table, where Alembic can be trusted with it."""
    return [] if comment is None or _needs_care(comment) else [f"comment={text_source(comment)}"]


def own_comment(table: str, column: str | None, comment: str | None) -> list[str]:
    """The call that describes a column, or the table, where an argument will not do."""
    if comment is None or not _needs_care(comment):
        return []
    return [comment_on(table, column, comment)]


def _needs_care(comment: str) -> bool:
    """Whether Alembic, printing SQL instead of running it, would write another text."""
    return "\\" in comment or "\t" in comment


def comment_on(table: str, column: str | None, comment: str | None) -> str:
    """The call that describes a column, or the table where there is none."""
    what = f"TABLE {quote_name(table)}"
    if column is not None:
        what = f"COLUMN {quote_name(table)}.{quote_name(column)}"
    value = "NULL" if comment is None else quote_text(comment)
    return execute(f"COMMENT ON {what}", f"IS {value}")
