"""Two parsers read the same: the fast one in C, and the one whose messages people see."""

from pathlib import Path

import pytest
import yaml

from codegen.diagnostics import SchemaError
from codegen.read.document import source
from codegen.read.document.nodes import Mapping, Node, Scalar, Sequence

ROOT = Path(__file__).parents[3]
FILES = sorted(
    path
    for folder in ("tests/codegen/diagnostics", "tests/codegen/golden", "examples")
    for path in (ROOT / folder).rglob("*.yaml")
)


def places(node: Node, name: str = "") -> dict[str, object]:
    """Where each value stands, and what it is. What is empty stands nowhere in particular."""
    match node:
        case Mapping():
            found: dict[str, object] = {}
            for entry in node.entries:
                found |= {f"{name}.{entry.key}:": entry.span}
                found |= places(entry.value, f"{name}.{entry.key}")
            return found
        case Sequence():
            return {
                path: value
                for number, item in enumerate(node.items)
                for path, value in places(item, f"{name}[{number}]").items()
            }
        case Scalar(_, None, ""):
            return {name: None}
        case _:
            return {name: node}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_the_fast_parser_takes_it_reads_like_the_other(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(fast: type[yaml.CSafeLoader] | None) -> Node | None:
        monkeypatch.setattr(source, "_FAST", fast)
        try:
            return source.parse(path.read_bytes(), "schema.yaml")
        except SchemaError:
            return None

    quick, slow = read(yaml.CSafeLoader), read(None)

    assert (quick is None) == (slow is None)
    assert quick is None or slow is None or places(quick) == places(slow)


@pytest.mark.parametrize("text", ["[" * 50_000, "- " * 50_000 + "x", "{a: " * 40_000])
def test_what_nests_too_deep_never_reaches_the_fast_parser(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Trap(yaml.CSafeLoader):
        def __init__(self, stream: str) -> None:
            raise AssertionError(stream[:10])

    monkeypatch.setattr(source, "_FAST", Trap)

    with pytest.raises(SchemaError):
        source.parse(text, "schema.yaml")
