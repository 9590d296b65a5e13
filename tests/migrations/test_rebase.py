"""Of two branches that have both migrated, one stays, and the other is planned again behind it."""

from __future__ import annotations

import re

import pytest

from codegen.catalog import Catalog
from codegen.diagnostics import Diagnostic, SchemaError
from codegen.migrate import FOLDER, PATH
from codegen.migrate.rebase import Rebased, rebase
from tests.migrations.histories import History, catalog, tasks

TITLE = "title: { type: string, required: true, max_length: 80 }\n"


def sized(*names: str, removed: str = "") -> Catalog:
    fields = "".join(f"{name}: {{ type: integer, nullable: true }}\n" for name in names)
    return tasks(TITLE + fields, removed)


def branch(*edits: Catalog) -> History:
    """A history that starts as all branches here do, with a revision for each edit."""
    history = History()
    for schema in (sized(), *edits):
        history.migrate(schema)
    return history


def by_hand(history: History, name: str, parent: str, more: str = "") -> None:
    """Add a revision written by hand, of which the number is in the name."""
    number = name.partition("_")[0]
    history.revisions[f"{name}.py"] = (
        f'"""By hand, \N{SNOWMAN}."""\n\nrevision: str = "{number}"\n'
        f"down_revision = {parent}\n{more}"
        '\n\ndef upgrade() -> None:\n    revision = "local"\n'
    )


def merged(ours: History, theirs: History) -> History:
    """What is there after a merge in which our snapshot was kept."""
    return History(ours.snapshot, theirs.revisions | ours.revisions)


def rebased(history: History, schema: Catalog) -> Rebased:
    """Rebase the history and make it what is then there."""
    done = rebase(history.snapshot, history.revisions, schema)
    for path in (*done.deleted, *(move.before for move in done.moved)):
        del history.revisions[path.removeprefix(f"{FOLDER}/")]
    if done.plan is not None:
        history.snapshot = done.plan.tree[PATH]
    files = {} if done.plan is None else done.plan.tree
    texts = {path: text for path, text in files.items() if path.startswith(f"{FOLDER}/")}
    texts |= {move.after: move.text for move in done.moved}
    assert not {path.removeprefix(f"{FOLDER}/") for path in texts} & history.revisions.keys()
    history.revisions |= {path.removeprefix(f"{FOLDER}/"): text for path, text in texts.items()}
    assert history.plan(schema) is None, "everything is there, and in order"
    return done


def refused(history: History, schema: Catalog) -> Diagnostic:
    with pytest.raises(SchemaError) as caught:
        rebase(history.snapshot, history.revisions, schema)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


def parents(history: History) -> dict[str, str]:
    """What each revision follows, by its file."""
    found = {}
    for name, text in sorted(history.revisions.items()):
        follows = re.search(r"^down_revision = (.+)$", text, re.MULTILINE)
        assert follows is not None
        found[name.removesuffix(".py")] = follows[1].strip('"')
    return found


def test_the_other_branch_is_planned_again_behind_the_one_of_the_snapshot() -> None:
    history = merged(branch(sized("a")), branch(sized("b")))

    done = rebased(history, sized("a", "b"))

    assert done.deleted == (f"{FOLDER}/0002_add_b_to_tasks.py",)
    assert done.fork == "0001"
    assert parents(history) == {
        "0001_create_tasks": "None",
        "0002_add_a_to_tasks": "0001",
        "0003_add_b_to_tasks": "0002",
    }


def test_several_revisions_become_one_with_a_number_nobody_had() -> None:
    history = merged(
        branch(sized("a"), sized("a", "c")),
        branch(sized("b"), sized("b", "d"), sized("b", "e", removed="task.d: {}")),
    )

    done = rebased(history, sized("a", "b", "c", "e"))

    assert len(done.deleted) == 3
    assert parents(history) == {
        "0001_create_tasks": "None",
        "0002_add_a_to_tasks": "0001",
        "0003_add_c_to_tasks": "0002",
        "0005_add_b_to_tasks_and_add_e_to_tasks": "0003",
    }


def test_what_both_branches_did_is_not_done_twice() -> None:
    theirs = branch(sized("a"))
    theirs.revisions["0002_named_otherwise.py"] = theirs.revisions.pop("0002_add_a_to_tasks.py")
    history = merged(branch(sized("a")), theirs)

    done = rebased(history, sized("a"))

    assert done.plan is None
    assert len(done.deleted) == 1
    assert len(history.revisions) == 2


def test_revisions_in_two_parts_go_and_stay_together() -> None:
    index = "  indexes: {{ task_{0}: [{0}] }}\n"
    whole = "  indexes: { task_a: [a], task_b: [b] }\n"

    def indexed(more: str, *names: str) -> Catalog:
        fields = "".join(f"    {name}: {{ type: integer, nullable: true }}\n" for name in names)
        return catalog(f"task:\n  fields:\n    {TITLE}{fields}{more}")

    ours, theirs = branch(), branch()
    assert len(ours.migrate_all(indexed(index.format("a"), "a"))) == 2
    assert len(theirs.migrate_all(indexed(index.format("b"), "b"))) == 2
    by_hand(theirs, "0004_fill", '"0003"', f'base_snapshot = "{left(theirs)}"\n')
    history = merged(ours, theirs)

    done = rebased(history, indexed(whole, "a", "b"))

    assert [path.rpartition("/")[2][:4] for path in done.deleted] == ["0002", "0003"]
    assert done.fork == "0001"
    found = parents(history)
    assert [found[name] for name in sorted(found)] == [
        "None",
        "0001",
        "0002",
        "0003",
        "0005",
        "0006",
    ]
    assert max(found) == "0007_fill"


def left(history: History) -> str:
    """The digest of the tables that a history leaves."""
    found = re.search('"digest": "(.+)"', history.snapshot or "")
    assert found is not None
    return found[1]


def test_three_branches_become_one_line() -> None:
    history = merged(merged(branch(sized("a")), branch(sized("b"))), branch(sized("c")))

    done = rebased(history, sized("a", "b", "c"))

    assert len(done.deleted) == 2
    assert parents(history)["0003_add_b_to_tasks_and_add_c_to_tasks"] == "0002"


def test_branches_of_a_project_that_had_no_revision_are_told_apart() -> None:
    ours, theirs = History(), History()
    ours.migrate(sized("a"))
    theirs.migrate(sized("b"))
    theirs.revisions["0001_theirs.py"] = theirs.revisions.pop("0001_create_tasks.py")
    history = merged(ours, theirs)

    done = rebased(history, sized("a", "b"))

    assert done.fork is None
    assert parents(history) == {"0001_create_tasks": "None", "0002_add_b_to_tasks": "0001"}


def test_a_history_without_branches_is_migrated_as_ever() -> None:
    history = branch(sized("a"))
    by_hand(history, "0003_fill", '"0002"')

    done = rebased(history, sized("a", "b"))

    assert (done.deleted, done.moved) == ((), ())
    assert parents(history)["0004_add_b_to_tasks"] == "0003"
    assert rebase(history.snapshot, history.revisions, sized("a", "b")).plan is None


def test_a_project_without_revisions_gets_its_first() -> None:
    done = rebase(None, {}, sized())

    assert done.plan is not None
    assert done.plan.revision == "0001"


def test_what_is_written_by_hand_between_and_after_goes_behind() -> None:
    theirs = branch(sized("b"))
    by_hand(theirs, "0003_fill", '"0002"')
    last = theirs.migrate(sized("b", "d"))
    by_hand(theirs, "8f3a11_more", '"0004"')
    assert 'revision = "0004"' in last
    history = merged(branch(sized("a")), theirs)

    done = rebased(history, sized("a", "b", "d"))

    assert [move.after for move in done.moved] == [
        f"{FOLDER}/0006_fill.py",
        f"{FOLDER}/0007_more.py",
    ]
    assert parents(history) == {
        "0001_create_tasks": "None",
        "0002_add_a_to_tasks": "0001",
        "0005_add_b_to_tasks_and_add_d_to_tasks": "0002",
        "0006_fill": "0005",
        "0007_more": "0006",
    }


def test_of_a_moved_file_only_its_names_change() -> None:
    theirs = branch(sized("b"))
    by_hand(theirs, "x_fill", '(\n    "0002",\n)')
    theirs.revisions["x_fill.py"] = theirs.revisions["x_fill.py"].replace("\n", "\r\n")
    theirs.migrate(sized("b", "d"))
    before = theirs.revisions["x_fill.py"]

    (move,) = rebased(merged(branch(sized("a")), theirs), sized("a", "b", "d")).moved

    assert move.after == f"{FOLDER}/0005_fill.py"
    head, tail = before.split('revision: str = "x"\r\ndown_revision = (\r\n    "0002",\r\n)')
    assert move.text == f'{head}revision: str = "0005"\r\ndown_revision = "0004"{tail}'


def test_what_is_written_by_hand_on_the_branch_that_stays_stays() -> None:
    ours = branch(sized("a"))
    by_hand(ours, "0003_between", '"0002"')
    ours.migrate(sized("a", "c"))
    by_hand(ours, "0005_after", '"0004"')
    before = dict(ours.revisions)
    history = merged(ours, branch(sized("b")))

    done = rebased(history, sized("a", "b", "c"))

    assert done.moved == ()
    assert history.revisions.items() >= before.items()
    assert parents(history)["0006_add_b_to_tasks"] == "0005"


def test_a_branch_of_nothing_but_what_is_written_by_hand_goes_behind() -> None:
    theirs = branch()
    by_hand(theirs, "0002_fill", '"0001"')
    history = merged(branch(sized("a")), theirs)

    done = rebased(history, sized("a"))

    assert done.plan is None
    assert (done.deleted, done.fork) == ((), "0001")
    assert parents(history)["0003_fill"] == "0002"


def test_two_that_were_written_by_hand_are_left_to_who_wrote_them() -> None:
    history = branch()
    by_hand(history, "0002_ours", '"0001"')
    by_hand(history, "0002_theirs", '"0001"')

    diagnostic = refused(history, sized())
    assert "0002_ours.py and migrations/versions/0002_theirs.py were written" in diagnostic.message
    revision, parent = re.findall('= (".+")', diagnostic.hint or "")
    by_hand(history, "0002_theirs", parent)
    text = history.revisions["0002_theirs.py"].replace('str = "0002"', f"str = {revision}")
    history.revisions["0002_theirs.py"] = text

    assert history.plan(sized()) is None


def test_which_branch_a_revision_written_by_hand_is_of_is_asked_and_can_be_said() -> None:
    ours, theirs = branch(sized("a")), branch(sized("b"))
    by_hand(theirs, "0003_fill", '"0002"')
    diagnostic = refused(merged(ours, theirs), sized("a", "b"))
    lines = [line.strip() for line in (diagnostic.hint or "").splitlines() if "= " in line]

    after = []
    for line in lines:
        by_hand(theirs, "0003_fill", '"0002"', f"{line}\n")
        history = merged(ours, theirs)
        rebased(history, sized("a", "b"))
        after.append(parents(history))

    assert "0002 and that" not in diagnostic.message
    assert after[0] == {
        "0001_create_tasks": "None",
        "0002_add_a_to_tasks": "0001",
        "0003_fill": "0002",
        "0004_add_b_to_tasks": "0003",
    }
    assert after[1] == {
        "0001_create_tasks": "None",
        "0002_add_a_to_tasks": "0001",
        "0004_add_b_to_tasks": "0002",
        "0005_fill": "0004",
    }


def test_what_alembic_made_to_join_the_branches_is_put_behind_them() -> None:
    theirs = branch(sized("b"))
    text = theirs.revisions.pop("0002_add_b_to_tasks.py")
    theirs.revisions["0003_b.py"] = text.replace('revision = "0002"', 'revision = "0003"', 1)
    history = merged(branch(sized("a")), theirs)
    by_hand(history, "0004_join", '("0002", "0003")')

    rebased(history, sized("a", "b"))

    assert parents(history)["0006_join"] == "0005"


def test_a_join_of_what_was_written_by_hand_before_is_left_alone() -> None:
    history = branch(sized("a"))
    by_hand(history, "0003_x", '"0002"')
    by_hand(history, "0004_y", '"0002"')
    by_hand(history, "0005_join", '("0003", "0004")')
    history.migrate(sized("a", "c"))
    before = dict(history.revisions)
    other = {
        name: text
        for name, text in branch(sized("a"), sized("a", "b")).revisions.items()
        if name.startswith("0003")
    }
    history = History(history.snapshot, before | other)

    done = rebased(history, sized("a", "b", "c"))

    assert done.moved == ()
    assert history.revisions.items() >= before.items()


def test_what_the_merged_schema_lacks_is_refused_as_ever() -> None:
    history = merged(branch(sized("a")), branch(sized("b")))

    assert refused(history, sized("b")).code == "drop-or-rename"


def test_a_snapshot_of_no_branch_is_told_with_what_to_do() -> None:
    history = merged(branch(sized("a")), branch(sized("b")))
    assert history.snapshot is not None
    history.snapshot = history.snapshot.replace('"name": "a"', '"name": "z"')

    diagnostic = refused(history, sized("a", "b"))

    assert "parts of two branches" in diagnostic.message
    assert "git checkout HEAD migrations/snapshot.json" in (diagnostic.hint or "")


def test_a_revision_that_is_missing_is_told() -> None:
    history = merged(branch(sized("a")), branch(sized("b"), sized("b", "c")))
    del history.revisions["0002_add_b_to_tasks.py"]

    diagnostic = refused(history, sized("a", "b", "c"))

    assert "0003_add_c_to_tasks.py follows 0002, but nothing of that name" in diagnostic.message


def test_an_edited_revision_of_the_branch_that_goes_is_not_lost_unsaid() -> None:
    history = merged(branch(sized("a")), branch(sized("b")))
    text = history.revisions["0002_add_b_to_tasks.py"]
    history.revisions["0002_add_b_to_tasks.py"] = text.replace("'500ms'", "'9s'")

    assert refused(history, sized("a", "b")).code == "revision-edited"


def test_a_run_that_was_killed_can_be_run_again() -> None:
    theirs = branch(sized("b"))
    by_hand(theirs, "0003_fill", '"0002"')
    theirs.migrate(sized("b", "d"))
    history = merged(branch(sized("a")), theirs)
    start = dict(history.revisions)
    schema = sized("a", "b", "d")
    done = rebase(history.snapshot, history.revisions, schema)
    assert done.plan is not None
    new = {p.rpartition("/")[2]: t for p, t in done.plan.tree.items() if p.startswith(FOLDER)}
    after = done.plan.tree[PATH]
    gone = [path.rpartition("/")[2] for path in done.deleted[::-1]]
    states = [(history.snapshot, start | new), (after, start | new)]
    for number in range(len(gone)):
        left = {name: text for name, text in start.items() if name not in gone[: number + 1]}
        states.append((after, left | new))
    (moved,) = done.moved
    states.append((after, {**states[-1][1], "0003_fill.py": moved.text}))

    for snapshot, files in states:
        again = History(snapshot, files)
        rebased(again, schema)

        assert sum(name.endswith("fill.py") for name in again.revisions) == 1
        assert sum("op.add_column" in text for text in again.revisions.values()) == 2


def test_a_new_name_of_a_resource_alone_is_planned_again_behind_the_other_branch() -> None:
    fields = "  fields: { name: { type: string, required: true } }\n"
    task = "task:\n  plural: tasks\n"

    def named(text: str, size: str = "") -> Catalog:
        field = size and f", {size}: {{ type: integer, nullable: true }}"
        return catalog(text + fields.replace(" } }", " }" + field + " }"))

    start, ours = named(task), named(task, "a")
    theirs = named("job:\n  renamed_from: task\n  plural: tasks\n")
    histories = []
    for edit in (ours, theirs):
        history = History()
        history.migrate(start)
        history.migrate(edit)
        histories.append(history)
    history = merged(*histories)

    done = rebased(history, named("job:\n  renamed_from: task\n  plural: tasks\n", "a"))

    assert done.deleted == (f"{FOLDER}/0002_call_task_job.py",)
    assert [*parents(history)][-1] == "0003_call_task_job"
