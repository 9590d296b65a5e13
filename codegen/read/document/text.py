"""From a file to its text: what cannot be text that people edit is refused before it is parsed."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from codegen.diagnostics import Diagnostic, SchemaError, Span

MAX_BYTES = 4_000_000


def read_bytes(path: Path, file: str) -> bytes:
    """The bytes of a file that `file` is the name of, up to one more than a schema may have."""
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


# What the YAML library refuses as unprintable, and what it takes for a line break that no editor
# counts as one (U+0085, U+2028, U+2029); U+FEFF has no width, so columns after it would be wrong.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
LINE_BREAK = re.compile("\r\n|\r|\n")


def decode(source: str | bytes, file: str) -> str:
    """The text of the source, as an editor shows it. Raises SchemaError."""
    raw = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    if len(raw) > MAX_BYTES:
        message = f"the file has over {MAX_BYTES:,} bytes"
        raise fatal("file-too-large", message, Span(file, 1, 1, 2), "split off a second API")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        raise fatal(
            "not-utf8",
            f"byte 0x{raw[error.start]:02x} is not UTF-8",
            _place(before, file),
            "save the file as UTF-8",
        ) from None
    # Some editors on Windows put a byte order mark in front; it says nothing and is not content.
    text = text.removeprefix("\ufeff")
    found = _FORBIDDEN.search(text)
    if found is not None:
        raise fatal(
            "forbidden-character",
            f"the character U+{ord(found[0]):04X} cannot stand in the file as it is",
            _place(text[: found.start()], file),
            _remedy(found[0]),
        )
    return text


def _place(before: str, file: str) -> Span:
    rows = LINE_BREAK.split(before.removeprefix("\ufeff"))
    return Span(file, len(rows), len(rows[-1]) + 1, len(rows[-1]) + 2)


def _remedy(char: str) -> str:
    if char == "\0":
        return "remove it; PostgreSQL cannot store it"
    return f'remove it, or write "\\u{ord(char):04X}" within double quotes if it is meant'


def fatal(code: str, message: str, span: Span, hint: str | None = None) -> SchemaError:
    """The one mistake behind which nothing can be read."""
    return SchemaError([Diagnostic(code, message, span, hint)])
