"""A project in a git repository, with two branches that can both migrate."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner, Result

from codegen.cli import app

SCHEMA = """\
spec: 1
api: { title: Test, version: 1.0.0 }
defaults: { id: uuid, timestamps: false, idempotency: false }
resources:
  note:
    fields:
      text: { type: text, required: true }
      # of note

  task:
    fields:
      title: { type: string, required: true, max_length: 80 }
      # of task
"""
BY_HAND = '''"""{title}."""

from alembic import op

revision = "{revision}"
down_revision = "{parent}"


def upgrade() -> None:
    op.execute("{up}")


def downgrade() -> None:
    op.execute("{down}")
'''


@dataclass(frozen=True)
class Repository:
    """The folder, and what is done in it from the command line."""

    folder: Path

    @staticmethod
    def start(folder: Path) -> Repository:
        """A project with its first revision, committed on the branch `main`."""
        repository = Repository(folder)
        folder.mkdir()
        (folder / "schema.yaml").write_text(SCHEMA, encoding="utf-8")
        (folder / ".gitignore").write_text("generated/\n__pycache__/\n", encoding="utf-8")
        repository.git("init", "--quiet", "--initial-branch=main")
        repository.migrate("Start")
        return repository

    def git(self, *words: str, code: int = 0) -> str:
        """Run git; fails the test where it ends otherwise."""
        identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        run = subprocess.run(
            ["git", *identity, "-c", "core.editor=true", *words],
            cwd=self.folder,
            env={**kept, "HOME": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == code, run.stdout + run.stderr
        return run.stdout + run.stderr

    def codegen(self, *words: str, url: str | None = None) -> Result:
        """Run codegen; a command of the database is run on the one at the address."""
        schema = ["--schema", str(self.folder / "schema.yaml")]
        named = {"DATABASE_URL": url, "DATABASE_URL_UNPOOLED": url}
        return CliRunner().invoke(app, [*words, *schema], env=named)

    def add_field(self, resource: str, line: str) -> None:
        """Give a resource a field more."""
        path = self.folder / "schema.yaml"
        text = path.read_text(encoding="utf-8")
        mark = f"      # of {resource}\n"
        assert mark in text
        path.write_text(text.replace(mark, f"      {line}\n{mark}"), encoding="utf-8")

    def by_hand(self, name: str, parent: str, up: str, down: str = "SELECT 1") -> None:
        """Write a revision by hand."""
        number = name.partition("_")[0]
        text = BY_HAND.format(title=name, revision=number, parent=parent, up=up, down=down)
        path = self.folder / "migrations" / "versions" / f"{name}.py"
        path.write_text(text, encoding="utf-8")

    def migrate(self, message: str) -> None:
        """Write the next revision and commit everything."""
        made = self.codegen("migrate")
        assert made.exit_code == 0, made.stderr
        self.commit(message)

    def commit(self, message: str) -> None:
        """Commit whatever is there."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", message)

    def checkout(self, branch: str, *options: str) -> None:
        """Go to a branch, and generate what it is about."""
        self.git("checkout", "--quiet", *options, branch)
        self.codegen("generate")

    def database(self, direction: str, revision: str, url: str) -> str:
        """Move a database; what is said, with the exit code in front."""
        self.codegen("generate")
        run = self.codegen("db", direction, revision, url=url)
        return f"{run.exit_code}: {run.stdout}{run.stderr}"

    def files(self) -> dict[str, str]:
        """What is in `migrations/`, by path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((self.folder / "migrations").rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts
        }
