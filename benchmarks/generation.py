"""How long the generator takes, and how much memory, beside a public one on the same API.

Run from the project's root, with the generator installed:

    python benchmarks/generation.py --resources 10 100 500 --peer PATH/TO/fastapi-codegen

The peer is `fastapi-code-generator` (benchmarks/requirements.txt), which makes Pydantic models and
FastAPI stubs from an OpenAPI document: it is given the document that this project generates. It
makes no tables, no migrations and no queries, so that it does less of the work, and a ratio below
one would be surprising. Times are the wall clock of whole processes, the best of `--runs`; memory
is the largest resident set of the process or of one of its children.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas import large_schema

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of the wall clock, and megabytes at its largest."""

    seconds: float
    megabytes: float


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Run a command and wait for it. Raises SystemExit if it fails."""
    log = folder / "last.log"
    started = time.perf_counter()
    pid = os.posix_spawn(
        command[0],
        list(command),
        {**os.environ, "PYTHONPATH": str(ROOT)},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
    )
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)} failed:\n{log.read_text()[-2000:]}")
    return Cost(seconds, usage.ru_maxrss / 1024)


def ours(resources: int, folder: Path) -> Iterator[tuple[str, Cost]]:
    """What each step of the developer's loop costs, in its order."""
    schema = folder / "schema.yaml"
    command = [sys.executable, "-m", "codegen"]
    named = ["--schema", str(schema)]
    schema.write_text(large_schema(resources))
    # The project's seam for authentication, without which `generate` has something to say.
    cost_of([*command, "stub", "auth", *named], folder)
    yield "generate, the first time", cost_of([*command, "generate", *named], folder)
    yield "migrate, the first time", cost_of([*command, "migrate", *named], folder)
    yield "check", cost_of([*command, "check", *named], folder)
    yield "generate, nothing changed", cost_of([*command, "generate", *named], folder)
    schema.write_text(large_schema(resources, extra=resources // 2))
    yield "generate, one field added", cost_of([*command, "generate", *named], folder)


def peer(program: str, folder: Path) -> Iterator[tuple[str, Cost]]:
    """What the peer's one step costs; it knows no other than to do everything again."""
    command = [program, "--input", str(folder / "generated" / "openapi.json")]
    output = ["--output", str(folder / "peer")]
    yield "fastapi-code-generator", cost_of([*command, *output], folder)


def measure(resources: int, runs: int, program: str | None) -> dict[str, Cost]:
    """The best of several runs of each step, by its name."""
    best: dict[str, Cost] = {}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            steps = [*ours(resources, folder), *(peer(program, folder) if program else ())]
            for step, cost in steps:
                known = best.get(step, cost)
                best[step] = Cost(
                    min(known.seconds, cost.seconds), max(known.megabytes, cost.megabytes)
                )
    return best


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--resources", type=int, nargs="+", default=[10, 100, 500])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peer", help="the program fastapi-codegen")
    asked = parser.parse_args()
    for resources in asked.resources:
        costs = measure(resources, asked.runs, asked.peer)
        unit = costs["generate, the first time"].seconds
        print(f"\n{resources} resources of 20 fields and 2 relations")
        print(f"{'step':<28} {'seconds':>8} {'ratio':>6} {'MB':>6}")
        for step, cost in costs.items():
            ratio = cost.seconds / unit
            print(f"{step:<28} {cost.seconds:>8.2f} {ratio:>6.2f} {cost.megabytes:>6.0f}")


if __name__ == "__main__":
    main()
