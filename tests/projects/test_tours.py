"""What the README of an example shows is what the example answers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.api.databases import Databases
from tests.projects.running import PROJECTS, running
from tests.projects.tokens import SECRETS
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

        page = (folder / "README.md").read_text()

        assert replay(str(served.client.base_url), page, **variables(folder, page)) >= 9
        assert served.turn().found == []


def variables(folder: Path, page: str) -> dict[str, str]:
    """What the page has Python say, and gives a name in the shell."""
    told = re.findall(r"^([A-Z]+)=\$\(cd examples/\w+ && \S+/python (.*)\)$", page, re.M)
    return {
        name: subprocess.run(
            [sys.executable, *arguments.split()],
            cwd=folder,
            env={**os.environ, **SECRETS},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for name, arguments in told
    }
