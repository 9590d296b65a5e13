"""Finds and ends the processes of a PostgreSQL whose owner was killed."""

from __future__ import annotations

import signal
from contextlib import suppress
from pathlib import Path

import psutil

STEPS = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))


def socket_folder(data: Path) -> Path | None:
    """The folder with the socket of the server that last ran on this data and did not clean up."""
    try:
        record = (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return None
    return Path(record[4]) if len(record) > 4 and record[4] else None


def stop(data: Path) -> None:
    """End whatever PostgreSQL still works in this folder, and remove its record.

    Only for the holder of the folder's lock: nobody else may be using that server.
    """
    record = data / "postmaster.pid"
    if not record.exists():
        return
    for number, seconds in STEPS:
        family = _working_in(data)
        if not family:
            break
        for member in family:
            with suppress(psutil.NoSuchProcess):
                # The fast shutdown is asked of the server; its children follow it.
                if number != signal.SIGINT or member.ppid() not in {p.pid for p in family}:
                    member.send_signal(number)
        psutil.wait_procs(family, timeout=seconds)
    # PostgreSQL would refuse to start if the number in it had gone to another process since.
    record.unlink(missing_ok=True)


def _working_in(data: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.name() == "postgres" and Path(process.cwd()).samefile(data):
                found.append(process)
    return found
