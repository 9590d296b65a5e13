"""Whole projects made from a schema, in folders of their own."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from codegen.catalog import Catalog
from codegen.emit import emit
from codegen.overrides import AUTH, AUTH_STUB, stub

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".mypy_cache" / "projects"

START = """
import json, sys, warnings

warnings.simplefilter("error")
from sqlalchemy.orm import configure_mappers
from generated.app import create_app
from generated.config import Settings

configure_mappers()
app = create_app(Settings(database_url="postgresql://nobody@localhost/nothing", _env_file=None))
"""
"""A program that starts the application of the project it runs in."""

SERVED = f"""{START}
json.dump(
    {{
        path: sorted(verb for verb in item if verb != "parameters")
        for path, item in app.openapi()["paths"].items()
    }},
    sys.stdout,
)
"""
"""The same, printing the methods of each path."""


def project(catalog: Catalog) -> dict[str, str]:
    """The files of a project: what `codegen generate` writes, and a stub for each override."""
    files = {**emit(catalog), "overrides/__init__.py": '"""Written by hand."""\n'}
    files[AUTH] = AUTH_STUB
    for resource in catalog.resources:
        found = stub(catalog, resource.name)
        if found is not None:
            path, text = found
            files[path] = text
    return files


def place(files: Mapping[str, str], folder: Path) -> Path:
    """Write files into a folder, which is returned."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def python(folder: Path, *arguments: str, **environment: str) -> str:
    """What a Python process in the folder prints. Fails the test where the process fails."""
    run = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(folder),
            "PYTHONDONTWRITEBYTECODE": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def lint(folder: Path) -> None:
    """Hold the project in the folder against this project's own rules of form and style."""
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    place({"pyproject.toml": settings}, folder)
    python(folder, "-m", "ruff", "check", "--no-cache", ".")
    python(folder, "-m", "ruff", "format", "--no-cache", "--check", ".")


def mypy(folder: Path, *places: str) -> str:
    """What `mypy --strict` says of places in the project: nothing, if nothing is wrong.

    All projects share what mypy knows of other people's packages, which is dear to find out. It
    stands in a database that two runs at once would keep from each other.
    """
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    place({"pyproject.toml": settings}, folder)
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "busy.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        run = subprocess.run(
            [
                *(sys.executable, "-m", "mypy", "--no-error-summary"),
                *("--config-file", "pyproject.toml", "--cache-dir", str(CACHE), *places),
            ],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )
    return run.stdout + run.stderr
