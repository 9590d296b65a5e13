"""The folder that holds a database: who may use it, how it is made, how the server reaches it."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codegen.dev.account import Account, name_of
from codegen.dev.errors import DatabaseError

RUN_FOLDER_PREFIX = "freehold-"
"""How the folder with a server's socket is named, so that one left behind is known for ours."""

MAJOR = "18"
SOCKET_PATH_BYTES = 107
ENVIRONMENT = {"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath}
INITDB = (
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-instructions",
)


def give(place: Path, account: Account | None) -> None:
    """Leave what root makes in another user's project to that user."""
    if account is not None and not account.system:
        os.chown(place, account.uid, account.gid)


@contextmanager
def held(data: Path, account: Account | None) -> Iterator[int]:
    """Keep other processes from using the data; yields the handle of the lock's file."""
    place = data.with_name(f"{data.name}.lock")
    handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            process = _noted(handle)[0] or "of another run"
            raise DatabaseError(
                f"The database in `{data}` is in use by process {process}. Stop that one first, or "
                "set DATABASE_URL to another PostgreSQL."
            ) from None
        give(place, account)
        yield handle
    finally:
        os.close(handle)


def note(lock: int, folder: Path) -> None:
    """Write down who holds the lock and where its socket is."""
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n{folder}\n".encode(), 0)


def sweep(lock: int) -> None:
    """Remove the socket's folder of a holder that was killed."""
    folder = Path(_noted(lock)[1])
    if folder.name.startswith(RUN_FOLDER_PREFIX):
        shutil.rmtree(folder, ignore_errors=True)


def _noted(lock: int) -> tuple[str, str]:
    lines = os.pread(lock, 1000, 0).decode(errors="replace").split("\n")
    return lines[0], lines[1] if len(lines) > 1 else ""


@contextmanager
def private_folder(account: Account | None) -> Iterator[Path]:
    """A folder for the socket that only the server's account can enter.

    Its path is short, since that of a socket is bounded, and has nothing to be quoted in it.
    """
    anybody = ["/tmp", "/var/tmp"]
    for base in anybody if account else [tempfile.gettempdir(), *anybody]:
        longest = f"{base}/{RUN_FOLDER_PREFIX}12345678/.s.PGSQL.5432.lock"
        if len(longest) <= SOCKET_PATH_BYTES and re.fullmatch(r"[\w./-]+", base, re.ASCII):
            break
    folder = Path(tempfile.mkdtemp(prefix=RUN_FOLDER_PREFIX, dir=base))
    try:
        if account is not None:
            os.chown(folder, account.uid, account.gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def reachable(data: Path, account: Account | None) -> Iterator[tuple[Path, tuple[int, ...]]]:
    """The data's path as the server may use it, and the handles that the server must inherit.

    Another account often cannot pass the folders above the data (`/root` is closed). On Linux it
    then goes through an open handle instead, and no permission has to be changed.
    """
    if account is None or not Path("/proc/self/fd").is_dir():
        yield data, ()
        return
    handle = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield Path(f"/proc/self/fd/{handle}"), (handle,)
    finally:
        os.close(handle)


def is_made(data: Path, account: Account | None) -> bool:
    """Whether there is a database in the folder.

    Raises DatabaseError where there is something else, somebody else's, or another version's.
    """
    if not data.exists():
        return False
    owner = data.stat().st_uid
    if owner != (os.geteuid() if account is None else account.uid):
        raise DatabaseError(
            f"The database in `{data}` belongs to `{name_of(owner)}`. Run this as that user, or as "
            "root, or move the folder away."
        )
    if not any(data.iterdir()):
        return False
    try:
        version = (data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        raise DatabaseError(
            f"`{data}` holds something that is not a database. Move it away."
        ) from None
    if version != MAJOR:
        raise DatabaseError(
            f"The database in `{data}` was made by PostgreSQL {version}, and this is {MAJOR}. Dump "
            "it with the version that made it, or move the folder away to start anew."
        )
    return True


def make(data: Path, programs: Path, account: Account | None) -> None:
    """Make a database beside the folder, then move it there: it is whole or not there."""
    unfinished = data.with_name(f"{data.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    if account is not None:
        os.chown(unfinished, account.uid, account.gid)
    with reachable(unfinished, account) as (name, handles):
        made = subprocess.run(
            [programs / "initdb", "-D", name, *INITDB],
            cwd="/",
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
            pass_fds=handles,
            user=None if account is None else account.uid,
            group=None if account is None else account.gid,
            extra_groups=None if account is None else [],
        )
    if made.returncode:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise DatabaseError(f"The database in `{data}` could not be made: {last_line(made.stderr)}")
    if data.exists():
        data.rmdir()
    unfinished.rename(data)


def last_line(log: str) -> str:
    """What PostgreSQL said last, without its time and process."""
    lines = [line for line in log.splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"\b(FATAL|PANIC|error):", line)] or lines
    return (
        re.sub(r"^.*?\b(FATAL|PANIC|error):\s*", "", telling[-1]) if telling else "it said nothing"
    )
