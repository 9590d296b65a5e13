"""Running applications: in a thread of this process, or in a process of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import httpx
import uvicorn
from fastapi import FastAPI

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Api:
    """An application that answers, and the database behind it."""

    app: FastAPI
    base_url: str
    database_url: str
    client: httpx.Client


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve an application on a free port, over real sockets; yields its address.

    It runs in a thread, so that a test can see and change what is inside.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, server_header=False))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            wait_until(lambda: server.started or not thread.is_alive())
            yield address(listening)
        finally:
            server.should_exit = True
            thread.join()


def address(listening: socket.socket) -> str:
    """The address of a listening socket."""
    host, port = listening.getsockname()
    return f"http://{host}:{port}"


def connect(base_url: str) -> httpx.Client:
    """A client that talks to nobody else, whatever the environment says of proxies."""
    return httpx.Client(base_url=base_url, timeout=30, trust_env=False)


@dataclass(slots=True)
class ServerProcess:
    """A server that can be killed and started again on the same port.

    `folder` is the project that is served; `log` is where everything goes that it says.
    """

    folder: Path
    log: Path
    environment: Mapping[str, str]
    port: int
    application: str = "generated.app:create_app"
    process: subprocess.Popen[bytes] | None = None

    @property
    def base_url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        with self.log.open("ab") as log:
            self.process = process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "uvicorn", self.application, "--factory"),
                    *("--port", str(self.port), "--no-server-header"),
                ],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(self.folder), **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_until(lambda: is_listening(self.base_url) or process.poll() is not None)
        assert process.poll() is None, self.log.read_text()

    def stop(self) -> None:
        """Let the server finish what it does, and wait for its end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)

    def kill(self) -> None:
        """End the server at once, as a crash would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@contextmanager
def server_process(
    folder: Path,
    log: Path,
    environment: Mapping[str, str],
    application: str = "generated.app:create_app",
) -> Iterator[ServerProcess]:
    """A server in a process of its own, which ends with the block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    server = ServerProcess(folder, log, environment, port, application)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def is_listening(base_url: str) -> bool:
    """Whether something takes connections there."""
    place = urlsplit(base_url)
    try:
        socket.create_connection((place.hostname, place.port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_until(condition: Callable[[], bool], seconds: float = START_SECONDS) -> None:
    """Wait for a condition; an AssertionError says that it never came."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"nothing happened within {seconds} seconds"
        time.sleep(0.02)
