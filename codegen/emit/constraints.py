"""The constraints and indexes of a model, as arguments of its `__table_args__`."""

from __future__ import annotations

from collections.abc import Collection

from codegen.catalog import OnDelete
from codegen.module import Imports, literal
from codegen.storage import Check, ForeignKey, Table, TableCheck, TableIndex, UniqueKey, quote_name


def table_arguments(stored: Table, circle: Collection[str], imports: Imports) -> list[str]:
    """Everything that a table has beside its columns; `circle` names the keys that come later."""
    imports.add("sqlalchemy", "PrimaryKeyConstraint")
    key = stored.primary_key
    arguments = [f"PrimaryKeyConstraint({_texts(key.columns)}, name={literal(key.name)})"]
    arguments += [_foreign_key(each, circle, imports) for each in stored.foreign_keys]
    arguments += [_unique(each, imports) for each in stored.uniques]
    arguments += [_check(each, imports) for each in stored.checks]
    arguments += [_check(each, imports) for each in stored.conditions]
    arguments += [_index(each, imports) for each in stored.indexes]
    if stored.comment is not None:
        arguments.append(f'{{"comment": {literal(stored.comment)}}}')
    return arguments


def _texts(texts: tuple[str, ...]) -> str:
    return ", ".join(literal(text) for text in texts)


def _foreign_key(key: ForeignKey, circle: Collection[str], imports: Imports) -> str:
    imports.add("sqlalchemy", "ForeignKeyConstraint")
    target = tuple(f"{key.table}.{column}" for column in key.target)
    ending = ""
    match key.on_delete:
        case OnDelete.CASCADE:
            ending = ', ondelete="CASCADE"'
        case OnDelete.SET_NULL:
            # Not quoted, as PostgreSQL spells it: Alembic compares the texts.
            ending = ', ondelete="SET NULL ({})"'.format(", ".join(key.cleared))
        case OnDelete.RESTRICT:
            ending = ', ondelete="RESTRICT"'
    columns = f"[{_texts(key.columns)}], [{_texts(target)}]"
    later = ", use_alter=True" if key.name in circle else ""
    return f"ForeignKeyConstraint({columns}, name={literal(key.name)}{ending}{later})"


def _unique(unique: UniqueKey, imports: Imports) -> str:
    imports.add("sqlalchemy", "UniqueConstraint")
    return f"UniqueConstraint({_texts(unique.columns)}, name={literal(unique.name)})"


def _check(check: Check | TableCheck, imports: Imports) -> str:
    imports.add("sqlalchemy", "CheckConstraint")
    return f"CheckConstraint({_sql(check.sql)}, name={literal(check.name)})"


def _index(index: TableIndex, imports: Imports) -> str:
    imports.add("sqlalchemy", "Index")
    options = [f", postgresql_using={literal(index.using)}"] if index.using != "btree" else []
    operators = [
        f"{literal(key.column)}: {literal(key.operators)}"
        for key in index.keys
        if key.operators is not None
    ]
    if operators:
        options.append(f", postgresql_ops={{{', '.join(operators)}}}")
    if index.include:
        options.append(f", postgresql_include=[{_texts(index.include)}]")
    if index.where is not None:
        imports.add("sqlalchemy", "text")
        options.append(f", postgresql_where=text({_sql(index.where)})")
    keys = ", ".join(_index_key(key.column, key.descending, imports) for key in index.keys)
    unique = ", unique=True" if index.unique else ""
    return f"Index({literal(index.name)}, {keys}{unique}{''.join(options)})"


def _index_key(column: str, descending: bool, imports: Imports) -> str:
    if not descending:
        return literal(column)
    imports.add("sqlalchemy", "text")
    return f"text({_sql(quote_name(column) + ' DESC')})"


def _sql(condition: str) -> str:
    # SQLAlchemy reads `:word` in a condition as a parameter.
    return literal(condition.replace(":", "\\:"))
