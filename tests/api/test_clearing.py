"""A whole collection is deleted at once: all of the owner's rows below one parent, or none."""

from __future__ import annotations

import pytest
from psycopg import connect

from tests.api.related import NOBODY, Caller, Row, plain
from tests.projects.running import Running


def shelf(caller: Caller, label: str = "left-wall") -> str:
    """The path of a new shelf with two books."""
    path = f"shelves/{caller.create('shelves', label=label)['id']}"
    for number in range(2):
        book(caller, path, f"{number}")
    return path


def book(caller: Caller, path: str, code: str, **members: object) -> Row:
    """A new book on a shelf."""
    return caller.create(f"{path}/books", title=f"Volume {code}", code=code, **members)


def names(caller: Caller, path: str, member: str) -> list[object]:
    """One member of all rows of a collection, in order."""
    return sorted(row[member] for row in caller.get(path)["items"])


def test_all_rows_of_the_owner_are_gone(eve: Caller, mia: Caller) -> None:
    shelf(eve)
    shelf(eve, "right-wall")
    shelf(mia)

    answer = eve.call("DELETE", "shelves")

    assert (answer.status_code, answer.content) == (204, b"")
    assert eve.get("shelves")["items"] == []
    assert names(mia, "shelves", "label") == ["left-wall"]


def test_nothing_is_deleted_where_nothing_is(eve: Caller) -> None:
    assert eve.call("DELETE", "shelves").status_code == 204


def test_only_the_rows_below_the_parent_are_gone(eve: Caller) -> None:
    left, right = shelf(eve), shelf(eve, "right-wall")

    assert eve.call("DELETE", f"{left}/books").status_code == 204
    assert names(eve, f"{left}/books", "code") == []
    assert names(eve, f"{right}/books", "code") == ["0", "1"]


def test_a_parent_that_is_not_there_answers_like_anothers(eve: Caller, mia: Caller) -> None:
    path = shelf(eve)

    strange = mia.call("DELETE", f"{path}/books")
    absent = mia.call("DELETE", f"shelves/{NOBODY}/books")

    assert strange.status_code == 404
    assert strange.content == absent.content
    assert names(eve, f"{path}/books", "code") == ["0", "1"]


def test_it_takes_one_statement_for_any_number_of_rows(eve: Caller, at_once: Running) -> None:
    shelf(eve)
    at_once.turn()
    eve.call("DELETE", "shelves")

    assert [text.split()[0] for text in at_once.turn().scoped] == ["DELETE"]


def test_rows_that_others_hold_stay_with_all_the_rest(eve: Caller) -> None:
    path = shelf(eve)
    held = book(eve, path, "held")
    eve.create("loans", to="Mia", book_id=held["id"])

    status, body = plain(eve.call("DELETE", f"{path}/books"))

    assert (status, body["detail"]) == (409, "There are loans that refer to this.")
    assert names(eve, f"{path}/books", "code") == ["0", "1", "held"]
    eve.call("DELETE", "loans")
    assert eve.call("DELETE", f"{path}/books").status_code == 204


def test_rows_that_hold_each_other_go_together(eve: Caller) -> None:
    path = shelf(eve)
    first = book(eve, path, "first")
    second = book(eve, path, "second", after_id=first["id"])
    eve.call("PATCH", f"{path}/books/{first['id']}", {"after_id": second["id"]})

    assert eve.call("DELETE", f"{path}/books").status_code == 204
    assert names(eve, f"{path}/books", "code") == []


def test_what_is_kept_after_deletion_can_be_brought_back(eve: Caller) -> None:
    path = f"rooms/{eve.create('rooms', name='Attic')['id']}"
    eve.create(f"{path}/chairs", legs=3)
    deleted = f"rooms/{eve.create('rooms', name='Hall')['id']}"
    eve.call("DELETE", deleted)
    before = deleted_at(eve, "Hall")

    assert eve.call("DELETE", "rooms").status_code == 204
    assert eve.get("rooms")["items"] == []
    assert eve.call("GET", f"{path}/chairs").status_code == 404
    assert eve.call("DELETE", f"{path}/chairs").status_code == 404
    assert deleted_at(eve, "Hall") == before
    assert eve.call("POST", f"{path}/undelete").status_code == 200
    assert names(eve, f"{path}/chairs", "legs") == [3]


def deleted_at(caller: Caller, name: str) -> object:
    """When a room was deleted."""
    with connect(caller.running.database_url) as connection:
        return connection.execute(
            "SELECT deleted_at FROM rooms WHERE user_id = %s AND name = %s", [caller.name, name]
        ).fetchone()


def test_lists_of_ids_go_with_their_rows(eve: Caller) -> None:
    room = eve.create("rooms", name="Attic")["id"]
    eve.create("tags", label="red", room_ids=[room])

    assert eve.call("DELETE", "tags").status_code == 204
    assert eve.get("tags")["items"] == []


def test_each_row_passes_the_hooks(eve: Caller) -> None:
    for label in ("one", "leaves a note", "two"):
        eve.create("parcels", label=label)

    assert eve.call("DELETE", "parcels").status_code == 204
    assert names(eve, "parcels", "said") == ["deleted"]


def test_a_hook_that_keeps_one_row_keeps_all(eve: Caller) -> None:
    for label in ("one", "sealed", "two"):
        eve.create("parcels", label=label)

    status, body = plain(eve.call("DELETE", "parcels"))

    assert (status, body["detail"]) == (409, "It is sealed.")
    assert names(eve, "parcels", "label") == ["one", "sealed", "two"]


def test_a_row_that_goes_with_another_is_no_obstacle(eve: Caller) -> None:
    inner = eve.create("parcels", label="inner")["id"]
    outer = eve.create("parcels", label="outer")["id"]
    assert eve.call("PATCH", f"parcels/{inner}", {"within_id": outer}).status_code == 200

    assert eve.call("DELETE", "parcels").status_code == 204
    assert eve.get("parcels")["items"] == []


def test_each_row_passes_a_delete_that_is_replaced(eve: Caller) -> None:
    for label in ("common", "rare"):
        eve.create("stamps", label=label)

    status, body = plain(eve.call("DELETE", "stamps"))

    assert (status, body["detail"]) == (409, "It is rare.")
    assert names(eve, "stamps", "label") == ["common", "rare"]


def test_rows_that_pass_hooks_are_bounded(eve: Caller) -> None:
    with connect(eve.running.database_url) as connection:
        connection.execute(
            "INSERT INTO parcels (id, user_id, label, said) "
            "SELECT gen_random_uuid(), %s, 'x', 'x' FROM generate_series(1, 1001)",
            [eve.name],
        )

    status, body = plain(eve.call("DELETE", "parcels"))

    assert status == 409
    assert body["detail"].startswith("There are more than 1,000 of them")
    assert len(eve.get("parcels?limit=200")["items"]) == 200


@pytest.mark.parametrize("query", ["?all=true", "?limit=1", "?label=x"])
def test_a_part_of_them_cannot_be_asked_for(eve: Caller, query: str) -> None:
    shelf(eve)

    assert eve.call("DELETE", f"shelves{query}").status_code == 422
    assert names(eve, "shelves", "label") == ["left-wall"]


def test_the_methods_of_a_collection_name_it(eve: Caller, at_once: Running) -> None:
    answer = eve.call("OPTIONS", "shelves")

    assert answer.headers["Allow"] == "GET, HEAD, POST, DELETE, OPTIONS"
