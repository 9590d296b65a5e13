"""The writer when it is killed, when the disk is full or closed, and when it is not alone."""

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from codegen.lock import LockedError, locked
from codegen.tree import is_intact, tree
from codegen.writer import TEMPORARY, WriteError, append, plan, write
from tests.codegen.disk import files_below, generate, on_disk, sealed, some_files

if TYPE_CHECKING:
    from _typeshed import TraceFunction


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that any user can enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="a b "))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def run_apart(work: Callable[[], None], before: Callable[[], None]) -> tuple[int, str]:
    """Run the work in a forked child; its exit code, and what a WriteError said."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            before()
            work()
            code = 0
        except WriteError as error:
            os.write(writer, str(error).encode())
            code = 6
        finally:
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader) as said:
        text = said.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


def test_a_kill_at_any_moment_leaves_whole_files_and_the_next_run_repairs(tmp_path: Path) -> None:
    old = tree({f"generated/f{n:02}.py": sealed("old = 1\n" * 400) for n in range(20)})
    new = tree({f"generated/f{n:02}.py": sealed("new = 2\n" * 400) for n in range(5, 25)})
    chance = random.Random(7)
    rounds, outcomes, seconds = 0, set[int](), 0.02
    # The kills must have hit before, during or after; otherwise this would have shown nothing.
    while rounds < 20 or (len(outcomes) == 1 and rounds < 100):
        rounds += 1
        generate(old, tmp_path)
        child, started = os.fork(), time.monotonic()
        if child == 0:
            write(plan(new, tmp_path))
            os._exit(0)
        if rounds > 1:
            time.sleep(chance.uniform(0, seconds))
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        seconds = max(seconds, time.monotonic() - started)
        left = {p: t for p, t in files_below(tmp_path).items() if not p.endswith(TEMPORARY)}
        torn = [path for path, data in left.items() if not is_intact(data.decode())]
        outcomes.add(len([path for path, data in left.items() if b"new" in data]))
        generate(new, tmp_path)

        assert torn == []
        assert files_below(tmp_path) == on_disk(new)

    assert len(outcomes) > 1


def test_a_kill_before_any_line_leaves_whole_files_and_the_next_run_repairs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    old = tree({"generated/a.py": sealed("a = 1"), "generated/b.py": sealed("b = 1")})
    new = tree({"generated/a.py": sealed("a = 2"), "generated/c.py": sealed("c = 2")})
    whole = {data for files in (old, new) for data in on_disk(files).values()}
    line, killed = 0, True
    while killed:
        line += 1
        generate(old, tmp_path)
        ready = plan(new, tmp_path)
        killed = _killed_before(line, partial(write, ready))
        left = {p: t for p, t in files_below(tmp_path).items() if not p.endswith(TEMPORARY)}
        torn = [path for path, data in left.items() if data not in whole]
        generate(new, tmp_path)

        assert torn == [], f"killed before line {line}"
        assert files_below(tmp_path) == on_disk(new), f"killed before line {line}"

    assert line > 50


def _killed_before(line: int, work: Callable[[], None]) -> bool:
    """Do the work in a fork that kills itself before it executes its n-th line of Python."""
    child = os.fork()
    if child == 0:
        left = line

        def step(frame: FrameType, event: str, _argument: object) -> "TraceFunction | None":
            nonlocal left
            # Whatever else runs only makes paths; it would take ten times as long.
            code = frame.f_code
            if "write" not in code.co_name and not code.co_filename.endswith("writer.py"):
                return None
            left -= event == "line"
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return step

        sys.settrace(step)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def test_what_a_killed_run_left_is_removed_even_when_nothing_changes(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    (tmp_path / f"generated/models/.task.py{TEMPORARY}").write_text("half of a fi")
    generate(some_files(), tmp_path)

    assert files_below(tmp_path) == on_disk(some_files())


def test_a_disk_that_fills_up_changes_nothing(place: Path) -> None:
    generate(some_files(), place)
    larger = tree({**some_files("two"), "generated/z.py": sealed("z = 1\n" * 5000)})

    def fill_up() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    code, said = run_apart(lambda: generate(larger, place), fill_up)

    assert code == 6
    assert said == "The files could not be read or written: file too large."
    assert files_below(place) == on_disk(some_files())


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generate(some_files(), tmp_path)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match=r"no space left on device\.$"):
        generate(some_files("two"), tmp_path)

    assert files_below(tmp_path) == on_disk(some_files())


def test_a_folder_that_may_not_be_written_changes_nothing(place: Path) -> None:
    generate(some_files(), place)
    folder = place / "generated/models"
    folder.chmod(0o555)

    def be_nobody() -> None:
        if os.geteuid() == 0:
            os.setegid(65534)
            os.seteuid(65534)

    code, said = run_apart(lambda: generate(some_files("two"), place), be_nobody)
    folder.chmod(0o755)

    assert code == 6
    assert said.endswith(": permission denied.")
    assert files_below(place) == on_disk(some_files())


def test_adding_removes_what_a_killed_run_left(tmp_path: Path) -> None:
    (tmp_path / "migrations").mkdir()
    (tmp_path / f"migrations/.0001.py{TEMPORARY}").write_text("half")
    append({"migrations/0001.py": "x = 1\n"}, tmp_path)

    assert files_below(tmp_path) == {"migrations/0001.py": b"x = 1\n"}


def test_the_second_run_waits_and_says_so(tmp_path: Path) -> None:
    told: list[str] = []
    with locked(tmp_path, lambda: told.append("first")):
        waiting = threading.Thread(target=lambda: _hold(tmp_path, told))
        waiting.start()
        time.sleep(0.2)
        told.append("leaving")
    waiting.join()

    assert told == ["waiting", "leaving", "in"]


def _hold(root: Path, told: list[str]) -> None:
    with locked(root, lambda: told.append("waiting")):
        told.append("in")


def test_patience_ends(tmp_path: Path) -> None:
    second = locked(tmp_path, lambda: None, patience=0.1)
    with locked(tmp_path, lambda: None), pytest.raises(LockedError), second:
        pass


def test_the_lock_ends_with_a_killed_process(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from codegen.lock import locked\n"
        "with locked(Path(sys.argv[1]), lambda: None): print('in', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", script, tmp_path], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.kill()
    holder.communicate()
    told: list[str] = []
    with locked(tmp_path, lambda: told.append("waiting"), patience=1):
        pass

    assert told == []
    assert list(tmp_path.iterdir()) == []
