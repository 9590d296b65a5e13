"""The server: one listening socket, and one process at a time behind it."""

from __future__ import annotations

import errno
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from codegen.dev import child
from codegen.dev.errors import ServerError

PORTS_TRIED = 50
START_SECONDS = 60.0
READY_SECONDS = 5.0
STOP = ((signal.SIGTERM, 10.0),)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on the port, or on the next one that is free."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise ServerError(f"`{host}` is no address of this machine to serve on.") from error
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((address[0], candidate))
            listening.listen(2048)
        except OSError as error:
            listening.close()
            if error.errno != errno.EADDRINUSE:
                reason = (error.strerror or str(error)).lower()
                raise ServerError(
                    f"The server cannot listen on {host}, port {candidate}: {reason}."
                ) from error
        else:
            return listening
    raise ServerError(f"No port from {port} on is free on {host}; choose another with --port.")


def address_of(listening: socket.socket) -> str:
    """The address for a browser on this machine."""
    host, port = listening.getsockname()[:2]
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{here}]:{port}" if ":" in here else f"http://{here}:{port}"


def environment(root: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """The environment in which `generated` and `overrides` are imported from the project."""
    inherited = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(root), *([inherited] if inherited else [])])
    return {**os.environ, **settings, "PYTHONPATH": path}


class Serving:
    """The process that answers now, and the way to the next one."""

    def __init__(self, root: Path, listening: socket.socket, settings: Mapping[str, str]) -> None:
        self._root = root
        self._listening = listening
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def alive(self) -> bool:
        """Whether there is a process that answers."""
        return self._process is not None and self._process.poll() is None

    def renew(self) -> bool:
        """Start a process with the code as it is now; once it answers, stop the one before.

        Returns False where the new one does not come up: the one before then goes on answering.
        """
        new = self._start()
        if new is None:
            return False
        old, self._process = self._process, new
        if old is not None:
            child.stop(old, *STOP)
        return True

    def stop(self) -> None:
        """Let the requests under way finish, then end the process."""
        self._listening.close()
        if self._process is not None:
            child.stop(self._process, *STOP)

    def _start(self) -> subprocess.Popen[bytes] | None:
        reader, writer = os.pipe()
        handles = (self._listening.fileno(), writer)
        try:
            process = child.start(
                [sys.executable, "-m", "codegen.dev.worker", *map(str, handles)],
                folder=self._root,
                environment=environment(self._root, self._settings),
                on_death=signal.SIGTERM,
                handles=handles,
            )
        finally:
            os.close(writer)
        try:
            if _answers(reader):
                return process
        except BaseException:
            child.stop(process, *STOP)
            raise
        finally:
            os.close(reader)
        child.stop(process, *STOP)
        return None


def _answers(reader: int) -> bool:
    """Wait for the byte that says so. A process that ends closes the handle without one."""
    with selectors.DefaultSelector() as waiting:
        waiting.register(reader, selectors.EVENT_READ)
        return bool(waiting.select(START_SECONDS)) and os.read(reader, 1) == b"!"


def not_ready(listening: socket.socket) -> str | None:
    """Ask the server whether it can work; None once it says yes, else what it said last."""
    host, port = listening.getsockname()[:2]
    deadline = time.monotonic() + READY_SECONDS
    while True:
        connection = HTTPConnection(host, port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            response = connection.getresponse()
            if response.status == 200:
                return None
            said = _detail(response.read())
        except (OSError, HTTPException) as error:
            said = str(error)
        finally:
            connection.close()
        if time.monotonic() > deadline:
            return said
        time.sleep(0.1)


def _detail(body: bytes) -> str:
    try:
        problem = json.loads(body)
    except ValueError:
        return body.decode(errors="replace")
    return str(problem.get("detail", problem)) if isinstance(problem, dict) else str(problem)
