"""Edits of join tables and of what rows live under, on rows of two owners: there and back."""

from __future__ import annotations

import pytest

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from tests.migrations.databases import Database
from tests.migrations.histories import History, catalog
from tests.migrations.test_compound import ONE, THREE, TWO, applied, insert, run

ENDS = """
task:
  fields: {{ title: {{ type: string, required: true }} }}
  relations: {{ {task} }}
tag:
  fields: {{ label: {{ type: string, required: true }} }}
  relations: {{ {tag} }}
project:
  fields: {{ name: {{ type: string, required: true }} }}
{more}
"""


def ends(task: str = "", tag: str = "", more: str = "", removed: str = "") -> Catalog:
    return catalog(ENDS.format(task=task, tag=tag, more=more), removed=removed)


def fill(db: Database, *statements: str) -> None:
    for who in ("ada", "grace"):
        insert(db, "tasks", id=ONE, user_id=who, title="t")
        insert(db, "tags", id=TWO, user_id=who, label="l")
        insert(db, "projects", id=THREE, user_id=who, name="p")
        for statement in statements:
            run(db, statement.format(who=who))


JOIN = f"INSERT INTO {{table}} (user_id, task_id, tag_id) VALUES ('{{{{who}}}}', '{ONE}', '{TWO}')"


def joined(db: Database, table: str) -> list[tuple[object, ...]]:
    return run(db, f"SELECT user_id, task_id::text, tag_id::text FROM {table} ORDER BY 1")


BOTH = [("ada", ONE, TWO), ("grace", ONE, TWO)]


def test_a_join_is_renamed(db: Database) -> None:
    before = ends("tags: { many_to_many: tag }")
    after = ends("labels: { many_to_many: tag, through: labels, renamed_from: task_tag }")
    history = db.start(before)
    fill(db, JOIN.format(table="task_tag"))

    applied(db, history, before, after)

    assert joined(db, "labels") == BOTH


def test_a_join_is_renamed_from_either_side(db: Database) -> None:
    before = ends("tags: { many_to_many: tag, through: links }")
    after = ends(
        "tags: { many_to_many: tag, through: uses }",
        "tasks: { many_to_many: task, through: uses, renamed_from: links }",
    )
    history = db.start(before)
    fill(db, JOIN.format(table="links"))

    applied(db, history, before, after)

    assert joined(db, "uses") == BOTH


def test_a_join_is_declared_at_the_other_side(db: Database) -> None:
    before = ends("tags: { many_to_many: tag, through: links }")
    after = ends("", "tasks: { many_to_many: task, through: links }")
    history = db.start(before)
    fill(db, JOIN.format(table="links"))

    applied(db, history, before, after)

    assert joined(db, "links") == BOTH


def test_two_joins_swap_their_names(db: Database) -> None:
    before = ends(
        "tags: { many_to_many: tag, through: first }, all: { many_to_many: tag, through: second }"
    )
    after = ends(
        "tags: { many_to_many: tag, through: second, renamed_from: first },"
        " all: { many_to_many: tag, through: first, renamed_from: second }"
    )
    history = db.start(before)
    fill(db, JOIN.format(table="first"))

    applied(db, history, before, after)

    assert joined(db, "second") == BOTH
    assert joined(db, "first") == []


def test_a_join_of_others_takes_the_name_of_one_that_is_dropped(db: Database) -> None:
    before = ends("tags: { many_to_many: tag, through: links }")
    fields = "projects: { many_to_many: project, through: links }"
    history = db.start(before)
    fill(db, JOIN.format(table="links"))

    with pytest.raises(SchemaError) as caught:
        history.plan(ends(fields))
    (told,) = caught.value.diagnostics
    assert (told.code, "links: { replaced: true }" in (told.hint or "")) == ("join-changed", True)
    after = ends(fields, removed="links: { replaced: true }")
    applied(db, history, before, after)

    assert run(db, "SELECT project_id FROM links") == []


def test_a_join_with_others_becomes_one_with_itself(db: Database) -> None:
    before = ends("others: { many_to_many: tag, through: links }")
    after = ends(
        "others: { many_to_many: task, through: links }", removed="links: { replaced: true }"
    )
    history = db.start(before)
    fill(db, JOIN.format(table="links"))

    applied(db, history, before, after)


def test_a_join_with_itself_follows_its_resource(db: Database) -> None:
    before = catalog("""
        task:
          fields: { title: { type: string, required: true } }
          relations:
            blocks: { many_to_many: task, through: task_task }
            blocked: { many_to_many: task, through: task_task }
    """)
    after = catalog("""
        job:
          renamed_from: task
          fields: { title: { type: string, required: true } }
          relations:
            blocks: { many_to_many: job, through: blocks, renamed_from: task_task }
    """)
    history = db.start(before)
    for each in (ONE, TWO):
        insert(db, "tasks", id=each, user_id="ada", title="t")
    insert(db, "task_task", user_id="ada", task_id=ONE, other_task_id=TWO)

    applied(db, history, before, after)

    assert run(db, "SELECT job_id::text, other_job_id::text FROM blocks") == [(ONE, TWO)]


LINK = """
link:
  {was}
  fields: {{ {note} }}
  relations:
    task: {{ belongs_to: task, on_delete: cascade }}
    tag: {{ belongs_to: tag }}
"""
NOTE = "note: { type: string, nullable: true }"


def test_a_join_becomes_a_resource_and_keeps_its_rows(db: Database) -> None:
    before = ends("tags: { many_to_many: tag, through: uses }")
    after = ends(
        "tags: { many_to_many: tag, through: link }",
        more=LINK.format(was="renamed_from: uses", note=NOTE),
    )
    history = db.start(before)
    fill(db, JOIN.format(table="uses"))

    applied(db, history, before, after)

    assert joined(db, "links") == BOTH
    assert len(run(db, "SELECT DISTINCT id FROM links")) == 2


def test_a_resource_becomes_a_join_and_keeps_its_rows(db: Database) -> None:
    before = ends("tags: { many_to_many: tag, through: link }", more=LINK.format(was="", note=NOTE))
    after = ends("tags: { many_to_many: tag, through: link }", removed="link.note: {}")
    history = db.start(before)
    fill(
        db,
        "INSERT INTO links (id, user_id, task_id, tag_id)"
        f" VALUES (gen_random_uuid(), '{{who}}', '{ONE}', '{TWO}')",
    )

    applied(db, history, before, after)

    assert joined(db, "link") == BOTH


def test_a_resource_whose_rows_join_twice_becomes_no_join(db: Database) -> None:
    before = ends("tags: { many_to_many: tag, through: link }", more=LINK.format(was="", note=NOTE))
    after = ends("tags: { many_to_many: tag, through: link }", removed="link.note: {}")
    history = db.start(before)
    row = (
        "INSERT INTO links (id, user_id, task_id, tag_id)"
        f" VALUES (gen_random_uuid(), '{{who}}', '{ONE}', '{TWO}')"
    )
    fill(db, row, row)

    with pytest.raises(Exception, match=r"pk_link|with the same"):
        db.upgrade(*history.migrate_all(after))

    db.assert_like_new(before)


UNDER = """
board: {{ {board}, fields: {{ name: {{ type: string, required: true }} }} }}
lane: {{ fields: {{ name: {{ type: string, required: true }} }} }}
card:
  {parent}
  fields: {{ title: {{ type: string, required: true }} }}
  relations: {{ {relations} }}
  {more}
"""


def under(
    parent: str = "", relations: str = "", *, board: str = "", more: str = "", removed: str = ""
) -> Catalog:
    plain = board or "plural: boards"
    text = UNDER.format(board=plain, parent=parent, relations=relations, more=more)
    return catalog(text, removed=removed)


def fill_under(db: Database, **cards: str) -> None:
    for who in ("ada", "grace"):
        insert(db, "boards", id=ONE, user_id=who, name="b")
        insert(db, "lanes", id=TWO, user_id=who, name="l")
        insert(db, "cards", id=THREE, user_id=who, title="c", **cards)


NULLABLE = "board: { belongs_to: board, nullable: true }"


def test_what_rows_refer_to_becomes_their_parent(db: Database) -> None:
    before, after = under("", NULLABLE), under("parent: board")
    history = db.start(before)
    fill_under(db, board_id=ONE)

    applied(db, history, before, after)

    assert run(db, "SELECT user_id, board_id::text FROM cards ORDER BY 1") == [
        ("ada", ONE),
        ("grace", ONE),
    ]


def test_rows_without_one_get_no_parent(db: Database) -> None:
    before, after = under("", NULLABLE), under("parent: board")
    history = db.start(before)
    fill_under(db)

    with pytest.raises(Exception, match="board"):
        db.upgrade(*history.migrate_all(after))


def test_a_parent_becomes_what_rows_refer_to_and_is_dropped_in_a_step_of_its_own(
    db: Database,
) -> None:
    first, second = under("parent: board"), under("", NULLABLE)
    third = under(removed="card.board: {}")
    history = db.start(first)
    fill_under(db, board_id=ONE)

    applied(db, history, first, second)
    applied(db, history, second, third)

    assert run(db, "SELECT title FROM cards") == [("c",), ("c",)]


def test_a_parent_is_renamed_and_its_rows_are_nested_deeper(db: Database) -> None:
    before = under("parent: board", "lane: { belongs_to: lane }")
    after = catalog("""
        table: { renamed_from: board, fields: { name: { type: string, required: true } } }
        lane: { fields: { name: { type: string, required: true } } }
        card:
          parent: table
          fields: { title: { type: string, required: true } }
          relations: { lane: { belongs_to: lane, on_delete: cascade } }
        note: { parent: card, fields: { body: { type: text, required: true } } }
        """)
    history = db.start(before)
    fill_under(db, board_id=ONE, lane_id=TWO)

    applied(db, history, before, after)

    assert run(db, "SELECT table_id::text, lane_id::text FROM cards") == [(ONE, TWO), (ONE, TWO)]


def test_rows_live_under_another_parent_that_is_told_by_sql(db: Database) -> None:
    before = under("parent: board")
    there = "(SELECT l.id FROM lanes l WHERE l.user_id = cards.user_id ORDER BY l.id LIMIT 1)"
    after = under(
        f'parent: {{ resource: lane, backfill: {{ sql: "{there}" }} }}', removed="card.board: {}"
    )
    history = db.start(before)
    fill_under(db, board_id=ONE)
    revisions = history.migrate_all(after)

    db.upgrade(*revisions)

    db.assert_like_new(after)
    assert run(db, "SELECT lane_id::text FROM cards") == [(TWO,), (TWO,)]
    with pytest.raises(Exception, match="board_id was required"):
        db.downgrade(*revisions)


def test_a_parent_that_was_called_otherwise_is_new_to_these_rows(db: Database) -> None:
    before = under("", "lane: { belongs_to: lane, nullable: true }")
    after = catalog("""
        table: { renamed_from: board, fields: { name: { type: string, required: true } } }
        lane: { fields: { name: { type: string, required: true } } }
        card:
          parent: table
          fields: { title: { type: string, required: true } }
          relations: { lane: { belongs_to: lane, nullable: true } }
        """)
    history = db.start(before)

    with pytest.raises(SchemaError) as caught:
        history.plan(after)

    assert [each.code for each in caught.value.diagnostics] == ["backfill-needed"]


@pytest.mark.parametrize("fate", ["restrict", "cascade", "set_null"])
@pytest.mark.parametrize("target", ["board", "lane"])
def test_a_reference_has_another_fate_and_another_target(
    db: Database, fate: str, target: str
) -> None:
    before = under("", "place: { belongs_to: board, nullable: true }", more="soft_delete: true")
    after = under(
        "",
        f"spot: {{ belongs_to: {target}, nullable: true, on_delete: {fate}, renamed_from: place }}",
        removed="card.deleted_at: {}",
    )
    history = db.start(before)
    fill_under(db)
    run(db, f"UPDATE cards SET place_id = '{ONE}'" if target == "board" else "SELECT 1")

    applied(db, history, before, after)

    expected = ONE if target == "board" else None
    assert run(db, "SELECT spot_id::text FROM cards") == [(expected,), (expected,)]


CIRCLE = """
a: {{ fields: {{ x: {{ type: string, required: true }} }}, relations: {{ {a} }} }}
b: {{ fields: {{ x: {{ type: string, required: true }} }}, relations: {{ {b} }} }}
c: {{ fields: {{ x: {{ type: string, required: true }} }}, relations: {{ {c} }} }}
"""
TO_B, TO_C, TO_A = (
    f"next: {{{{ belongs_to: {name}, nullable: true }}}}".format() for name in "bca"
)


def test_references_close_a_circle_and_open_it_again(db: Database) -> None:
    before = catalog(CIRCLE.format(a=TO_B, b=TO_C, c=""))
    after = catalog(CIRCLE.format(a=TO_B, b=TO_C, c=TO_A))
    opened = catalog(CIRCLE.format(a="", b=TO_C, c=TO_A), removed="a.next: {}")
    history = db.start(before)
    for name in ("as", "bs", "cs"):
        db.fill(name, "x", ("x",))

    applied(db, history, before, after)
    applied(db, history, after, opened)


def test_a_whole_circle_is_dropped(db: Database) -> None:
    before = catalog(CIRCLE.format(a=TO_B, b=TO_C, c=TO_A))
    after = catalog(
        "d: { fields: { x: { type: string, required: true } } }", removed="a: {}\nb: {}\nc: {}"
    )
    history = db.start(before)
    db.fill("as", "x", ("x",))

    applied(db, history, before, after)


def test_the_lines_for_a_join_that_is_gone_resolve_it() -> None:
    history = History()
    history.migrate(ends("tags: { many_to_many: tag }"))
    renamed = "tags: { many_to_many: tag, through: uses%s }"

    with pytest.raises(SchemaError) as caught:
        history.plan(ends(renamed % ""))

    hint = caught.value.diagnostics[0].hint or ""
    assert "\n    renamed_from: task_tag\n" in hint
    assert "\n    task_tag: {}" in hint
    assert history.plan(ends(renamed % ", renamed_from: task_tag")) is not None
    assert history.plan(ends(renamed % "", removed="task_tag: {}")) is not None
