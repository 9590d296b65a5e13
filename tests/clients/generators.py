"""The client generators: how each is called, how its clients are compiled, and how one is run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tests.api.servers import ROOT

Command: TypeAlias = "Sequence[str | Path]"
Documents: TypeAlias = "Mapping[str, Path]"
"""The documents of the projects, by the names of the clients."""

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("CLIENTS") or ROOT / ".clients").resolve()
"""Where the linters and the generators are."""
SECONDS = 300


def is_installed() -> bool:
    """Whether `make clients` has been here."""
    return (FOLDER / "installed").exists()


def run(command: Command, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one of the tools in a folder."""
    path = f"{FOLDER / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def node(package: str, *arguments: str | Path) -> Command:
    """A command of an npm package."""
    return [FOLDER / "node_modules" / ".bin" / package, *arguments]


@dataclass(frozen=True, slots=True)
class Generator:
    """What makes clients from documents, and what its clients are then good for."""

    folder: str
    """Its folder in `trips`, and the one it writes to."""
    suffix: str
    generate: Callable[[Documents, Path], Sequence[Command]]
    """The commands that make the clients in a folder."""
    compile: Callable[[Sequence[str]], Command]
    """The command that compiles the clients and the trips."""
    travel: Callable[[str], Command]
    """The command that runs one trip."""

    @property
    def trips(self) -> list[str]:
        """The round trips that are written for its clients."""
        return sorted(file.stem for file in (HERE / "trips" / self.folder).glob(f"*{self.suffix}"))

    def prepare(self, folder: Path) -> None:
        """Put into the folder what must lie there before anything is generated."""
        shutil.copytree(HERE / "trips" / self.folder, folder / "trips")
        if self.suffix == ".ts":
            (folder / "node_modules").symlink_to(FOLDER / "node_modules")
            for file in ("tsconfig.json", "package.json", "same.ts"):
                shutil.copy(HERE / file, folder)


def _openapi_python_client(documents: Documents, folder: Path) -> Sequence[Command]:
    # By itself it goes over its clients with a linter, which takes `Any` for `object`.
    config = folder / "config.json"
    config.write_text(json.dumps({"post_hooks": []}))
    return [
        [
            *("openapi-python-client", "generate", "--path", document, "--meta", "none"),
            *("--output-path", folder / name, "--config", config, "--fail-on-warning"),
        ]
        for name, document in documents.items()
    ]


def _openapi_generator(documents: Documents, folder: Path) -> Sequence[Command]:
    configs = [folder / f"{name}.json" for name in documents]
    for config, (name, document) in zip(configs, documents.items(), strict=True):
        told = {"generatorName": "python", "packageName": name}
        paths = {"inputSpec": str(document), "outputDir": str(folder)}
        config.write_text(json.dumps(told | paths))
    return [["openapi-generator-cli", "batch", "--fail-fast", *configs]]


def _openapi_typescript(documents: Documents, folder: Path) -> Sequence[Command]:
    # By default, a member with a default is one that must be sent.
    option = "--default-non-nullable=false"
    return [
        node("openapi-typescript", document, option, "-o", folder / f"{name}.d.ts")
        for name, document in documents.items()
    ]


def _hey_api(documents: Documents, folder: Path) -> Sequence[Command]:
    # Node.js takes no import without an extension.
    jobs = [
        {
            "input": str(document),
            "output": {"path": str(folder / name), "module": {"extension": ".js"}},
            "plugins": ["@hey-api/client-fetch", "@hey-api/sdk", "@hey-api/typescript"],
        }
        for name, document in documents.items()
    ]
    (folder / "openapi-ts.config.js").write_text(f"export default {json.dumps(jobs)};\n")
    return [node("openapi-ts")]


def _mypy(option: str) -> Callable[[Sequence[str]], Command]:
    return lambda names: ("mypy", "--no-incremental", option, *names, "trips")


def _tsc(_names: Sequence[str]) -> Command:
    return node("tsc", "-p", ".")


def _python(trip: str) -> Command:
    return ("python", f"trips/{trip}.py")


def _javascript(trip: str) -> Command:
    return ("node", f"js/trips/{trip}.js")


GENERATORS: Mapping[str, Generator] = {
    "openapi-python-client": Generator(
        "openapi_python_client", ".py", _openapi_python_client, _mypy("--strict"), _python
    ),
    # Its clients say of themselves that they do not pass `--strict`.
    "openapi-generator": Generator(
        "openapi_generator", ".py", _openapi_generator, _mypy("--check-untyped-defs"), _python
    ),
    "openapi-typescript": Generator("openapi_fetch", ".ts", _openapi_typescript, _tsc, _javascript),
    "@hey-api/openapi-ts": Generator("hey_api", ".ts", _hey_api, _tsc, _javascript),
}
