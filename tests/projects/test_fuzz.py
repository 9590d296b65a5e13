"""Schemathesis finds nothing in any project: every check, and the server's log beside it.

`make fuzz` runs this with more examples, other seeds and in every phase: FUZZ_EXAMPLES and
FUZZ_SEEDS. A short run leaves out the phase that fills in what the document's examples leave out,
which takes longer than the others together.
"""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

import pytest

from tests.api.databases import Databases
from tests.api.fuzzing import Callers, Fuzzed, schemathesis, write_down
from tests.projects.known import known
from tests.projects.running import Project, running
from tests.projects.stored import unreadable
from tests.projects.tokens import DAY, token

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "2"))
THOROUGH = 10
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1").split(",")]


def config(project: Project) -> str:
    """How it is fuzzed."""
    text = (HERE / "schemathesis.toml").read_text()
    text = text.replace('"{hooks}"', json.dumps(str(HERE / "fuzz_hooks.py")))
    text = text.replace("{owner}", project.catalog.owner.name)
    return text.replace('"{thorough}"', "true" if EXAMPLES >= THOROUGH else "false")


def callers(project: Project, owner: str) -> Callers | None:
    """Who asks, where a project asks back who that is."""
    if project.tokens is None:
        return None
    parameter, other = project.catalog.owner.name, project.owner("other")
    return Callers(parameter, owner, *(token(each, seconds=DAY) for each in (owner, other)))


@pytest.mark.parametrize("seed", SEEDS)
def test_fuzzing_finds_nothing(
    project: Project, seed: int, databases: Databases, tmp_path: Path
) -> None:
    with running(project, databases, tmp_path / "server.log") as served:
        owner = project.owner("fuzzy")
        (tmp_path / "known.json").write_text(json.dumps(known(served, owner)))
        write_down(tmp_path, project.document, config(project), callers(project, owner))
        made = len(served.log.read_text())
        url = str(served.client.base_url)
        code, said = schemathesis(tmp_path, url, seed=seed, examples=EXAMPLES)
        found = Fuzzed(code, said, served.log.read_text()[made:], project.document)
        faults = [*unreadable(served), *served.turn().found]
    successes = found.successes()

    # Seen with `make fuzz ARGS=--log-cli-level=INFO`.
    logger.info("%s, seed %s: %s; answered 2xx: %s", project.name, seed, found.cases, successes)
    assert found.code == 0, found.output[-20_000:]
    assert "No issues found" in found.output
    assert found.defects + faults == []
    # A run of refusals would be no proof of anything.
    assert min(successes.values()) >= 1 + EXAMPLES // 100, successes
