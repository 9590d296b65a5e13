"""What does not vary: real modules, copied as they are, where something needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

SUPPORT = Path(__file__).parent / "support"
APPLICATION = "app.py"
"""What the server starts; it needs whatever every API has."""

_IMPORT = re.compile(r"^from generated(?P<module>[\w.]*) import (?P<names>\([^)]*\)|[^\n]*)", re.M)


@lru_cache(maxsize=1)
def support_files() -> dict[str, str]:
    """All support modules by their path below `generated/`."""
    return {
        path.relative_to(SUPPORT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(SUPPORT.rglob("*.py"))
    }


def needed_support(rendered: Iterable[str]) -> dict[str, str]:
    """The support modules that the application and these texts import, and what those import.

    A schema without filters has no module of filters: what is generated is all in use.
    """
    known = support_files()
    needed = {APPLICATION}
    waiting = [*rendered, known[APPLICATION]]
    while waiting:
        for path in _imported(waiting.pop()):
            if path in known and path not in needed:
                needed.add(path)
                waiting.append(known[path])
    return {path: text for path, text in known.items() if path in needed}


def _imported(text: str) -> Iterator[str]:
    """The paths that the imports of a text may mean: of a module, or of a name that is one."""
    for found in _IMPORT.finditer(text):
        folder = found["module"].replace(".", "/").removeprefix("/")
        yield f"{folder}.py"
        for name in re.findall(r"\w+", found["names"]):
            yield f"{folder}/{name}.py".removeprefix("/")
