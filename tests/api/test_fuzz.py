"""Schemathesis finds nothing: every phase, every check, and the server's log beside it.

`make fuzz` runs this with more examples and other seeds: FUZZ_EXAMPLES and FUZZ_SEEDS.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.api.awkward import HOOKS, SCHEMA, TYPES
from tests.api.databases import Databases, migrate
from tests.api.document import read_document
from tests.api.fuzzing import Callers, fuzz
from tests.api.listed import LISTED
from tests.api.projects import BEARER, copy_project, make_project
from tests.api.servers import server_process

logger = logging.getLogger(__name__)

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1").split(",")]


def make_checked(folder: Path) -> None:
    """This project with a check of its own."""
    copy_project(folder)
    (folder / "overrides" / "auth.py").write_text(BEARER)


ALICE = Callers("user_id", "alice", "token-of-alice", "token-of-bob")


def make_listed(folder: Path) -> None:
    """The lists, without undeleting, for which a run finds no deleted rows."""
    schema = folder / LISTED.name
    schema.write_text(LISTED.read_text().replace("    soft_delete: true\n", ""))
    make_project(folder, schema, {})


@dataclass(frozen=True, slots=True)
class Target:
    """What is fuzzed: how it is made, how many examples a short run has, and who calls it."""

    make: Callable[[Path], None]
    examples: int
    callers: Callers | None = None


TARGETS = {
    "this project": Target(copy_project, 20),
    "this project with a check": Target(make_checked, 10, callers=ALICE),
    "every type and awkward names": Target(lambda to: make_project(to, SCHEMA, HOOKS), 5),
    "types with a form of their own": Target(lambda to: make_project(to, TYPES, {}), 5),
    "everything that lists can be asked for": Target(make_listed, 5),
}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", TARGETS)
def test_fuzzing_finds_nothing(name: str, seed: int, databases: Databases, tmp_path: Path) -> None:
    target = TARGETS[name]
    project, run = tmp_path / "project", tmp_path / "run"
    project.mkdir()
    run.mkdir()
    target.make(project)
    url = databases.create(databases.unused_name("fuzz"))
    migrate(url, project)
    examples = EXAMPLES or target.examples
    with server_process(project, run / "server.log", {"DATABASE_URL": url}) as server:
        document = read_document(project)
        found = fuzz(server, document, run, seed=seed, examples=examples, callers=target.callers)
    successes = found.successes()

    # Seen with `make fuzz ARGS=--log-cli-level=INFO`.
    logger.info("%s, seed %s: %s; answered 2xx: %s", name, seed, found.cases, successes)
    assert found.code == 0, found.output[-20_000:]
    assert "No issues found" in found.output
    assert found.defects == []
    # A run of refusals would be no proof of anything.
    assert min(successes.values()) >= 1 + examples // 100, successes
