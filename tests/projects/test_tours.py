"""What the README of an example shows is what the example answers."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from tests.api.databases import Databases
from tests.projects.running import PROJECTS, running
from tests.transcripts import replay

TOURS = [name for name, project in PROJECTS.items() if project.folder.parent.name == "examples"]


@pytest.mark.parametrize("name", TOURS)
def test_a_tour_of_an_example_is_answered_as_shown(
    name: str, databases: Databases, tmp_path: Path
) -> None:
    folder = PROJECTS[name].folder
    shared = folder / "shared.sql"
    with running(PROJECTS[name], databases, tmp_path / "server.log") as served:
        if shared.exists():
            with psycopg.connect(served.database_url, autocommit=True) as connection:
                for statement in shared.read_text().split(";\n"):
                    connection.execute(statement.encode())

        assert replay(str(served.client.base_url), (folder / "README.md").read_text()) >= 9
        assert served.turn().found == []
