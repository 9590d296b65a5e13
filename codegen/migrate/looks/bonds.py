"""What binds rows to each other: what no two of them may share, and what they refer to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from codegen.migrate.looks.look import Look
from codegen.migrate.looks.phrases import one
from codegen.migrate.looks.rows import Fresh, Given, Kept, Unseen
from codegen.migrate.looks.subject import MEND, Subject
from codegen.storage import ForeignKey, quote_name

_REFERENCE, _UNIQUE = "23503", "23505"


def bonds(subject: Subject) -> Iterator[Look]:
    """The looks for keys, unique constraints and references, where they are not known to hold."""
    table = subject.table
    held = [
        (table.primary_key.columns, None),
        *((key.columns, None) for key in table.uniques),
        *((tuple(key.column for key in i.keys), i.where) for i in table.indexes if i.unique),
    ]
    for columns, where in held:
        if not _held_apart(subject, columns, where):
            yield _unique(subject, columns, where)
    for key in table.foreign_keys:
        if not _refers_already(subject, key):
            yield _reference(subject, key)


def orphans(subject: Subject) -> Iterator[Look]:
    """The looks for rows of any table that keep one of this table from going."""
    for each in subject.rows.orphans:
        columns = each.key.columns
        look = subject.look(
            f"with {one(columns[-1].removesuffix('_id'))} that is not there",
            MEND,
            _REFERENCE,
            each.condition,
            also=columns,
            rows=each.rows,
        )
        yield replace(look, table=each.rows.name)


def _held_apart(subject: Subject, columns: Collection[str], where: str | None) -> bool:
    """Whether no two rows can be alike in all of the columns."""
    values = [subject.value(name) for name in columns]
    if any(isinstance(value, Fresh | Unseen) or value == Given(null=True) for value in values):
        return True
    former = subject.rows.former
    known = [
        (former.primary_key.columns, None),
        *((key.columns, None) for key in former.uniques),
        *((tuple(key.column for key in i.keys), i.where) for i in former.indexes if i.unique),
    ]
    origins = {value.origin for value in values if isinstance(value, Kept) and value.apart}
    return any(
        {*names} <= origins and (held is None or (where and subject.now.sql(held) == where))
        for names, held in known
    )


def _unique(subject: Subject, columns: Sequence[str], where: str | None) -> Look:
    listed = ", ".join(map(quote_name, columns))
    conditions = [*([] if where is None else [f"({where})"]), *_not_null(subject, columns)]
    held = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    read = {*columns, *subject.reads(where or "")}
    source = subject.rows.source(read)
    alike = f"SELECT {listed} FROM {source}{held} GROUP BY {listed} HAVING count(*) > 1"
    target = f"({listed})" if len(columns) > 1 else listed
    by_owner = subject.table.owner in columns and len(columns) > 1
    names = [subject.said(n) for n in columns if not (by_owner and n == subject.table.owner)]
    other = "another row of the same owner" if by_owner else "another row"
    return subject.look(
        f"with the same {' and '.join(names)} as {other}",
        MEND,
        _UNIQUE,
        " AND ".join([*conditions, f"{target} IN ({alike})"]),
        also=read,
    )


def _refers_already(subject: Subject, key: ForeignKey) -> bool:
    """Whether each row refers to one that stays, or to none."""
    values = [subject.value(name) for name in key.columns]
    if Given(null=True) in values or Unseen() in values:
        return True
    target = subject.all_rows.get(key.table)
    if target is None:
        return False
    ends = [target.values[name] for name in key.target]
    pairs = {
        (near.origin, far.origin)
        for near, far in zip(values, ends, strict=True)
        if isinstance(near, Kept) and isinstance(far, Kept) and near.apart and far.apart
    }
    return len(pairs) == len(values) and any(
        known.table == target.former.name
        and known.name not in subject.rows.unbound
        and {*zip(known.columns, known.target, strict=True)} == pairs
        for known in subject.rows.former.foreign_keys
    )


def _reference(subject: Subject, key: ForeignKey) -> Look:
    target = subject.all_rows.get(key.table)
    conditions = _not_null(subject, key.columns)
    if target is not None:
        here = subject.table.name
        there = "target" if here != "target" else "referred"
        joined = " AND ".join(
            f"{quote_name(there)}.{quote_name(end)} = {quote_name(here)}.{quote_name(column)}"
            for column, end in zip(key.columns, key.target, strict=True)
        )
        source = replace(target, name=there).source(key.target)
        conditions.append(f"NOT EXISTS (SELECT FROM {source} WHERE {joined})")
    look = subject.look(
        f"with {one(subject.said(key.columns[-1]))} that is not there",
        MEND,
        _REFERENCE,
        " AND ".join(conditions) or "true",
        also=key.columns,
    )
    if target is None:
        return look
    return replace(look, secured=tuple(dict.fromkeys([*look.secured, *target.hidden])))


def _not_null(subject: Subject, columns: Sequence[str]) -> list[str]:
    """That no column is null: what is, is like nothing else, and refers to nothing."""
    return [f"{quote_name(n)} IS NOT NULL" for n in columns if subject.column(n).nullable]
