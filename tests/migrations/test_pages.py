"""Each kind of edit has a page in `docs/edits/`, and what it shows is what happens.

The words of a page are written by hand; below its mark stand the edit, the revisions and the review
of a case. Run with ACCEPT=1 to write what is planned now, and review it in the diff.
"""

from __future__ import annotations

import difflib
import json
import os
import re
from datetime import date
from pathlib import Path

import pytest

from codegen.catalog import Catalog
from codegen.emit import emit
from codegen.migrate import FOLDER, PATH, Plan
from codegen.migrate import plan as plan_of
from codegen.plan import (
    Baseline,
    Counted,
    Files,
    Review,
    lines,
    stages,
    step,
    with_migration,
)
from codegen.tree import Tree
from tests.migrations.test_cases import HERE, history_before, schema

ROOT = HERE.parents[1]
FOLDER_OF_PAGES = ROOT / "docs" / "edits"
INDEX = FOLDER_OF_PAGES / "README.md"
PAGES = sorted(path for path in FOLDER_OF_PAGES.glob("*.md") if path != INDEX)
MARK = re.compile(r"^<!-- case: (?P<case>\w+) -->\n", re.MULTILINE)
TODAY = date(2026, 12, 1)
OPENAPI = "generated/openapi.json"

NO_EDIT = {
    "create_relations": "a first revision, with all relations",
    "create_resource": "a first revision",
    "create_secured_by_uuid": "a first revision, with row-level security",
    "hostile": "names and texts that try to break out",
    "several_at_once": "several edits at once",
    "add_types": "a field of each type",
}
"""The cases that are there for something else."""


def planned(case: str) -> tuple[Catalog, Catalog, Plan]:
    folder = HERE / "cases" / case
    before, after = schema(folder, "before"), schema(folder, "after")
    assert before is not None
    assert after is not None
    history = history_before(folder)
    there = ("migrations/env.py", "migrations/script.py.mako")
    plan = plan_of(history.snapshot, history.revisions, after, there)
    assert plan is not None
    return before, after, plan


def files(before: Tree, after: Tree) -> Files:
    return Files(
        tuple(path for path in after if path not in before),
        tuple(path for path in after if path in before and before[path] != after[path]),
        tuple(path for path in before if path not in after),
    )


def review(before: Catalog, after: Catalog, plan: Plan) -> str:
    """What `codegen plan` says, where no database can be asked."""
    old, new = emit(before), emit(after)
    found = Review(
        with_migration(files(old, new), plan, PATH),
        stages(plan),
        (),
        plan.parent,
        (),
        (),
        step(Baseline(OPENAPI, json.loads(old[OPENAPI])), json.loads(new[OPENAPI]), TODAY),
        (),
    )
    return "".join(f"{text}\n" for _, text in lines(found, Counted()))


def edit(case: str) -> str:
    """How the schema changes, with what stands around it."""
    before, after = (
        (HERE / "cases" / case / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
        for name in ("before", "after")
    )
    rows = list(difflib.unified_diff(before, after, n=2, lineterm=""))[2:]
    return "".join("...\n" if row.startswith("@@") else f"{row.rstrip()}\n" for row in rows)


def shown(case: str) -> str:
    """What stands below the mark of a page."""
    before, after, plan = planned(case)
    revisions = [path for path in sorted(plan.tree) if path.startswith(f"{FOLDER}/")]
    parts = [f"## The edit\n\n```diff\n{edit(case)}```\n"]
    parts += [f"## `{path}`\n\n```python\n{plan.tree[path]}```\n" for path in revisions]
    parts.append(f"## What `codegen plan` says\n\n```text\n{review(before, after, plan)}```\n")
    return "\n".join(parts)


def case_of(page: Path) -> str:
    found = MARK.search(page.read_text(encoding="utf-8"))
    assert found is not None, f"{page.name} names no case"
    return found["case"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_shows_what_happens(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    found = MARK.search(text)
    assert found is not None
    wanted = f"{text[: found.end()]}\n{shown(found['case'])}"
    if os.environ.get("ACCEPT"):
        page.write_text(wanted, encoding="utf-8")

    assert page.read_text(encoding="utf-8") == wanted


def test_each_case_of_an_edit_has_a_page() -> None:
    cases = {path.name for path in (HERE / "cases").iterdir()}

    assert {case_of(page) for page in PAGES} == cases - NO_EDIT.keys()


def test_the_index_names_each_page_by_its_title() -> None:
    text = INDEX.read_text(encoding="utf-8")

    for page in PAGES:
        title = page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        assert f"[{title}]({page.name})" in text
