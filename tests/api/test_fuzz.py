"""Schemathesis finds nothing, run as its users run it: a server, its document, and nothing told.

`make fuzz` runs this with more examples and other seeds: FUZZ_EXAMPLES and FUZZ_SEEDS. The examples
and the APIs of the tests are fuzzed in tests/projects/test_fuzz.py, which tells of rows to ask for.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from tests.api.databases import Databases, migrate
from tests.api.document import read_document
from tests.api.fuzzing import fuzz
from tests.api.projects import copy_project
from tests.api.servers import server_process

logger = logging.getLogger(__name__)

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "20"))
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1").split(",")]


@pytest.mark.parametrize("seed", SEEDS)
def test_fuzzing_finds_nothing(seed: int, databases: Databases, tmp_path: Path) -> None:
    project, run = tmp_path / "project", tmp_path / "run"
    project.mkdir()
    run.mkdir()
    copy_project(project)
    url = databases.create(databases.unused_name("fuzz"))
    migrate(url, project)
    with server_process(project, run / "server.log", {"DATABASE_URL": url}) as server:
        found = fuzz(server, read_document(project), run, seed=seed, examples=EXAMPLES)
    successes = found.successes()

    # Seen with `make fuzz ARGS='-rP --log-level=INFO'`.
    logger.info("seed %s: %s; answered 2xx: %s", seed, found.cases, successes)
    assert found.code == 0, found.output[-20_000:]
    assert "No issues found" in found.output
    assert found.defects == []
    # A run of refusals would be no proof of anything.
    assert min(successes.values()) >= 1 + EXAMPLES // 100, successes
