"""Starts child processes that do not outlive this one."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from codegen.dev.account import Account

PR_SET_PDEATHSIG = 1


def start(
    command: Sequence[str | Path],
    *,
    folder: Path,
    environment: Mapping[str, str],
    on_death: signal.Signals,
    account: Account | None = None,
    handles: Sequence[int] = (),
    output: IO[bytes] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, so that Ctrl-C reaches it only through this process.

    On Linux the kernel sends it `on_death` when this process ends, however it ends; the thread that
    starts it must live as long as the process. Elsewhere the next start finds what was left.
    """
    return subprocess.Popen(
        [os.fspath(word) for word in command],
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        pass_fds=tuple(handles),
        start_new_session=True,
        preexec_fn=_tether(on_death),
        user=None if account is None else account.uid,
        group=None if account is None else account.gid,
        extra_groups=None if account is None else [],
    )


def _tether(on_death: signal.Signals) -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def tie() -> None:
        prctl(PR_SET_PDEATHSIG, on_death.value)
        # The parent may have ended before the line above.
        if os.getppid() != parent:
            os._exit(1)

    return tie


def stop(child: subprocess.Popen[bytes], *steps: tuple[signal.Signals, float]) -> int:
    """Send each signal and wait its seconds until the child has ended; then kill it."""
    for number, seconds in steps:
        if child.poll() is None:
            child.send_signal(number)
        try:
            return child.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    child.kill()
    return child.wait()
