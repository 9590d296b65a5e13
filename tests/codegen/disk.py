"""Trees to write, and what is on the disk afterwards."""

from pathlib import Path

from codegen.tree import BLANK_SEAL, Tree, seal, tree
from codegen.writer import RefusedError, plan, write


def sealed(body: str) -> str:
    return seal(f"# Generated, seal {BLANK_SEAL}.\n{body}\n")


def some_files(word: str = "one") -> Tree:
    return tree(
        {
            "generated/app.py": sealed(f"app = {word!r}"),
            "generated/models/task.py": sealed(f"task = {word!r}"),
            "generated/models/tag.py": sealed(f"tag = {word!r}"),
        }
    )


def generate(files: Tree, root: Path) -> None:
    write(plan(files, root))


def files_below(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def on_disk(files: Tree) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items()}


def codes(error: RefusedError) -> list[str]:
    return [diagnostic.code for diagnostic in error.diagnostics]
