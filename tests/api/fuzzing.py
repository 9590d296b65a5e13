"""Schemathesis, run as its users run it: a process of its own, against a server, over HTTP."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.api.document import Document, Json
from tests.api.servers import ROOT, ServerProcess

CONFIG = ROOT / "tests" / "schemathesis.toml"
HOOKS = ROOT / "tests" / "fuzz_keys.py"
_REQUEST = re.compile(r"requests: (?P<method>[A-Z]+) (?P<path>[^ ?]+) (?P<status>[0-9]{3}) in")
DEFECT = re.compile(r"Traceback|^(ERROR|CRITICAL)", re.MULTILINE)
"""What a line of a server's log has that speaks of a defect."""

BEARER_SCHEME: dict[str, Json] = {"bearer": {"type": "http", "scheme": "bearer"}}


@dataclass(frozen=True, slots=True)
class Callers:
    """Two who must not see each other's rows; the second asks for those of the first."""

    parameter: str
    """What the paths call the owner."""
    owner: str
    token: str
    other: str
    """The token of the second."""


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """How a run ended, what it printed, and what the server made of it."""

    code: int
    output: str
    log: str
    document: Document

    @property
    def cases(self) -> str:
        """How many test cases there were, in the words of Schemathesis."""
        found = re.search(r"[0-9]+ generated, .*", self.output)
        return "none" if found is None else found[0]

    @property
    def defects(self) -> list[str]:
        """The lines of the server's log that speak of a defect, which no answer need show."""
        return [line for line in self.log.splitlines() if DEFECT.search(line)]

    def successes(self) -> dict[str, int]:
        """How often each operation was answered with what it is there for, or that it is known."""
        counted: Counter[str] = Counter()
        known = [
            (each.method, re.compile(re.sub(r"\{\w+\}", "[^/]+", each.path)), each.id)
            for each in self.document.operations()
        ]
        for found in _REQUEST.finditer(self.log):
            if found["status"].startswith("2") or found["status"] == "304":
                counted.update(
                    id_
                    for method, path, id_ in known
                    if method == found["method"] and path.fullmatch(found["path"])
                )
        return {id_: counted[id_] for _, _, id_ in known}


def fuzz(
    server: ServerProcess,
    document: Document,
    folder: Path,
    *,
    seed: int,
    examples: int,
) -> Fuzzed:
    """Fuzz a server by its document."""
    config = CONFIG.read_text().replace('"{hooks}"', json.dumps(str(HOOKS)))
    write_down(folder, document, config, None)
    code, said = schemathesis(folder, server.base_url, seed=seed, examples=examples)
    return Fuzzed(code, said, server.log.read_text(), document)


def write_down(folder: Path, document: Document, config: str, callers: Callers | None) -> None:
    """Write what Schemathesis reads.

    Where callers are checked, the document is told so, as its project would tell its clients.
    """
    described = document.content
    if callers is not None:
        described = {**described, **_secured(document)}
        config += _peers(folder, callers)
    (folder / "schemathesis.toml").write_text(config)
    (folder / "openapi.json").write_text(json.dumps(described))


def schemathesis(folder: Path, url: str, *, seed: int, examples: int) -> tuple[int, str]:
    """Run Schemathesis as `schemathesis.toml` and `openapi.json` in the folder say."""
    run = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", "schemathesis.toml"),
            *("run", "openapi.json", "--url", url, "--checks", "all"),
            *("--max-examples", str(examples), "--seed", str(seed), "--no-color"),
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


def _secured(document: Document) -> dict[str, Json]:
    components = document.at(document.content["components"])
    paths = dict(_secured_paths(document))
    return {
        "components": {**components, "securitySchemes": BEARER_SCHEME},
        "paths": paths,
        "security": [{"bearer": []}],
    }


def _secured_paths(document: Document) -> Iterator[tuple[str, Json]]:
    """The paths of which those without an owner need no token."""
    for path, item in document.at(document.content["paths"]).items():
        described = document.at(item)
        if "{" not in path:
            described = {
                method: {**document.at(each), "security": []} for method, each in described.items()
            }
        yield path, described


def _peers(folder: Path, callers: Callers) -> str:
    users: Json = [
        {
            "name": name,
            "fixedHeaders": [{"name": "Authorization", "value": f"Bearer {token}"}],
        }
        for name, token in {"owner": callers.token, "other": callers.other}.items()
    ]
    (folder / "wfc.json").write_text(json.dumps({"auth": users}))
    return (
        '\n[auth.wfc]\npath = "wfc.json"\nuser = "owner"\npeers = ["owner", "other"]\n'
        f'\n[parameters]\n"path.{callers.parameter}" = "{callers.owner}"\n'
    )
