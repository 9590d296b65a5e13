"""What docs/hooks.md shows fits: each class with the schema that stands before it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from codegen.catalog import Catalog
from codegen.overrides import AUTH, AUTH_STUB, inspect_overrides
from codegen.read import read_text
from tests.codegen.projects import ROOT, lint, mypy, place, project

PAGE = (ROOT / "docs" / "hooks.md").read_text(encoding="utf-8")
HEAD = 'spec: 1\napi: { title: Shown, version: "1" }\n'
EXAMPLES = re.findall(
    r"^```yaml\n((?:(?!^```).)*)^```\n(?:(?!^```).)*^```python\n(.*?)^```$", PAGE, re.M | re.S
)


def shown(schema: str, code: str) -> tuple[Catalog, dict[str, str]]:
    """The catalog of an example, and its file in `overrides/`."""
    catalog = read_text(schema if "spec:" in schema else HEAD + schema)
    (resource,) = catalog.resources
    name = next(iter(catalog.api.routers), resource.module)
    return catalog, {f"overrides/{name}.py": code}


def test_there_is_an_example_of_each_kind() -> None:
    code = "\n".join(code for _, code in EXAMPLES)

    for part in ("on_weigh", "OwnedRows", "before_create", "compute_total", "super()", "router ="):
        assert part in code


@pytest.mark.parametrize(("schema", "code"), EXAMPLES)
def test_the_code_fits_the_schema(schema: str, code: str, tmp_path: Path) -> None:
    catalog, files = shown(schema, code)

    assert inspect_overrides(catalog, {AUTH: AUTH_STUB, **files}) == ()
    place({**project(catalog), **files}, tmp_path)
    lint(tmp_path)
    assert mypy(tmp_path, "overrides") == ""
