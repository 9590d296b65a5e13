"""Wing one: from `schema.yaml` to the catalog.

Scope: reading a schema's files, and telling their author everything that is wrong with them.
Nothing here knows what is made of a catalog, and nothing writes. Whatever the bytes are, the
outcome is a catalog or a `SchemaError`, in bounded time and memory.

Terms: a **node** is a value of the YAML document with its place (`nodes`); the **vocabulary** is
the table of every key and word that can be written (`vocabulary`); a **spec** is what the author
wrote, as values (`spec`); the **catalog** is what is true (`codegen.catalog`).

The passes, each of which runs only if the one before it found nothing to say:

    bytes ─source→ Node ─shape→ Node ─spec→ Spec ─resolve→ Catalog

1. `source` decodes, parses and finds out what each scalar means (`scalars`); `include` joins files.
2. `shape` holds the nodes against the vocabulary; `spec` makes values of them.
3. `resolve` fills in and decides. First each resource on its own: `names`, `claims`, `history`,
   `fields` with their `values`, `actions`; who refers to whom is taken from the `outline`. Then,
   as all of that is right, what leads from one to another: `relations`, `lookups`, `listing`.
4. What works, and may not be meant, is a warning: `served` looks for the indexes of a list.

A `pattern` is a small language of its own: `expression` reads it into `parts`, `ambiguity` refuses
what could be slow, and `characters` knows which are meant and how each is spelled. So is the SQL of
a `condition`, which is vetted word by word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from codegen.catalog import Catalog
from codegen.diagnostics import Diagnostic, SchemaError, Span, in_order
from codegen.read.document.include import Place, include, patterns_of, refuse_includes
from codegen.read.document.nodes import Node
from codegen.read.document.places import places
from codegen.read.document.source import parse
from codegen.read.document.text import read_bytes
from codegen.read.findings import Findings
from codegen.read.lookups.served import check_served
from codegen.read.names.stored import check_stored_names
from codegen.read.resolve import resolve
from codegen.read.spec import specify

__all__ = ["Reading", "examine", "examine_text", "include_patterns", "read", "read_text"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A schema as it was read, with all that there is to say of it.

    `places` maps dotted names (`task`, `task.title`, `task.actions.complete`) to where they stand;
    `files` are the schema's files, the first of which includes the others.
    """

    catalog: Catalog
    warnings: tuple[Diagnostic, ...]
    places: Mapping[str, Span]
    files: tuple[Path, ...]


def read(path: Path, root: Path | None = None) -> Catalog:
    """The catalog of a schema file. Raises SchemaError for whatever keeps it from being one.

    Spans name the file as seen from `root`, or as `path` is written where there is no root.
    """
    return examine(path, root).catalog


def examine(path: Path, root: Path | None = None) -> Reading:
    """The catalog of a schema file and what else there is to say. Raises SchemaError as `read`."""
    where = _place(path, root)
    found = Findings()
    document = parse(read_bytes(path, where.name(path)), where.name(path))
    whole, included = include(document, where, found)
    return _reading(whole, (path, *included), found)


def include_patterns(path: Path) -> tuple[str, ...]:
    """Where a schema file finds the files that it includes; none if it cannot be told."""
    try:
        return patterns_of(parse(read_bytes(path, path.name), path.name))
    except SchemaError:
        return ()


def read_text(text: str | bytes, file: str = "schema.yaml") -> Catalog:
    """The catalog of a schema's text; `file` is what spans call it. Raises SchemaError."""
    return examine_text(text, file).catalog


def examine_text(text: str | bytes, file: str = "schema.yaml") -> Reading:
    """The catalog of a text that includes no files. Raises SchemaError as `read_text`."""
    found = Findings()
    document = parse(text, file)
    refuse_includes(document, found)
    return _reading(document, (), found)


def _place(path: Path, root: Path | None) -> Place:
    if root is not None and path.is_absolute() and path.is_relative_to(root):
        return Place(path, root, root)
    return Place(path, path.parent, Path())


def _reading(document: Node, paths: tuple[Path, ...], found: Findings) -> Reading:
    spec = specify(document, found)
    catalog = resolve(spec, found)
    named = places(spec)
    found.extend(check_stored_names(catalog, named))
    found.settle()
    for resource, written in zip(catalog.resources, spec.resources, strict=True):
        found.extend(check_served(catalog, resource, written))
    return Reading(catalog, in_order(found.warnings), named, paths)
