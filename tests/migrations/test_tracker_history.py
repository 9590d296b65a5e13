"""The history of `examples/tracker`; `make history` runs it on 100,000 rows."""

from pathlib import Path

from tests.api.databases import Databases
from tests.migrations.killing import migrators
from tests.migrations.online.tracker import EDITS, history


def test_the_tracker_comes_to_its_present_schema(databases: Databases, tmp_path: Path) -> None:
    url = databases.create(databases.unused_name("tracker"))

    with migrators() as forking:
        told = [*history(url, tmp_path, forking, 300)]

    assert len(told) == len(EDITS) + 1 > 12
    assert all(each.rows >= 300 for each in told)
    assert len("\n".join(line for each in told for line in each.lines()).splitlines()) < 70
