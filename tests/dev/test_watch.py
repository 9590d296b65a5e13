"""What `codegen dev` looks at, a few times a second."""

from pathlib import Path

from codegen.dev import watch

HEAD = "spec: 1\napi: { title: Todo, version: 0.1.0 }\ninclude: [more/*.yaml]\n"


def seen(schema: Path) -> set[str]:
    root = schema.parent
    return {path.relative_to(root).as_posix() for path in watch.state(schema)}


def test_included_files_are_followed_as_they_come_and_go(tmp_path: Path) -> None:
    schema = tmp_path / "schema.yaml"
    schema.write_text(HEAD)
    (tmp_path / "more").mkdir()
    (tmp_path / "more/a.yaml").write_text("resources: {}")
    assert seen(schema) == {"schema.yaml", "more/a.yaml"}

    (tmp_path / "more/b.yaml").write_text("resources: {}")
    assert seen(schema) == {"schema.yaml", "more/a.yaml", "more/b.yaml"}

    schema.write_text(HEAD.replace("[more/*.yaml]", "[other.yaml]"))
    assert seen(schema) == {"schema.yaml"}


def test_a_change_of_an_included_file_changes_the_state(tmp_path: Path) -> None:
    schema = tmp_path / "schema.yaml"
    schema.write_text(HEAD)
    (tmp_path / "more").mkdir()
    file = tmp_path / "more/a.yaml"
    file.write_text("resources: {}")
    before = watch.state(schema)
    file.write_text("resources: { }")

    assert watch.state(schema) != before


def test_a_schema_that_is_broken_or_gone_is_still_watched(tmp_path: Path) -> None:
    schema = tmp_path / "schema.yaml"
    schema.write_text("include: [")
    assert seen(schema) == {"schema.yaml"}

    schema.unlink()
    assert seen(schema) == set()
