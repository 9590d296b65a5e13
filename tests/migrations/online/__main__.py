"""Each edit on a table of a million rows under load: `python -m tests.migrations.online`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from codegen.dev.postgres import embedded
from tests.migrations.killing import migrators
from tests.migrations.online.running import STALL, online


def main() -> int:
    parser = argparse.ArgumentParser(prog="online")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--only", default="", help="a part of the names of edits to watch")
    asked = parser.parse_args()
    bad = 0
    with (
        tempfile.TemporaryDirectory(prefix="online-", ignore_cleanup_errors=True) as folder,
        embedded(Path(folder) / "postgres") as server,
        migrators() as forking,
    ):
        project = Path(folder) / "project"
        for seen in online(
            server.superuser_url,
            project,
            forking,
            asked.rows,
            lambda step: asked.only in step.edit.name,
        ):
            print(seen.line, *seen.watch.errors[:3], sep="\n    ", flush=True)
            bad += bool(seen.watch.errors) or seen.watch.longest > STALL
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
