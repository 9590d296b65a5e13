"""Wing one: from `schema.yaml` to the catalog.

Scope: reading one file, and telling its author everything that is wrong with it. Nothing here knows
what is made of a catalog, and nothing writes. Whatever the bytes of the file are, the outcome is a
catalog or a `SchemaError`, in bounded time and memory.

Terms: a **node** is a value of the YAML document with its place (`nodes`); the **vocabulary** is
the table of every key and word that can be written (`vocabulary`); a **spec** is what the author
wrote, as values (`spec`); the **catalog** is what is true (`codegen.catalog`).

The passes, each of which runs only if the one before it found nothing to say:

    bytes ─source→ Node ─shape→ Node ─spec→ Spec ─resolve→ Catalog

1. `source` decodes, parses and finds out what each scalar means (`scalars`).
2. `shape` holds the nodes against the vocabulary; `spec` makes values of them.
3. `resolve` fills in and decides: `names`, `history`, and `fields` with their `values`.

A `pattern` is a small language of its own: `expression` reads it into `parts`, `ambiguity` refuses
what could be slow, and `characters` knows which are meant and how each is spelled.
"""

from __future__ import annotations

import stat
from pathlib import Path

from codegen.catalog import Catalog
from codegen.diagnostics import Diagnostic, SchemaError
from codegen.read.findings import Findings
from codegen.read.resolve import resolve
from codegen.read.source import MAX_BYTES, parse
from codegen.read.spec import specify

__all__ = ["read", "read_text"]


def read(path: Path, root: Path | None = None) -> Catalog:
    """The catalog of a schema file. Raises SchemaError for whatever keeps it from being one.

    Spans name the file as seen from `root`, or as `path` is written where there is no root.
    """
    file = path.as_posix()
    if root is not None and path.is_absolute() and path.is_relative_to(root):
        file = path.relative_to(root).as_posix()
    return read_text(_bytes(path, file), file)


def read_text(text: str | bytes, file: str = "schema.yaml") -> Catalog:
    """The catalog of a schema's text; `file` is what spans call it. Raises SchemaError."""
    found = Findings()
    return resolve(specify(parse(text, file), found), found)


def _bytes(path: Path, file: str) -> bytes:
    try:
        # Reading a pipe could wait for ever, and reading a device could last as long.
        if not stat.S_ISREG(path.stat().st_mode):
            raise _unreadable(file, "it is not a file")
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        hint = "run this where your schema.yaml is; docs/schema.md has one to start from"
        message = f"there is no {file}"
        raise SchemaError([Diagnostic("schema-missing", message, hint=hint)]) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise _unreadable(file, (reason or str(error)).lower()) from None


def _unreadable(file: str, reason: str) -> SchemaError:
    message = f"{file} cannot be read: {reason}"
    return SchemaError([Diagnostic("schema-unreadable", message, hint="check the path")])
