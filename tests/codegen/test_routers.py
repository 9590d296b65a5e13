"""Routers of one's own: they join the generated ones, and never stand in their way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from codegen.overrides import stub
from codegen.read import read_text
from tests.codegen.projects import START, place, project

CATALOG = read_text("""
spec: 1
api: { title: Todo, version: "1", routers: [reports] }
resources:
  task:
    fields: { title: { type: string, required: true } }
    hooks: [before_create]
""")
ROUTER = """
from fastapi import APIRouter
from pydantic import BaseModel
from generated.api.routing import Route

router = APIRouter(prefix="/api", route_class=Route)

class {name}(BaseModel):
    seconds: int

@router.get("/{path}")
async def tell() -> {name}:
    return {name}(seconds=1)
"""
TOLD = f"""{START}
print(sorted(json.loads(app.state.openapi)["paths"]))
"""


def start(folder: Path) -> subprocess.CompletedProcess[str]:
    """Start the application of a project, as far as that needs no database."""
    return subprocess.run(
        [sys.executable, "-c", TOLD],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with all its stubs."""
    found = stub(CATALOG, "reports")
    assert found is not None
    return place({**project(CATALOG), found[0]: found[1]}, tmp_path)


def test_what_a_router_has_is_in_the_document(folder: Path) -> None:
    place({"overrides/reports.py": ROUTER.format(name="Uptime", path="uptime")}, folder)

    assert "'/api/uptime'" in start(folder).stdout


@pytest.mark.parametrize(
    ("name", "path", "told"),
    [
        ("Uptime", "{user_id}/tasks", "both have `get` in the path /api/{user_id}/tasks"),
        ("Problem", "uptime", "both have `Problem` in the components' schemas"),
    ],
)
def test_a_router_that_says_what_is_said_already_keeps_the_server_from_starting(
    folder: Path, name: str, path: str, told: str
) -> None:
    text = ROUTER.replace("/{path}", "/PATH").format(name=name).replace("PATH", path)
    place({"overrides/reports.py": text}, folder)
    run = start(folder)

    assert run.returncode != 0
    assert told in run.stderr


def test_a_module_without_a_router_keeps_the_server_from_starting(folder: Path) -> None:
    place({"overrides/reports.py": "routes = 1"}, folder)

    assert "cannot import name 'router'" in start(folder).stderr


def test_a_hook_that_is_missing_keeps_the_server_from_starting(folder: Path) -> None:
    service = folder / "overrides" / "task.py"
    service.write_text(service.read_text().replace("before_create(", "before_creation("))
    run = start(folder)

    assert run.returncode != 0
    assert "is not finished: write before_create" in run.stderr
