"""Schemathesis finds nothing in any project: every check, the server's log, and every row.

`make fuzz` runs this with more examples, other seeds and in every phase: FUZZ_EXAMPLES and
FUZZ_SEEDS. The APIs of the tests, which have more operations than all projects
together, get a tenth of the examples there. A short run leaves out the largest of them, and the
phase that fills in what the document's examples leave out, which takes longer than the others
together; and of the phase that goes through the limits of every value one by one, it takes every
sixth operation.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.at_once import OVERRIDES
from tests.api.at_once import SCHEMA as AT_ONCE
from tests.api.awkward import HOOKS, TYPES
from tests.api.awkward import SCHEMA as AWKWARD
from tests.api.databases import Databases
from tests.api.fuzzing import Callers, Fuzzed, schemathesis, write_down
from tests.api.listed import LISTED
from tests.api.projects import make_project
from tests.projects.known import known
from tests.projects.running import PROJECTS, Project, running
from tests.projects.stored import unreadable
from tests.projects.tokens import DAY, token

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "1"))
THOROUGH = 10
MANY = 20
"""So many operations that a short run cannot try the limits of all of them."""
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1").split(",")]


def config(project: Project) -> str:
    """How it is fuzzed."""
    text = (HERE / "schemathesis.toml").read_text()
    text = text.replace('"{hooks}"', json.dumps(str(HERE / "fuzz_hooks.py")))
    text = text.replace("{owner}", project.catalog.owner.name)
    text = text.replace('"{thorough}"', "true" if EXAMPLES >= THOROUGH else "false")
    left_out = sorted(operations(project) - covered(project))
    if left_out:
        text += "\n[[operations]]\nphases.coverage.enabled = false\n"
        text += f"include-operation-id = {json.dumps(left_out)}\n"
    return text


def operations(project: Project) -> set[str]:
    return {each.id for each in project.document.operations()}


def covered(project: Project) -> set[str]:
    """The operations of which each value is tried at each of its limits."""
    every = sorted(operations(project))
    return set(every if EXAMPLES >= THOROUGH or len(every) < MANY else every[::6])


def callers(project: Project, owner: str) -> Callers | None:
    """Who asks, where a project asks back who that is."""
    if project.tokens is None:
        return None
    parameter, other = project.catalog.owner.name, project.owner("other")
    return Callers(parameter, owner, *(token(each, seconds=DAY) for each in (owner, other)))


def make_written(folder: Path) -> None:
    """What is written many at once, with its overrides."""
    make_project(folder, AT_ONCE, {})
    for name, text in OVERRIDES.items():
        (folder / "overrides" / name).write_text(text)


MADE: dict[str, Callable[[Path], None]] = {
    "types": lambda to: make_project(to, AWKWARD, HOOKS),
    "forms": lambda to: make_project(to, TYPES, {}),
    "lists": lambda to: make_project(to, LISTED, {}),
    "written at once": make_written,
}
"""APIs of the tests, which have what no example has: every type, awkward names, every word."""
LONG = {"forms", "lists", "written at once"}
"""What takes so long that a short run leaves it out."""
NAMES = [name for name in (*PROJECTS, *MADE) if EXAMPLES >= THOROUGH or name not in LONG]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", NAMES)
def test_fuzzing_finds_nothing(name: str, seed: int, databases: Databases, tmp_path: Path) -> None:
    if name in MADE:
        (tmp_path / "project").mkdir()
        MADE[name](tmp_path / "project")
    project = PROJECTS.get(name) or Project(tmp_path / "project")
    examples = EXAMPLES if name in PROJECTS else max(EXAMPLES // 10, min(EXAMPLES, THOROUGH))
    with running(project, databases, tmp_path / "server.log") as served:
        owner = project.owner("fuzzy")
        (tmp_path / "known.json").write_text(json.dumps(known(served, owner, covered(project))))
        write_down(tmp_path, project.document, config(project), callers(project, owner))
        made = len(served.log.read_text())
        url = str(served.client.base_url)
        code, said = schemathesis(tmp_path, url, seed=seed, examples=examples)
        found = Fuzzed(code, said, served.log.read_text()[made:], project.document)
        faults = [*unreadable(served), *served.turn().found]
    successes = found.successes()

    # Seen with `make fuzz ARGS='-rP --log-level=INFO'`.
    logger.info("%s, seed %s: %s; answered 2xx: %s", name, seed, found.cases, successes)
    assert found.code == 0, found.output[-20_000:]
    assert "No issues found" in found.output
    assert found.defects + faults == []
    # A run of refusals would be no proof of anything.
    least = min(successes[each] for each in covered(project))
    assert least >= 1 + examples // 100, successes
