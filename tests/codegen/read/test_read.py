"""From a file to a catalog."""

import os
from pathlib import Path

import pytest

from codegen.diagnostics import Diagnostic, SchemaError
from codegen.read import read, read_text
from codegen.read.document.text import MAX_BYTES
from codegen.read.vocabulary import SMALLEST


def told(path: Path, root: Path | None = None) -> list[Diagnostic]:
    with pytest.raises(SchemaError) as raised:
        read(path, root)
    return list(raised.value.diagnostics)


def test_a_file_reads_as_its_text_does(tmp_path: Path) -> None:
    schema = tmp_path / "schema.yaml"
    schema.write_text(SMALLEST)

    assert read(schema, tmp_path) == read_text(SMALLEST)
    assert read_text(SMALLEST) == read_text(SMALLEST.encode()) == read_text("\ufeff" + SMALLEST)


def test_the_schema_of_this_repository_reads() -> None:
    catalog = read(Path(__file__).parents[3] / "schema.yaml")

    assert [resource.name for resource in catalog.resources] == ["task"]


def test_spans_name_the_file_as_its_author_would(tmp_path: Path) -> None:
    schema = tmp_path / "api" / "schema.yaml"
    schema.parent.mkdir()
    schema.write_text("spec: 2")

    spans = [told(schema, tmp_path)[0].span, told(schema)[0].span]
    assert [span.file for span in spans if span] == ["api/schema.yaml", schema.as_posix()]


def test_a_missing_file_is_told_without_a_place(tmp_path: Path) -> None:
    (missing,) = told(tmp_path / "schema.yaml", tmp_path)

    assert (missing.code, missing.message) == ("schema-missing", "there is no schema.yaml")
    assert missing.span is None


@pytest.mark.parametrize("name", ["folder", "pipe", "file.yaml/schema.yaml", "n" * 5000, "a\0b"])
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.yaml").write_text("")
    os.mkfifo(tmp_path / "pipe")

    assert [each.code for each in told(tmp_path / name)] == ["schema-unreadable"]


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "schema.yaml").symlink_to("schema.yaml")

    assert [each.code for each in told(tmp_path / "schema.yaml")] == ["schema-unreadable"]


def test_a_device_without_an_end_is_told() -> None:
    assert [each.code for each in told(Path("/dev/zero"))] == ["schema-unreadable"]


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    schema = tmp_path / "schema.yaml"
    with schema.open("wb") as stream:
        stream.truncate(MAX_BYTES * 1000)

    assert [each.code for each in told(schema)] == ["file-too-large"]
