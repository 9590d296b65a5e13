"""The SQL of revisions, as Alembic prints it, and what squawk says of it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from alembic import command

from codegen.migrate import plan
from codegen.read import read_text
from tests.migrations.histories import STEPS, History
from tests.migrations.revision_runs import config, generated


@dataclass(frozen=True)
class Finding:
    """What squawk says of a line."""

    file: str
    rule: str
    line: int


def printed(folder: Path, revisions: str, direction: str = "upgrade") -> str:
    """What Alembic prints with `--sql` of a project's revisions."""
    alembic = config(folder)
    alembic.output_buffer = io.StringIO()
    with generated():
        run = command.upgrade if direction == "upgrade" else command.downgrade
        run(alembic, revisions, sql=True)
    return alembic.output_buffer.getvalue()


def print_both_ways(folder: Path, name: str, into: Path) -> Iterator[Path]:
    """The SQL of all revisions of a project, up and down."""
    versions = sorted((folder / "migrations" / "versions").glob("[0-9]*.py"))
    last = versions[-1].name[:4]
    for direction, revisions in (("upgrade", "head"), ("downgrade", f"{last}:base")):
        file = into / f"{name}.{direction}.sql"
        file.write_text(printed(folder, revisions, direction), encoding="utf-8")
        yield file


def changes_of(case: Path) -> Iterator[type]:
    """The kinds of change that a case is made of, up and down."""
    history = History()
    for path in (case / f"{step}.yaml" for step in STEPS):
        if path.exists():
            schema = read_text(path.read_text(encoding="utf-8"))
            planned = plan(history.snapshot, history.revisions, schema)
            assert planned is not None
            for change in planned.changes:
                yield from (type(change), type(change.reverse()))
            history.migrate_all(schema)


def squawk(files: Sequence[Path]) -> list[Finding]:
    """What squawk finds in the files."""
    program = str(Path(sys.executable).parent / "squawk")
    run = subprocess.run(
        [program, "--pg-version=15", "--reporter=gcc", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == "" or "warning" in run.stderr or "Find" in run.stderr, run.stderr
    pattern = r"^(.+\.sql):(\d+):\d+: (?:warning|error): ([a-z-]+) "
    return [
        Finding(Path(file).name, rule, int(line))
        for file, line, rule in re.findall(pattern, run.stdout, re.MULTILINE)
    ]
