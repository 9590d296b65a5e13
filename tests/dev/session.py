"""A project like a developer's, and a `codegen dev` that runs in it."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

from codegen import pipeline

REPOSITORY = Path(__file__).parents[2]
SECONDS = 120.0  # a machine with much else to do still gets there


class Session:
    """A `codegen dev` that runs, and what it has said so far."""

    def __init__(self, root: Path, *options: str, **environment: str) -> None:
        self.root = root
        self._said = root.parent / f"{root.name}.log"
        with self._said.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "codegen", "dev", *options],
                cwd=root,
                env=clean_environment(**environment),
                stdout=log,
                stderr=log,
                preexec_fn=heed_hang_up,
            )

    @property
    def said(self) -> str:
        return self._said.read_text()

    @property
    def port(self) -> int:
        found = re.search(r"^Docs +http://127\.0\.0\.1:(\d+)/docs$", self.said, re.M)
        assert found is not None, self.said
        return int(found[1])

    def wait_for(self, words: str, after: int = 0) -> None:
        """Wait until it has said this, after so many characters."""
        until(lambda: words in self.said[after:] or self.process.poll() is not None)
        assert words in self.said[after:], self.said

    def ask(self, path: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(SECONDS)


def heed_hang_up() -> None:
    """Undo what `nohup` does, under which the tests may run: `codegen dev` would respect it."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def clean_environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "DATABASE_URL" not in name}
    return {**kept, **more}


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not happened() and time.monotonic() < deadline:
        time.sleep(0.05)


def copy_project(folder: Path) -> Path:
    """This repository's own project, as somebody's who has only the files that are theirs."""
    root = folder / "a 100% project"
    root.mkdir()
    shutil.copy(REPOSITORY / "schema.yaml", root)
    for name in ("overrides", "migrations"):
        shutil.copytree(REPOSITORY / name, root / name)
    # Whatever state the repository is in, the project starts with all its revisions.
    pipeline.migrate(root / "schema.yaml", lambda: None)
    return root


def codegen(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "codegen", *words],
        cwd=root,
        env=clean_environment(**environment),
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
