"""The writer against a real disk: what it writes, what it leaves alone, what it refuses."""

import os
from pathlib import Path

import pytest

from codegen.tree import tree
from codegen.writer import RefusedError, append, compare, plan, write
from tests.codegen.disk import codes, files_below, generate, on_disk, sealed, some_files


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
