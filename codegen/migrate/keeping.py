"""Rows that would go with their tables, on a way back that nobody may have thought through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codegen.migrate.calls import block_source
from codegen.migrate.changes import Change, CreateTable
from codegen.storage import Table, quote_name, quote_text

CONSENT = "app.drop_rows"
"""The setting that lets them go when it is `on`."""

_BEFORE = """\
DO $kept$
DECLARE
    kept text;
BEGIN"""
_COUNTED = """\
    SELECT string_agg(format('%s of %s', total, name), ', ') INTO kept
    FROM ("""
_AFTER = f"""\
    ) AS counted (name, total)
    WHERE total > 0 AND current_setting('{CONSENT}', true) IS DISTINCT FROM 'on';
    IF kept IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = '55000',
            MESSAGE = 'rows that nothing brings back would be dropped: ' || kept,
            HINT = 'empty the tables first, or let the rows go: codegen db downgrade '
                '--drop-rows, or PGOPTIONS="-c {CONSENT}=on" alembic downgrade';
    END IF;"""


def keeping(changes: Sequence[Change]) -> tuple[str, ...]:
    """The call that stops the way back of these changes while the tables they made have rows.

    A table with row-level security hides its rows from its owner, who migrates, but for the moment.
    """
    created = (each for each in changes if isinstance(each, CreateTable) and not each.follows())
    made = [each.table for each in created]
    if not made:
        return ()
    return (f"op.execute(\n    {block_source([*_lines(made)])}\n)",)


def _lines(made: Sequence[Table]) -> Iterator[str]:
    hidden = [table.name for table in made if table.row_security]
    yield from _BEFORE.splitlines()
    for name in hidden:
        yield f"    ALTER TABLE {quote_name(name)} NO FORCE ROW LEVEL SECURITY;"
    yield from _COUNTED.splitlines()
    for number, table in enumerate(made):
        if number:
            yield "        UNION ALL"
        yield f"        SELECT {quote_text(table.name)}, count(*) FROM {quote_name(table.name)}"
    yield from _AFTER.splitlines()
    for name in hidden:
        yield f"    ALTER TABLE {quote_name(name)} FORCE ROW LEVEL SECURITY;"
    yield "END $kept$"
