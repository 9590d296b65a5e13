"""Starts the application of each project that is named, and prints what it is made of, as JSON.

Run in a process of its own: it imports the projects one after the other under the same names.
"""

from __future__ import annotations

import importlib
import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel
from sqlalchemy import Table, create_engine
from sqlalchemy.orm import configure_mappers
from sqlalchemy.schema import CreateTable

if TYPE_CHECKING:
    from fastapi import FastAPI

POSTGRESQL = create_engine("postgresql+psycopg://")
"""Never connected; what PostgreSQL understands."""


def facts(folder: Path) -> dict[str, object]:
    """What the application serves and stores; fails where it does not even start."""
    forget()
    sys.path.insert(0, str(folder))
    base = importlib.import_module("generated.models").Base
    settings = importlib.import_module("generated.config").Settings
    start = importlib.import_module("generated.app").create_app
    configure_mappers()
    app: FastAPI = start(settings(database_url="postgresql://localhost/none", _env_file=None))
    document = json.loads((folder / "generated/openapi.json").read_text(encoding="utf-8"))
    for body, example in examples(folder, document["components"]["schemas"]):
        body.model_validate_json(json.dumps(example))
    return {
        "served": operations(app.openapi()),
        "promised": operations(document),
        "tables": {table.name: stored(table) for table in base.metadata.sorted_tables},
    }


def forget() -> None:
    """Let the next import find another project."""
    for name in list(sys.modules):
        if name.split(".")[0] in {"generated", "overrides"}:
            del sys.modules[name]
    importlib.invalidate_caches()


def operations(document: dict[str, dict[str, dict[str, object]]]) -> dict[str, list[str]]:
    """The methods of each path."""
    return {path: sorted(item.keys() - {"parameters"}) for path, item in document["paths"].items()}


def stored(table: Table) -> dict[str, object]:
    """The table as its model declares it; fails where PostgreSQL's dialect cannot write it."""
    CreateTable(table).compile(POSTGRESQL)
    names = [str(constraint.name) for constraint in table.constraints]
    return {
        "columns": [
            [column.name, column.nullable, column.comment]
            for column in table.columns
            if not column.system
        ],
        "checks": sorted(name for name in names if name.startswith("ck_")),
        "key": [column.name for column in table.primary_key.columns],
        "comment": table.comment,
    }


def examples(
    folder: Path, components: dict[str, dict[str, list[object]]]
) -> Iterator[tuple[type[BaseModel], object]]:
    """Each schema of a body, with each example that the document gives of it."""
    for file in sorted((folder / "generated/schemas").glob("*.py")):
        module = importlib.import_module(f"generated.schemas.{file.stem}")
        for name, component in components.items():
            body = getattr(module, name, None)
            if isinstance(body, type) and issubclass(body, BaseModel):
                yield from ((body, example) for example in component.get("examples", []))


if __name__ == "__main__":
    warnings.simplefilter("error")
    sys.dont_write_bytecode = True
    json.dump([facts(Path(folder)) for folder in sys.argv[1:]], sys.stdout)
