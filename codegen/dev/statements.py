"""What the constants of a generated service are in SQL, told by a process of the project's own.

`python -m codegen.dev.statements generated.services.task GET LIST` prints a JSON object in the
project's folder. Nothing connects to a database: a statement is compiled for PostgreSQL.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.elements import CompilerElement

PATIENCE_SECONDS = 60


def statements(root: Path, module: str, names: Sequence[str]) -> dict[str, str] | str:
    """The SQL of the constants by name, or why it cannot be told."""
    command = [sys.executable, "-m", "codegen.dev.statements", module, *names]
    # The generator's own place stays importable for a project that is elsewhere.
    here = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (str(root), here, os.environ.get("PYTHONPATH"))))
    try:
        told = subprocess.run(
            command,
            cwd=root,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"{module} took longer than {PATIENCE_SECONDS} seconds to import"
    if told.returncode != 0:
        return (told.stderr.strip().splitlines() or [f"{module} cannot be imported"])[-1]
    found: dict[str, str] = json.loads(told.stdout)
    return found


def main() -> None:
    """Print the statements that the command line names."""
    module, *names = sys.argv[1:]
    imported = importlib.import_module(module)
    constants = {name: getattr(imported, name, None) for name in names}
    dialect: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call] # it has no types
    sql = {
        name: str(value.compile(dialect=dialect))
        for name, value in constants.items()
        if isinstance(value, CompilerElement)
    }
    sys.stdout.write(json.dumps(sql))


if __name__ == "__main__":
    main()
