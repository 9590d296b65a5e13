"""Schemas in several files."""

from pathlib import Path

import pytest

from codegen.diagnostics import Diagnostic, SchemaError
from codegen.read import Reading, examine, include_patterns
from codegen.read.document.include import MAX_FILES, MAX_PATTERNS

HEAD = "spec: 1\napi: { title: Todo, version: 0.1.0 }\n"


def resource(name: str, type_: str = "string") -> str:
    return (
        f"resources: {{ {name}: {{ fields: {{ title: {{ type: {type_}, required: true }} }} }} }}"
    )


def placed(root: Path, include: str, **files: str) -> Path:
    """A schema that includes what is listed, beside files `a__b` for `a/b.yaml`."""
    for name, text in files.items():
        path = root / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    schema = root / "schema.yaml"
    schema.write_text(f"{HEAD}include: {include}\n{resource('task')}\n")
    return schema


def told(schema: Path) -> list[Diagnostic]:
    with pytest.raises(SchemaError) as raised:
        examine(schema, schema.parent)
    return list(raised.value.diagnostics)


def names(reading: Reading) -> list[str]:
    return [resource.name for resource in reading.catalog.resources]


def test_what_is_included_stands_behind_what_is_there(tmp_path: Path) -> None:
    schema = placed(
        tmp_path,
        "[more/*.yaml, enums.yaml]",
        enums="enums: { Status: { values: [todo] } }",
        more__b=resource("label", "Status"),
        more__a=resource("comment"),
    )
    found = examine(schema, tmp_path)

    assert names(found) == ["task", "comment", "label"]
    assert [path.name for path in found.files] == ["schema.yaml", "a.yaml", "b.yaml", "enums.yaml"]
    assert found.places["label.title"].file == "more/b.yaml"
    assert names(examine(schema)) == names(found)


def test_a_schema_can_hold_nothing_but_what_it_includes(tmp_path: Path) -> None:
    schema = placed(tmp_path, "[more.yaml]", more=resource("label"))
    schema.write_text(f"{HEAD}include: [more.yaml]\n")

    assert names(examine(schema, tmp_path)) == ["label"]


def test_a_mistake_is_told_where_it_stands(tmp_path: Path) -> None:
    schema = placed(tmp_path, "[more/a.yaml]", more__a=resource("label", "sting"))
    (diagnostic,) = told(schema)

    assert diagnostic.code == "unknown-type"
    assert diagnostic.span is not None
    assert (diagnostic.span.file, diagnostic.span.line) == ("more/a.yaml", 1)


def test_a_name_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    schema = placed(tmp_path, "[a.yaml, b.yaml]", a=resource("label"), b=resource("label"))
    (diagnostic,) = told(schema)

    assert diagnostic.message == "`label` is already written at a.yaml:1:14"
    assert diagnostic.span is not None
    assert diagnostic.span.file == "b.yaml"


def test_a_file_that_two_paths_find_is_read_once(tmp_path: Path) -> None:
    schema = placed(tmp_path, "[a.yaml, '*.yaml']", a=resource("label"))

    assert names(examine(schema, tmp_path)) == ["task", "label"]


@pytest.mark.parametrize(
    "pattern",
    ["../x.yaml", "/etc/passwd", "a/../../x.yaml", "**/x.yaml", "~/x", "a//b", "./a.yaml", "a\\b"],
)
def test_no_path_leads_out_of_the_project(tmp_path: Path, pattern: str) -> None:
    schema = placed(tmp_path, f"['{pattern}']", a=resource("label"))

    assert [each.code for each in told(schema)] == ["bad-include"]
    assert include_patterns(schema) == ()


def test_no_link_leads_out_of_the_project(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(resource("label"))
    root = tmp_path / "project"
    root.mkdir()
    schema = placed(root, "['*.yaml']", inside=resource("comment"))
    (root / "link.yaml").symlink_to(outside)

    assert [each.code for each in told(schema)] == ["bad-include"]
    (root / "link.yaml").unlink()
    (root / "link.yaml").symlink_to(root / "inside.yaml")
    assert [each.code for each in told(schema)] == ["duplicate-key"]


def test_a_path_that_finds_nothing_is_told(tmp_path: Path) -> None:
    (diagnostic,) = told(placed(tmp_path, "[more/*.yaml]"))

    assert diagnostic.code == "include-missing"
    assert diagnostic.message == "no file matches `more/*.yaml`"


def test_there_is_an_end_to_files(tmp_path: Path) -> None:
    many = {f"more__f{number}": resource(f"r{number}") for number in range(MAX_FILES + 1)}
    schema = placed(tmp_path, "['more/*.yaml']", **many)

    assert "too-many-files" in [each.code for each in told(schema)]
    (tmp_path / "more/f0.yaml").unlink()
    assert len(names(examine(schema, tmp_path))) == MAX_FILES + 1


def test_there_is_an_end_to_paths_and_to_bytes(tmp_path: Path) -> None:
    listed = ", ".join(["a.yaml"] * (MAX_PATTERNS + 1))
    schema = placed(tmp_path, f"[{listed}]", a=resource("label"))
    assert [each.code for each in told(schema)] == ["too-many-files"]

    filled = {name: f"# {'x' * 1_500_000}\n{resource(name)}" for name in ("a", "b", "c")}
    schema = placed(tmp_path, "[a.yaml, b.yaml, c.yaml]", **filled)
    assert [each.code for each in told(schema)] == ["file-too-large"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("include: [b.yaml]", "unknown-key"),
        ("spec: 1", "unknown-key"),
        ("[]", "wrong-kind"),
        ("resources: []", "wrong-kind"),
        ("", "empty-schema"),
        ("resources: &x {}", "unsupported-yaml"),
    ],
)
def test_an_included_file_holds_parts_and_nothing_else(
    tmp_path: Path, text: str, code: str
) -> None:
    found = told(placed(tmp_path, "[a.yaml]", a=text))

    assert [each.code for each in found] == [code]
    assert found[0].span is not None
    assert found[0].span.file == "a.yaml"


@pytest.mark.parametrize(
    ("include", "code"), [("a.yaml", "wrong-kind"), ("[]", "empty-value"), ("[1]", "wrong-kind")]
)
def test_what_is_included_is_a_list_of_paths(tmp_path: Path, include: str, code: str) -> None:
    found = [each.code for each in told(placed(tmp_path, include, a=resource("label")))]

    assert code in found or found == ["include-missing"]


def test_the_patterns_of_a_broken_schema_are_none(tmp_path: Path) -> None:
    schema = placed(tmp_path, "['*.yaml']")
    assert include_patterns(schema) == ("*.yaml",)

    schema.write_text("include: [")
    assert include_patterns(schema) == ()
    assert include_patterns(tmp_path / "none.yaml") == ()
