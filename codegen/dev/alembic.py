"""Alembic in a process of its own: `python -m codegen.dev.alembic upgrade head`.

It runs in the project's folder, so that `generated` and `overrides` are the project's, and needs no
configuration: where the revisions are is known.
"""

from __future__ import annotations

import sys
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError


def main() -> None:
    """Migrate up or down, or end with one line that says why not."""
    direction, revision = sys.argv[1:]
    config = Config()
    # Alembic reads its options through ConfigParser, to which a percent sign means something.
    config.set_main_option("script_location", str(Path.cwd() / "migrations").replace("%", "%%"))
    try:
        if direction == "upgrade":
            command.upgrade(config, revision)
        else:
            command.downgrade(config, revision)
    except CommandError as error:
        raise SystemExit(f"CommandError: {error}") from None


if __name__ == "__main__":
    main()
