"""Random edit histories, as long as one likes: `python -m tests.migrations.soak --edits 2000`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from codegen.dev.postgres import embedded
from tests.migrations.soak.running import Soak, soaking
from tests.migrations.soak.shrinking import told

STEPS = 12
"""How many edits a history has at the most."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="soak")
    parser.add_argument("--edits", type=int, default=2000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--keep-going", action="store_true")
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="soak-", ignore_cleanup_errors=True) as folder,
        embedded(Path(folder) / "postgres") as server,
    ):
        with psycopg.connect(server.superuser_url, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        return run(server.superuser_url, asked)


def run(url: str, asked: argparse.Namespace) -> int:
    began, number, failures, steps = time.monotonic(), asked.first, 0, 0
    with soaking(url) as soak:
        while steps < asked.edits:
            seed = f"{asked.seed}:{number}"
            try:
                for _ in soak.history(seed, STEPS):
                    steps += 1
            except Exception as error:
                failures += 1
                print(f"--- history {seed}", told(soak, error), sep="\n", flush=True)
                if not asked.keep_going:
                    break
            number += 1
            if number % 10 == 0:
                print(f"{steps} steps, {time.monotonic() - began:.0f} s", file=sys.stderr)
    report(soak, steps, time.monotonic() - began)
    return 1 if failures else 0


def report(soak: Soak, steps: int, seconds: float) -> None:
    print(json.dumps(dict(sorted(soak.seen.items())), indent=1))
    edits = sum(count for kind, count in soak.seen.items() if not kind.startswith("("))
    print(f"{edits} edits in {steps} steps, {seconds:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
