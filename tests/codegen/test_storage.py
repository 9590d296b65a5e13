"""How a resource is stored: columns, checks, defaults, and text that stays text in SQL."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen.catalog import (
    Api,
    Boolean,
    Catalog,
    Constant,
    Datetime,
    Default,
    Field,
    FieldType,
    Function,
    Integer,
    Owner,
    Resource,
    String,
    Text,
    Uuid,
    Value,
)
from codegen.read import read_text
from codegen.storage import (
    Check,
    Column,
    ForeignKey,
    LengthRule,
    PatternRule,
    PrimaryKey,
    RangeRule,
    Rule,
    Table,
    circular,
    default_sql,
    literal_sql,
    postgres_type,
    quote_name,
    quote_text,
    rules,
    table,
    tables,
)


def stored(*resources: Resource) -> Table:
    """The table of the first of the resources."""
    catalog = Catalog(Api("Test", "1.0.0"), Owner("user_id", String(1, 64)), resources)
    return table(resources[0], catalog)


def resource(*fields: Field, timestamps: bool = True) -> Resource:
    return Resource("task", "tasks", "Task", "task", fields, timestamps=timestamps)


def test_the_key_starts_with_the_owner() -> None:
    key = stored(resource()).primary_key

    assert key == PrimaryKey("pk_tasks", ("user_id", "id"))


def test_columns_stand_in_the_order_of_the_json() -> None:
    made = stored(resource(Field("b", "b", Text()), Field("a", "a", Boolean())))

    assert [column.name for column in made.columns] == [
        *("id", "user_id", "b", "a", "created_at", "updated_at")
    ]


def test_without_timestamps_there_are_none() -> None:
    made = stored(resource(timestamps=False))

    assert [column.name for column in made.columns] == ["id", "user_id"]


def test_a_column_is_called_what_the_wire_calls_it() -> None:
    made = stored(resource(Field("class", "class_", Text())))

    assert made.column("class") is not None
    assert made.column("class_") is None


def test_a_column_says_what_its_field_says() -> None:
    field = Field(
        "done",
        "done",
        Boolean(),
        description="Whether it is done.",
        nullable=True,
        default=Constant(False),
        renamed_from="finished",
        backfill=Constant(True),
    )

    assert stored(resource(field)).column("done") == Column(
        "done",
        "boolean",
        nullable=True,
        default="false",
        comment="Whether it is done.",
        renamed_from="finished",
        backfill="true",
    )


def test_checks_are_named_after_table_column_and_rule() -> None:
    made = stored(resource(Field("code", "code", String(2, 8, "^[a-z]*$"))))

    assert made.checks == (
        Check("ck_tasks_user_id_length", "user_id", LengthRule(1, 64)),
        Check("ck_tasks_code_length", "code", LengthRule(2, 8)),
        Check("ck_tasks_code_pattern", "code", PatternRule("^[a-z]*$")),
    )


@pytest.mark.parametrize(
    ("type_", "stored"),
    [
        (String(), "text"),
        (Text(), "text"),
        (Integer(), "integer"),
        (Boolean(), "boolean"),
        (Datetime(), "timestamp with time zone"),
        (Uuid(), "uuid"),
    ],
)
def test_each_type_has_a_column_type(type_: FieldType, stored: str) -> None:
    assert postgres_type(type_) == stored


@pytest.mark.parametrize(
    ("type_", "refused"),
    [
        (String(0, 5), (LengthRule(0, 5),)),
        (Text(1, 5), (LengthRule(1, 5),)),
        (Integer(), ()),
        (Integer(0), (RangeRule(0, None),)),
        (Integer(maximum=9), (RangeRule(None, 9),)),
        (Boolean(), ()),
    ],
)
def test_the_database_refuses_what_the_type_forbids(
    type_: FieldType, refused: tuple[Rule, ...]
) -> None:
    assert rules(type_) == refused


@pytest.mark.parametrize(
    ("rule", "sql"),
    [
        (LengthRule(0, 5), 'char_length("a") <= 5'),
        (LengthRule(1, 5), 'char_length("a") BETWEEN 1 AND 5'),
        (RangeRule(1, None), '"a" >= 1'),
        (RangeRule(None, 5), '"a" <= 5'),
        (RangeRule(-1, 5), '"a" BETWEEN -1 AND 5'),
        (PatternRule("^it's$"), "\"a\" ~ '^it''s$'"),
        (PatternRule(r"^\.$"), r"""  "a" ~ E'^\\.$'  """.strip()),
    ],
)
def test_a_check_is_a_condition_in_sql(rule: Rule, sql: str) -> None:
    assert Check("ck", "a", rule).sql == sql


@pytest.mark.parametrize(
    ("default", "sql"),
    [
        (Function.NOW, "now()"),
        (Function.UUID, "gen_random_uuid()"),
        (Constant(5), "5"),
    ],
)
def test_a_default_is_an_expression(default: Default, sql: str) -> None:
    assert default_sql(default, "text") == sql


@pytest.mark.parametrize(
    ("value", "sql"),
    [
        (None, "NULL"),
        (True, "true"),
        (False, "false"),
        (-5, "-5"),
        ("it's", "'it''s'"),
        (datetime(2026, 1, 31, 9, 30, tzinfo=UTC), "'2026-01-31T09:30:00+00:00'"),
        (
            datetime(2026, 1, 31, 9, 30, tzinfo=timezone(timedelta(hours=2))),
            "'2026-01-31T07:30:00+00:00'",
        ),
        (UUID(int=1), "'00000000-0000-0000-0000-000000000001'"),
    ],
)
def test_a_constant_is_a_literal(value: Value, sql: str) -> None:
    assert literal_sql(value, "text") == sql


@pytest.mark.parametrize(
    ("text", "sql"),
    [
        ("", "''"),
        ("'; DROP TABLE tasks; --", "'''; DROP TABLE tasks; --'"),
        ("\\", r"E'\\'"),
        ("\\'", r"E'\\'''"),
        ("a\tb", r"E'a\tb'"),
        ("a\nb", r"E'a\nb'"),
    ],
)
def test_text_is_quoted(text: str, sql: str) -> None:
    assert quote_text(text) == sql


@given(st.text(st.characters(exclude_characters="\0") | st.sampled_from("'\\\t")))
def test_quoted_text_is_read_back_as_it_was(text: str) -> None:
    assert _postgresql_reads(quote_text(text)) == text


def _postgresql_reads(source: str) -> str:
    """The text of a string literal by PostgreSQL's rules, standard_conforming_strings on."""
    escaped = source.startswith("E")
    body = source.removeprefix("E")[1:-1]
    read, rest = "", body
    while rest:
        if rest.startswith("''"):
            read, rest = f"{read}'", rest[2:]
        elif escaped and rest[0] == "\\":
            read, rest = read + {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}[rest[1]], rest[2:]
        else:
            assert rest[0] != "'", "the literal ends early"
            read, rest = read + rest[0], rest[1:]
    return read


@pytest.mark.parametrize(
    ("name", "sql"), [("user", '"user"'), ('a"b', '"a""b"'), ("Select", '"Select"')]
)
def test_a_reserved_word_is_a_name_like_any_other(name: str, sql: str) -> None:
    assert quote_name(name) == sql


def linked(**references: str) -> tuple[Table, ...]:
    """Tables of one column that refer to others: `a="b c"` to two of them."""
    return tuple(
        Table(
            name,
            name,
            (),
            PrimaryKey(f"pk_{name}", ()),
            foreign_keys=tuple(
                ForeignKey(f"{name}_{target}", (), target, ()) for target in targets.split()
            ),
        )
        for name, targets in references.items()
    )


@pytest.mark.parametrize(
    ("references", "expected"),
    [
        ({"a": "b", "b": ""}, set()),
        ({"a": "a"}, set()),
        ({"a": "b", "b": "a"}, {"a_b", "b_a"}),
        ({"a": "b", "b": "c", "c": "a d", "d": "d"}, {"a_b", "b_c", "c_a"}),
        ({"a": "b c", "b": "a", "c": "d", "d": "c"}, {"a_b", "b_a", "c_d", "d_c"}),
    ],
)
def test_keys_in_a_circle_come_after_the_tables(
    references: dict[str, str], expected: set[str]
) -> None:
    assert circular(linked(**references)) == expected


def test_the_rows_of_an_owner_below_a_shared_row_are_walked_by_one_index() -> None:
    catalog = read_text(
        "spec: 1\napi: { title: Shop, version: 0.1.0 }\nresources:\n"
        "  product: { owned: false, fields: { name: { type: string, required: true } } }\n"
        "  review: { parent: product, fields: { stars: { type: integer, required: true } } }\n"
    )
    (index,) = tables(catalog)[1].indexes

    assert [key.column for key in index.keys] == ["product_id", "user_id", "id"]
