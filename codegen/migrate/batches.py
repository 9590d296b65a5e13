"""Rows changed in batches, so that nobody waits for more than a few of them."""

from __future__ import annotations

import textwrap

from codegen.migrate.calls import execute, execute_block
from codegen.migrate.looks.layout import wrapped
from codegen.migrate.way import LOCK_TIMEOUT, Apart
from codegen.storage import quote_name

SIZE = 5_000
"""How many rows are locked at a time: a fraction of a second's work."""


def fill(table: str, key: tuple[str, ...], assignments: str | tuple[str, ...], where: str) -> Apart:
    """Update the rows for which `where` holds; both texts are SQL, `"size" = 0`.

    An assignment may come in pieces, each a line of its own. Outside of a transaction it walks the
    primary key, `key`, and commits after each batch. A run that was cut short is run again: rows
    that are done are not meant by `where` any more, or get the same value.
    """
    # A text that is divided is one only on several lines, which it has outside alone.
    whole = (assignments,) if isinstance(assignments, str) else assignments
    pieces = _pieces(assignments) if isinstance(assignments, str) else assignments
    update, first, *rest = f"UPDATE {quote_name(table)}", f"SET {pieces[0]}", *pieces[1:]
    lines = "\n".join([update, first, *(f"    {piece}" for piece in rest)])
    return Apart(
        outside=execute_block(_walk(table, key, lines, where)),
        inside=execute(update, f"SET {whole[0]}", *whole[1:], f"WHERE {where}"),
    )


def _pieces(sql: str) -> tuple[str, ...]:
    """SQL that may be the author's in lines that are not too long where they stand."""
    return tuple(line.strip() for line in wrapped(sql, 16))


def _walk(table: str, key: tuple[str, ...], update: str, where: str) -> str:
    name, columns = quote_name(table), ", ".join(map(quote_name, key))
    backwards = ", ".join(f"{quote_name(column)} DESC" for column in key)
    low, high = (", ".join(f"{end}.{quote_name(c)}" for c in key) for end in ("low", "high"))
    condition = f"\n{' ' * 16}".join(_pieces(where))
    body = f"""\
#variable_conflict use_column
DECLARE
    low record;
    high record;
BEGIN
    SELECT {columns} INTO low FROM {name} ORDER BY {columns} LIMIT 1;
    WHILE low IS NOT NULL LOOP
        PERFORM set_config('lock_timeout', '{LOCK_TIMEOUT}', true);
        SELECT {columns} INTO high
        FROM (
            SELECT {columns} FROM {name}
            WHERE ({columns}) >= ({low})
            ORDER BY {columns} LIMIT {SIZE}
        ) AS batch
        ORDER BY {backwards} LIMIT 1;
{textwrap.indent(update, " " * 8)}
        WHERE ({columns}) >= ({low})
            AND ({columns}) <= ({high})
            AND ({condition});
        SELECT {columns} INTO low
        FROM {name}
        WHERE ({columns}) > ({high})
        ORDER BY {columns} LIMIT 1;
        COMMIT;
    END LOOP;
END
"""
    return f"DO {_quoted(body)}"


def _quoted(body: str) -> str:
    """The body between marks that it does not hold itself."""
    mark = "$$"
    while mark in body:
        mark = f"$batch{len(mark)}$"
    return f"{mark}\n{body}{mark}"
