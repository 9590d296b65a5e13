"""What does not vary: real modules, copied as they are."""

from __future__ import annotations

from pathlib import Path

SUPPORT = Path(__file__).parent / "support"


def support_files() -> dict[str, str]:
    """The support modules by their path below `generated/`."""
    return {
        path.relative_to(SUPPORT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(SUPPORT.rglob("*.py"))
    }
