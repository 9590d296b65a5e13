"""What the model says of rows: whether they fit a schema, and what a downgrade leaves of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.migrations.soak.casting import turned
from tests.migrations.soak.values import fits, is_computed, unwired
from tests.migrations.soak.world import FRESH, KNOWN, STUCK, Formula, Row, World


def misfits(world: World) -> Iterator[str]:
    """Why the rows do not fit the schema, if they do not."""
    for name in world.tables:
        rows = world.rows.get(name, [])
        for row in rows:
            yield from _row_misfits(world, name, row)
        for listed, columns in _uniques(world, name):
            keys = [key for row in rows if (key := _key(world, name, row, columns))]
            if any(keys.count(key) > 1 for key in keys):
                yield f"{name}: {listed} not unique"


def fitting(world: World, name: str, row: Row) -> bool:
    """Whether one more row would fit a table."""
    if any(_row_misfits(world, name, row)):
        return False
    rows = world.rows.get(name, [])
    if name in world.joins:
        return row not in rows
    return not any(
        (key := _key(world, name, row, columns)) and key == _key(world, name, other, columns)
        for _, columns in _uniques(world, name)
        for other in rows
    )


def _row_misfits(world: World, name: str, row: Row) -> Iterator[str]:
    if row.get(world.owner) is STUCK:
        yield f"{name}.{world.owner}: cannot become what it should"
    for column, field in world.columns(name).items():
        value = row[column]
        if value is FRESH:
            continue
        if value is STUCK:
            yield f"{name}.{column}: cannot become what it should"
            continue
        if value is None:
            if not field.get("nullable"):
                yield f"{name}.{column}: null"
        elif "target" in field:
            if not _refers(world, str(field["target"]), row, value):
                yield f"{name}.{column}: refers to nothing"
        elif not fits(field, value, world.words):
            yield f"{name}.{column}: {value!r} does not fit"
    if name in world.resources:
        for key in world.resources[name].get("checks", {}):
            condition = world.conditions[(name, key)]
            if condition.gives(*(row[column] for column in condition.columns)) is False:
                yield f"{name}: breaks {condition.sql}"


def _refers(world: World, target: str, row: Row, value: object) -> bool:
    owner = world.owner
    return any(
        other["id"] == value and (not world.led(target) or other[owner] == row[owner])
        for other in world.rows.get(target, [])
    )


def _uniques(world: World, name: str) -> Iterator[tuple[str, list[str]]]:
    if name in world.resources:
        yield from world.resources[name].get("unique", {}).items()


def _key(world: World, name: str, row: Row, columns: list[str]) -> tuple[Any, ...] | None:
    """What must be unique in a row; None where a null or a soft delete lets it be alike."""
    values = tuple(row[column] for column in columns)
    gone = row.get("deleted_at") is not None and world.resources[name].get("soft_delete")
    if gone or any(value is None or value is FRESH for value in values):
        return None
    return (row.get(world.owner), *values)


def settle(before: World, after: World) -> None:
    """Give rows what they get in columns that are new, and in place of nulls."""
    for name, past in after.past.items():
        if past.name is None or name not in after.resources:
            continue
        columns, old_columns = after.stored(name), before.stored(past.name)
        made = [
            (c, after.formulas.get((name, c, "backfill")), columns[c], past.columns[c])
            for c in past.columns
        ]
        for column, formula, field, old in sorted(made, key=lambda each: each[1] is not None):
            was = old_columns.get(old or "", {})
            filled = was.get("nullable") and (
                "backfill" in field or "was" in was or formula is not None
            )
            for row in after.rows.get(name, []):
                empty = row[column] is None and filled and not field.get("nullable")
                if empty or (old is None and "target" not in field):
                    row[column] = restored(field) if formula is None else computed(formula, row)
    for name, column in after.found:
        target = str(after.columns(name)[column]["target"])
        for row in after.rows.get(name, []):
            rows = (e for e in after.rows.get(target, []) if e[after.owner] == row[after.owner])
            row[column] = min((each["id"] for each in rows), default=None)


def lost(world: World) -> bool:
    """Whether rows with something that SQL looks up do not fit: the second revision finds out."""
    return bool(world.found) and any(misfits(world))


def stopping(before: World, after: World) -> Iterator[str]:
    """Why the way back has to make values up, and therefore stops."""
    for name, past in after.past.items():
        shared = past.name is not None and before.led(past.name) and not after.led(name)
        if shared and after.rows.get(name) and _given(before, past.name or "") is None:
            yield f"nobody knows whose the rows of {name} were"
    for name, column, field in _gone(before, after):
        values_needed = not field.get("nullable") and "default" not in field
        if values_needed and field.get("backfill") is None and _kept_rows(after, name):
            yield f"{name}.{column} was required"


def _gone(before: World, after: World) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for past in after.past.values():
        if past.name is not None:
            for column, field in before.stored(past.name).items():
                if column in past.gone:
                    yield past.name, column, field


def _kept_rows(after: World, former: str) -> bool:
    return any(past.name == former and after.rows.get(name) for name, past in after.past.items())


def back(before: World, after: World) -> World:
    """The world of before, with the rows that a downgrade leaves."""
    found = World(before.schema, {name: [] for name in before.tables}, before.conditions)
    found.retired = before.retired
    for name, past in after.past.items():
        if past.name is not None:
            found.rows[past.name] = [
                _row_back(before, past.name, after, name, row) for row in after.rows.get(name, [])
            ]
    return found


def _row_back(before: World, former: str, after: World, name: str, row: Row) -> Row:
    past = after.past[name]
    made: Row = {} if "id" not in row else {"id": row["id"]}
    if before.led(former):
        owner = row[after.owner] if after.led(name) else _given(before, former)
        made[before.owner] = _owner_back(before, after, owner)
    names = past.new_names
    missing = []
    for column, field in before.stored(former).items():
        if column in names:
            value = row[names[column]]
            for undo in past.inverse.get(names[column], [])[::-1]:
                value = undo(value)
            made[column] = value
        elif _formula(field) is None:
            made[column] = restored(field)
        else:
            missing.append((column, field))
    for column, field in missing:
        formula = _formula(field)
        assert formula is not None
        made[column] = computed(formula, made)
    return made


def _owner_back(before: World, after: World, value: object) -> object:
    """Whose a row was, as far as that is known."""
    try:
        return turned(value, after.schema["owner"], before.schema["owner"])
    except ValueError:
        return STUCK


def _given(world: World, name: str) -> object:
    """Who has been given the rows of a resource when they got an owner."""
    said = world.resources.get(name, {}).get("backfill_owner")
    return said if said is None else unwired(world.schema["owner"], said)


def _formula(field: dict[str, Any]) -> Formula | None:
    """What the field is filled with, where that is SQL over the row."""
    given = field.get("backfill")
    return KNOWN.get(str(given.get("sql"))) if isinstance(given, dict) else None


def computed(formula: Formula, row: Row) -> object:
    """What a formula gives for a row."""
    values = [row[column] for column in formula.columns]
    return STUCK if STUCK in values else formula.gives(*values)


def restored(field: dict[str, Any]) -> object:
    """What a row gets in a column that a downgrade brings back."""
    given = field.get("backfill", field.get("default"))
    return FRESH if is_computed(field, given) else unwired(field, given)
