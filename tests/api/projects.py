"""Projects like this one, made from another schema in another folder."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from codegen import overrides, pipeline
from tests.api.servers import ROOT

BEARER = '''"""Whoever shows a token may act for the user that it was given to."""

import hmac

from starlette.requests import Request

from generated.errors import Forbidden, Unauthorized

TOKENS = {"alice": "token-of-alice", "bob": "token-of-bob"}


async def authorize(request: Request, owner: str) -> None:
    """Compare the token's user with the one in the path."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    shown = token.encode()
    users = [user for user, own in TOKENS.items() if hmac.compare_digest(own.encode(), shown)]
    if scheme.lower() != "bearer" or not users:
        raise Unauthorized("Send a bearer token.")
    if owner not in users:
        raise Forbidden("You may not act for this user.")
'''
"""A real check, as a project would write it into its `overrides/auth.py`."""

BARE = ("pyproject.toml", "migrations/env.py", "migrations/script.py.mako")


def copy_project(folder: Path) -> None:
    """What a server needs of this project, without `codegen/` and without anything to install."""
    for name in ("generated", "overrides", "migrations"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copyfile(ROOT / "pyproject.toml", folder / "pyproject.toml")


def make_project(folder: Path, schema: Path, hooks: Mapping[str, str]) -> None:
    """Generate the API of a schema, with a first migration.

    The overrides are the stubs, with a line of Python for each action in the place of the
    exception that a stub raises.
    """
    for name in BARE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copyfile(schema, folder / "schema.yaml")
    catalog = pipeline.load(folder / "schema.yaml")
    names = ("auth", *(resource.name for resource in catalog.resources), *catalog.api.routers)
    for name in names:
        found = overrides.stub(catalog, name)
        if found is not None:
            path, text = found
            for action, line in hooks.items():
                text = text.replace(
                    f'raise NotImplementedError("write what `{action}` does")', line
                )
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text)
    (folder / pipeline.PACKAGE).write_text(pipeline.PACKAGE_TEXT)
    made = pipeline.generate(folder / "schema.yaml", lambda: None)
    assert made.problems == ()
    pipeline.migrate(folder / "schema.yaml", lambda: None)
