"""Projects like this one, made from another schema in another folder."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from codegen import overrides, pipeline
from tests.api.servers import ROOT

BARE = ("pyproject.toml", "migrations/env.py", "migrations/script.py.mako")


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
    for name in ("auth", *(resource.name for resource in catalog.resources)):
        found = overrides.stub(catalog, name)
        if found is not None:
            path, text = found
            for action, line in hooks.items():
                text = text.replace(
                    f'raise NotImplementedError("write what `{action}` does")', line
                )
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text)
    made = pipeline.generate(folder / "schema.yaml", lambda: None)
    assert made.problems == ()
    pipeline.migrate(folder / "schema.yaml", lambda: None)
