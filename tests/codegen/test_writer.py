"""The writer against a real disk: what it refuses, what it leaves, and what survives a kill."""

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
from codegen.tree import BLANK_SEAL, Tree, is_intact, seal, tree
from codegen.writer import TEMPORARY, RefusedError, WriteError, append, compare, plan, write

if TYPE_CHECKING:
    from _typeshed import TraceFunction


def sealed(body: str) -> str:
    return seal(f"# Generated, seal {BLANK_SEAL}.\n{body}\n")


def some_files(word: str = "one") -> Tree:
    return tree(
        {
            "generated/app.py": sealed(f"app = {word!r}"),
            "generated/models/task.py": sealed(f"task = {word!r}"),
            "generated/models/tag.py": sealed(f"tag = {word!r}"),
        }
    )


def generate(files: Tree, root: Path) -> None:
    write(plan(files, root))


def files_below(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def on_disk(files: Tree) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items()}


def codes(error: RefusedError) -> list[str]:
    return [diagnostic.code for diagnostic in error.diagnostics]


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


def test_the_first_run_creates_every_file(tmp_path: Path) -> None:
    made = plan(some_files(), tmp_path)
    write(made)

    assert made.create == some_files()
    assert (made.replace, made.delete, made.keep) == ({}, (), ())
    assert files_below(tmp_path) == on_disk(some_files())


def test_planning_writes_nothing(tmp_path: Path) -> None:
    plan(some_files(), tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_second_run_keeps_every_byte_and_every_mtime(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    again = plan(some_files(), tmp_path)
    write(again)

    assert again.changed == ()
    assert set(again.keep) == set(some_files())
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_only_what_changed_is_replaced(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    edited = tree({**some_files(), "generated/app.py": sealed("app = 'two'")})
    untouched = (tmp_path / "generated/models/task.py").stat()
    made = plan(edited, tmp_path)
    write(made)

    assert set(made.replace) == {"generated/app.py"}
    assert files_below(tmp_path) == on_disk(edited)
    assert (tmp_path / "generated/models/task.py").stat().st_mtime_ns == untouched.st_mtime_ns


def test_a_file_that_is_no_longer_produced_goes_with_its_folder_and_its_cache(
    tmp_path: Path,
) -> None:
    generate(some_files(), tmp_path)
    cache = tmp_path / "generated/models/__pycache__"
    cache.mkdir()
    (cache / "task.cpython-313.pyc").write_bytes(b"x")
    made = plan(tree({"generated/app.py": some_files()["generated/app.py"]}), tmp_path)
    write(made)

    assert made.delete == ("generated/models/tag.py", "generated/models/task.py")
    assert [path.name for path in (tmp_path / "generated").iterdir()] == ["app.py"]


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    (tmp_path / "generated/app.py").chmod(0o640)
    generate(some_files("two"), tmp_path)

    assert (tmp_path / "generated/app.py").stat().st_mode & 0o777 == 0o640


def test_windows_line_ends_are_no_difference(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    for path in some_files():
        file = tmp_path / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert plan(some_files(), tmp_path).changed == ()
    assert compare(some_files(), tmp_path) == {}
    assert len(plan(some_files("two"), tmp_path).replace) == 3


def test_a_hand_edit_stops_the_run_and_is_shown(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    file = tmp_path / "generated/models/task.py"
    file.write_text(file.read_text() + "limit = 10\n")
    before = files_below(tmp_path)
    with pytest.raises(RefusedError) as caught:
        generate(some_files("two"), tmp_path)
    (problem,) = caught.value.diagnostics

    assert problem.code == "edited-by-hand"
    assert "+limit = 10" in (problem.hint or "")
    assert "overrides/task.py" in (problem.hint or "")
    assert files_below(tmp_path) == before


def test_the_hand_edit_is_pointed_at(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    file = tmp_path / "generated/app.py"
    file.write_text(file.read_text().replace("'one'", "'mine'"))
    with pytest.raises(RefusedError) as caught:
        plan(some_files(), tmp_path)
    span = caught.value.diagnostics[0].span

    assert span is not None
    assert (span.file, span.line) == ("generated/app.py", 2)


def test_a_long_hand_edit_is_shown_in_part(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    file = tmp_path / "generated/app.py"
    file.write_text(file.read_text() + "".join(f"row = {n}\n" for n in range(100)))
    with pytest.raises(RefusedError) as caught:
        plan(some_files(), tmp_path)

    assert "more lines" in (caught.value.diagnostics[0].hint or "")
    assert len((caught.value.diagnostics[0].hint or "").splitlines()) < 40


def test_edits_are_discarded_on_request(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    (tmp_path / "generated/app.py").write_text("app = 'mine'\n")
    write(plan(some_files(), tmp_path, discard_edits=True))

    assert files_below(tmp_path) == on_disk(some_files())


def test_an_edited_file_that_would_be_deleted_stops_the_run(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    file = tmp_path / "generated/models/tag.py"
    file.write_text(file.read_text() + "mine = 1\n")
    fewer = tree({path: text for path, text in some_files().items() if "tag" not in path})
    with pytest.raises(RefusedError) as caught:
        plan(fewer, tmp_path)

    assert codes(caught.value) == ["edited-by-hand"]


def test_bytes_that_are_not_text_are_a_hand_edit(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    file = tmp_path / "generated/app.py"
    file.write_bytes(file.read_bytes() + b"\xff\xfe")
    with pytest.raises(RefusedError) as caught:
        plan(some_files(), tmp_path)

    assert codes(caught.value) == ["edited-by-hand"]


@pytest.mark.parametrize("discard_edits", [False, True])
def test_a_file_that_was_never_generated_is_not_deleted(
    tmp_path: Path, discard_edits: bool
) -> None:
    generate(some_files(), tmp_path)
    (tmp_path / "generated/models/mine.py").write_text("mine = 1\n")
    with pytest.raises(RefusedError) as caught:
        plan(some_files(), tmp_path, discard_edits=discard_edits)

    assert codes(caught.value) == ["foreign-file"]
    assert "overrides/mine.py" in (caught.value.diagnostics[0].hint or "")


def test_a_pipe_in_the_folder_is_foreign_and_is_not_opened(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    os.mkfifo(tmp_path / "generated/pipe.py")
    with pytest.raises(RefusedError) as caught:
        plan(some_files(), tmp_path)

    assert codes(caught.value) == ["foreign-file"]


def test_caches_and_hidden_files_are_nobody_s_work(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    for path in ("__pycache__/app.cpython-313.pyc", "stray.pyc", ".DS_Store", ".cache/x.py"):
        file = tmp_path / "generated" / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
    made = plan(some_files(), tmp_path)
    write(made)

    assert made.changed == ()
    assert (tmp_path / "generated/.cache/x.py").exists()


@pytest.mark.parametrize("link", ["generated", "generated/models", "generated/app.py"])
def test_a_symbolic_link_is_not_followed(tmp_path: Path, link: str) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    outside.mkdir()
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(outside)
    with pytest.raises(RefusedError) as caught:
        plan(some_files(), root)

    assert codes(caught.value) == ["symbolic-link"]
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("path", ["app.py", "generated/../x.py", "/etc/x.py", "other/x.py"])
def test_a_path_outside_the_owned_folder_is_a_mistake_of_the_generator(
    tmp_path: Path, path: str
) -> None:
    with pytest.raises(ValueError, match="not a path inside"):
        plan(tree({path: "x"}), tmp_path)


def test_comparing_gives_a_diff_per_file(tmp_path: Path) -> None:
    generate(some_files(), tmp_path)
    (tmp_path / "generated/app.py").unlink()
    (tmp_path / "generated/models/mine.py").write_text("mine = 1\n")
    found = compare(some_files(), tmp_path)

    assert list(found) == ["generated/app.py", "generated/models/mine.py"]
    assert "+app = 'one'" in found["generated/app.py"]
    assert "-mine = 1" in found["generated/models/mine.py"]


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


def test_adding_creates_first_and_replaces_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    really = os.replace

    def watched(source: Path, target: Path) -> None:
        order.append(target.name)
        really(source, target)

    monkeypatch.setattr(os, "replace", watched)
    files = {"migrations/a_snapshot.json": "{}", "migrations/versions/0001_x.py": "x = 1\n"}
    append(tree(files), tmp_path, replacing=["migrations/a_snapshot.json"])

    assert order == ["0001_x.py", "a_snapshot.json"]
    assert files_below(tmp_path) == on_disk(files)


def test_adding_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/task.py").write_text("mine = 1\n")
    with pytest.raises(RefusedError) as caught:
        append({"overrides/task.py": "stub = 1\n"}, tmp_path)

    assert codes(caught.value) == ["file-exists"]
    assert (tmp_path / "overrides/task.py").read_text() == "mine = 1\n"


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
