"""Client generators from the registries make clients that compile, and that work.

The document is given to them as it is. `make clients` installs them and runs this.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import uuid4

import pytest

from tests.clients.generators import GENERATORS, Generator, run
from tests.projects.running import PROJECTS

TRIPS = [
    pytest.param(name, trip, id=f"{name}-{trip}")
    for name, generator in GENERATORS.items()
    for trip in generator.trips
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, str]]:
    """Makes the clients of all projects by one generator: where they are, and what it said."""
    done: dict[str, tuple[Path, str]] = {}

    def make(name: str) -> tuple[Path, str]:
        if name not in done:
            folder = tmp_path_factory.mktemp(GENERATORS[name].folder)
            done[name] = (folder, generate(GENERATORS[name], folder))
        return done[name]

    return make


def generate(generator: Generator, folder: Path) -> str:
    """Make the client of each project, and compile all of them with the trips."""
    generator.prepare(folder)
    (folder / "documents").mkdir()
    # Copied as they are, because not all of them can read from a path with a space in it.
    documents = {package(name): folder / "documents" / f"{name}.json" for name in PROJECTS}
    for copied, project in zip(documents.values(), PROJECTS.values(), strict=True):
        shutil.copy(project.folder / "generated" / "openapi.json", copied)
    for command in (*generator.generate(documents, folder), generator.compile([*documents])):
        ran = run(command, folder)
        if ran.returncode != 0:
            return ran.stdout + ran.stderr
    return ""


def package(project: str) -> str:
    """What the client of a project is called."""
    return f"{project.replace('-', '_')}_client"


@pytest.mark.parametrize("name", GENERATORS)
def test_the_client_of_every_project_compiles(
    name: str, made: Callable[[str], tuple[Path, str]]
) -> None:
    folder, complaints = made(name)

    assert complaints == ""
    assert all(list(folder.glob(f"{package(project)}*")) for project in PROJECTS)


@pytest.mark.parametrize(("name", "trip"), TRIPS)
def test_a_client_makes_its_round_trip(
    name: str, trip: str, made: Callable[[str], tuple[Path, str]], served: Mapping[str, str]
) -> None:
    folder, complaints = made(name)
    assert complaints == ""
    owner = f"alice-{uuid4().hex[:12]}"

    command = [*GENERATORS[name].travel(trip), served[trip], owner]
    ran = run(command, folder, PYTHONPATH=str(folder))

    assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")


@pytest.mark.parametrize("name", GENERATORS)
def test_every_generator_has_a_trip_to_each_of_three_projects(name: str) -> None:
    assert GENERATORS[name].trips == ["shop", "todo", "tracker"]
