"""Edits under load, on fewer rows than `make online` has: who waits for whom is what counts."""

import pytest

from tests.api.databases import Databases
from tests.migrations.killing import migrators
from tests.migrations.online.running import STALL, Seen, online

ROWS = 20_000


@pytest.fixture(scope="module")
def seen(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """What clients saw of each edit of the history."""
    url = databases.create(databases.unused_name("online"))
    folder = tmp_path_factory.mktemp("online")
    with migrators() as forking:
        return [*online(url, folder, forking, ROWS, lambda _step: True)]


def test_nobody_waits_long_for_a_migration(seen: list[Seen]) -> None:
    assert [each.line for each in seen if each.watch.locked > STALL] == []


def test_nobody_is_told_what_is_not_documented(seen: list[Seen]) -> None:
    assert {each.step.edit.name: each.watch.errors for each in seen if each.watch.errors} == {}


def test_clients_are_told_what_is_documented(seen: list[Seen]) -> None:
    documented = {each.step.edit.name for each in seen if each.step.edit.documented}

    assert {each.step.edit.name for each in seen if each.watch.told} <= documented
    assert len([each for each in seen if each.watch.told]) > len(documented) // 2


def test_the_clients_were_busy_all_the_time(seen: list[Seen]) -> None:
    assert all(each.watch.statements > 25 for each in seen)
