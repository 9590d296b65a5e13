"""Another tool says as well which changes of an API break clients, and differs where it is said."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from codegen.compat import KINDS, Level
from tests.api.servers import ROOT
from tests.clients.generators import FOLDER, HERE, run
from tests.compat.pairs import PAIRS

PAGE = (ROOT / "docs" / "compatibility.md").read_text("utf-8")


def test_another_judge_differs_exactly_where_the_page_says_so(tmp_path: Path) -> None:
    (tmp_path / "node_modules").symlink_to(FOLDER / "node_modules")
    (tmp_path / "pairs.json").write_text(json.dumps(PAIRS), "utf-8")
    shutil.copy(HERE / "judge.mjs", tmp_path)

    ran = run(["node", "judge.mjs"], tmp_path)
    assert ran.returncode == 0, ran.stderr
    judged: dict[str, bool] = json.loads(ran.stdout)

    ours = {kind: level is Level.BREAKING for kind, level in KINDS.items()}
    assert judged.keys() == ours.keys()
    assert {kind for kind in ours if ours[kind] != judged[kind]} == set(_listed())
    assert {kind for kind, breaks in _listed().items() if breaks != judged[kind]} == set()


def _listed() -> dict[str, bool]:
    """The kinds of which the page says that the other judge differs, and what it says."""
    section = PAGE.split("\n## Another judge\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.*`) \| (breaking|not breaking) \| .+ \|$", section, re.M)
    return {
        kind: says == "breaking" for kinds, says in rows for kind in re.findall("`(.+?)`", kinds)
    }
