"""SQL on lines that are not too long."""

from __future__ import annotations

import re

from codegen.module import escaped

_WIDTH = 86
_DEEPER = 4
_LONGEST = 62
_PIECE = re.compile(r"""(?:(?:AS|FROM|NOT|OVER)\s+)*(?:E?'(?:[^']|'')*'|"(?:[^"]|"")*"|[^\s'"])+""")
"""What no space divides outside of quotes, with the word that it belongs to."""
_TEXT = re.compile(r"(?P<before>.*?E?)'(?P<text>(?:[^']|'')*)'(?P<after>.*)", re.DOTALL)
_WORD = re.compile(r"[^ ]+ *| +")
_ATOM = re.compile(r"''|\\.|.", re.DOTALL)
"""What must not be torn apart in a text."""


def wrapped(sql: str, indent: int) -> list[str]:
    """The SQL on lines that are indented, those after the first one deeper."""
    lines: list[str] = []
    line = ""
    for piece in (part for found in _PIECE.findall(sql) for part in _divided(found)):
        room = _WIDTH - indent - (_DEEPER if lines else 0)
        # SQL reads two texts as one only where they stand on two lines.
        goes_on = line.endswith("'") and piece.startswith("'")
        if line and (goes_on or len(escaped(f"{line} {piece}")) > room):
            lines.append(line)
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    first, *rest = [*lines, line]
    return [f"{' ' * indent}{first}", *(f"{' ' * (indent + _DEEPER)}{each}" for each in rest)]


def _divided(piece: str) -> list[str]:
    """The piece, or several where a text in it is too long for a line."""
    found = _TEXT.fullmatch(piece)
    if len(escaped(piece)) <= _LONGEST or found is None:
        return [piece]
    parts = [""]
    for word in _WORD.findall(found["text"]):
        # A word that is too long itself is divided where it must be.
        for part in [word] if len(escaped(word)) <= _LONGEST else _ATOM.findall(word):
            if len(escaped(parts[-1] + part)) > _LONGEST:
                parts.append("")
            parts[-1] += part
    first, *rest = [f"'{part}'" for part in parts]
    *most, last = [f"{found['before']}{first}", *rest]
    return [*most, f"{last}{found['after']}"]
