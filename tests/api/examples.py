"""The examples and defaults of a document, and which of them are not valid."""

from __future__ import annotations

from collections.abc import Iterator

from tests.api.document import Document, Json


def examples(found: Json, path: str = "") -> Iterator[tuple[str, dict[str, Json], Json]]:
    """Every schema of the document that has examples, and each of them."""
    if isinstance(found, list):
        for number, member in enumerate(found):
            yield from examples(member, f"{path}/{number}")
    elif isinstance(found, dict):
        schema = found.get("schema", found)
        assert isinstance(schema, dict)
        several = found.get("examples")
        for shown in several if isinstance(several, list) else []:
            yield path, schema, shown
        if "example" in found:
            yield path, schema, found["example"]
        if "default" in found and path.count("/properties/"):
            yield path, schema, found["default"]
        for name, each in found.items():
            if name not in {"example", "examples", "default"}:
                yield from examples(each, f"{path}/{name}")


def invalid_examples(document: Document) -> list[str]:
    """What the document shows, and would not take."""
    return [
        f"{path}: {shown!r}"
        for path, schema, shown in examples(document.content)
        if not document.validator(schema).is_valid(shown)
    ]
