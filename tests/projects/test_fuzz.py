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
from tests.api.fuzzing import Fuzzed, schemathesis
from tests.projects.known import known
from tests.projects.running import Project, running

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "2"))
THOROUGH = 10
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1").split(",")]


@pytest.mark.parametrize("seed", SEEDS)
def test_fuzzing_finds_nothing(
    project: Project, seed: int, databases: Databases, tmp_path: Path
) -> None:
    hooks = json.dumps(str(HERE / "fuzz_hooks.py"))
    config = (HERE / "schemathesis.toml").read_text().replace('"{hooks}"', hooks)
    config = config.replace('"{thorough}"', "true" if EXAMPLES >= THOROUGH else "false")
    (tmp_path / "schemathesis.toml").write_text(config)
    (tmp_path / "openapi.json").write_text(json.dumps(project.document.content))
    with running(project, databases, tmp_path / "server.log") as served:
        (tmp_path / "known.json").write_text(json.dumps(known(served)))
        made = len(served.log.read_text())
        url = str(served.client.base_url)
        code, said = schemathesis(tmp_path, url, seed=seed, examples=EXAMPLES)
        faults = served.turn().found
        found = Fuzzed(code, said, served.log.read_text()[made:], project.document)
    successes = found.successes()

    # Seen with `make fuzz ARGS=--log-cli-level=INFO`.
    logger.info("%s, seed %s: %s; answered 2xx: %s", project.name, seed, found.cases, successes)
    assert found.code == 0, found.output[-20_000:]
    assert "No issues found" in found.output
    assert found.defects + faults == []
    # A run of refusals would be no proof of anything.
    assert min(successes.values()) >= 1 + EXAMPLES // 100, successes
