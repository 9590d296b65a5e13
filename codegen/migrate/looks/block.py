"""The looks of a revision as its first statement, for a reviewer to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codegen.migrate.calls import block_source
from codegen.migrate.looks.layout import wrapped
from codegen.migrate.looks.look import Look
from codegen.storage import quote_text

EXAMPLES = 5
"""How many of the rows that are in the way are named."""

_BEFORE = f"""\
DO $look$
#variable_conflict use_column
DECLARE
    look record;
    problems text;
    remedies text[];
    code text;
BEGIN
    FOR look IN
        SELECT code, problem, remedy, count(*) AS total,
            string_agg(key, ', ') FILTER (WHERE place <= {EXAMPLES}) AS some
        FROM ("""
_AFTER = """\
        ) AS broken (code, problem, remedy, key, place)
        GROUP BY code, problem, remedy
        ORDER BY problem
    LOOP
        problems = concat_ws(E'\\n', problems, format('%s row%s of %s, for example %s',
            look.total, CASE WHEN look.total > 1 THEN 's' END,
            look.problem, look.some));
        remedies = array_append(array_remove(remedies, look.remedy), look.remedy);
        code = coalesce(code, look.code);
    END LOOP;
    IF problems IS NOT NULL THEN
        RAISE EXCEPTION USING MESSAGE = problems, ERRCODE = code,
            HINT = array_to_string(remedies, E'\\n');
    END IF;
END $look$"""
_INDENT, _DEEPER = 12, 4


def looking(looks: Sequence[Look]) -> tuple[str, ...]:
    """The call that stops a revision, with nothing changed, where a look finds a row."""
    if not looks:
        return ()
    lines = [*_BEFORE.splitlines(), *_united(looks), *_AFTER.splitlines()]
    return (f"op.execute(\n    {block_source(lines)}\n)",)


def _united(looks: Sequence[Look]) -> Iterator[str]:
    for number, look in enumerate(looks):
        if number:
            yield f"{' ' * _INDENT}UNION ALL"
        problem, remedy = f"{look.table} {look.problem}", look.remedy
        yield from wrapped(f"SELECT {quote_text(look.code)}, {quote_text(problem)},", _INDENT)
        yield from wrapped(f"{quote_text(remedy)},", _INDENT + _DEEPER)
        yield from wrapped(f"{look.key}::text, row_number() OVER ()", _INDENT + _DEEPER)
        yield from wrapped(f"FROM {look.source}", _INDENT)
        yield from wrapped(f"WHERE {look.broken}", _INDENT)
