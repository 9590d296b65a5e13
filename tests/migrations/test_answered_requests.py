"""The table of answered requests: it comes and goes with what the schema makes of it."""

from __future__ import annotations

import pytest

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from codegen.read import read_text
from tests.migrations.histories import History

SCHEMA = """
spec: 1
api: {{ title: Test, version: 1.0.0 }}
defaults: {{ idempotency: {idempotency} }}
security: {{ row_level_security: {secured} }}
resources:
  task:
    methods: [{methods}]
    fields: {{ title: {{ type: string, required: true }} }}
"""


def schema(
    *, idempotency: bool = True, methods: str = "list, create", secured: bool = False
) -> Catalog:
    words = {"idempotency": str(idempotency).lower(), "secured": str(secured).lower()}
    return read_text(SCHEMA.format(methods=methods, **words))


def history(before: Catalog) -> History:
    found = History()
    found.migrate(before)
    return found


def summary(before: Catalog, after: Catalog) -> tuple[str, ...]:
    planned = history(before).plan(after)
    return () if planned is None else planned.summary


def test_an_older_project_gets_the_table_by_a_revision_of_its_own() -> None:
    older = history(schema(idempotency=False))
    text = older.migrate(schema())

    assert list(older.revisions) == ["0001_create_tasks.py", "0002_create_idempotency_keys.py"]
    assert text.startswith('"""Create idempotency_keys."""')
    assert 'op.drop_table("idempotency_keys")' in text


def test_in_a_new_project_it_is_not_spoken_of() -> None:
    planned = History().plan(schema())

    assert planned is not None
    assert planned.summary == ("+ tasks",)
    assert any("idempotency_keys" in text for text in planned.tree.values())


@pytest.mark.parametrize("methods", ["list, create", "update, batch"])
def test_what_creates_makes_the_table(methods: str) -> None:
    without = schema(methods=methods, idempotency=False)

    assert summary(without, schema(methods=methods)) == ("+ idempotency_keys",)


def test_where_nothing_is_created_there_is_none() -> None:
    without = schema(methods="list, get, update, delete", idempotency=False)

    assert summary(without, schema(methods="list, get, update, delete")) == ()


def test_it_goes_without_a_tombstone() -> None:
    dropped = ("- idempotency_keys, and its rows",)

    assert summary(schema(), schema(idempotency=False)) == dropped
    assert summary(schema(), schema(methods="list, get")) == dropped


def test_it_is_no_new_name_of_a_resource_that_is_gone() -> None:
    before = read_text(
        SCHEMA.format(methods="list", idempotency="true", secured="false")
        + "  note: { methods: [list], fields: { text: { type: text, required: true } } }\n"
    )

    with pytest.raises(SchemaError) as refused:
        history(before).plan(schema())

    (told,) = refused.value.diagnostics
    assert told.code == "drop-not-declared"
    assert "idempotency_key" not in f"{told.message} {told.hint}"


def test_it_is_secured_with_the_rest() -> None:
    assert (
        'CREATE POLICY "owner" ON "idempotency_keys"'
        in history(schema(secured=True)).revisions["0001_create_tasks.py"]
    )
