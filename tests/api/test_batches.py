"""Many rows are deleted, changed and created by one request: all of it happens, or nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from tests.api.related import NOBODY, Caller, Row, plain
from tests.projects.running import Running

COUNT = 5


def batch(caller: Caller, path: str, **lists: object) -> tuple[int, Row]:
    """Status and body of a batch."""
    return plain(caller.call("POST", f"{path}:batch", lists))


def done(caller: Caller, path: str, **lists: object) -> Row:
    """What a batch has done."""
    status, body = batch(caller, path, **lists)
    assert status == 200, body
    return body


def pointers(body: Row) -> list[str]:
    """What a refusal points to."""
    return [flaw["pointer"] for flaw in body["errors"]]


def shelf(caller: Caller) -> str:
    """The path of the books of a new shelf."""
    return f"shelves/{caller.create('shelves', label='left-wall')['id']}/books"


def books(caller: Caller, path: str, *codes: str) -> list[Row]:
    """New books, made by a batch."""
    rows = [{"title": f"Volume {code}", "code": code} for code in codes]
    made: list[Row] = done(caller, path, create=rows)["created"]
    return made


def codes(caller: Caller, path: str) -> list[str]:
    """The codes of all books on a shelf."""
    return sorted(row["code"] for row in caller.get(path)["items"])


def test_it_deletes_changes_and_creates_in_the_order_of_the_request(eve: Caller) -> None:
    path = shelf(eve)
    first, second, third, fourth = books(eve, path, "1", "2", "3", "4")

    answer = done(
        eve,
        path,
        create=[{"title": "New", "code": "6"}, {"title": "Newer", "code": "5", "class": "b"}],
        update=[{"id": fourth["id"], "class": "a"}, {"id": third["id"], "title": "Third"}],
        delete=[second["id"], first["id"]],
    )

    assert list(answer) == ["created", "updated", "deleted"]
    assert [row["code"] for row in answer["created"]] == ["6", "5"]
    assert [row["class"] for row in answer["created"]] == [None, "b"]
    assert [row["code"] for row in answer["updated"]] == ["4", "3"]
    assert answer["deleted"] == [second["id"], first["id"]]
    rows = {row["id"]: row for row in eve.get(path)["items"]}
    assert rows == {row["id"]: row for row in [*answer["created"], *answer["updated"]]}


def test_new_rows_have_ids_in_the_order_of_the_request(eve: Caller) -> None:
    made = books(eve, shelf(eve), *"dacb")

    assert [UUID(row["id"]).version for row in made] == [7] * 4
    assert [row["id"] for row in made] == sorted(row["id"] for row in made)


def test_nothing_is_asked_for_and_done(eve: Caller) -> None:
    path = shelf(eve)

    assert done(eve, path) == {"created": [], "updated": [], "deleted": []}


def test_what_is_left_out_stays_and_null_clears(eve: Caller) -> None:
    path = shelf(eve)
    first, second, third = books(eve, path, "1", "2", "3")
    for row in (first, second):
        eve.call("PATCH", f"{path}/{row['id']}", {"class": "a", "after_id": third["id"]})

    updated = done(
        eve,
        path,
        update=[
            {"id": first["id"], "class": None},
            {"id": second["id"], "title": "Second", "after_id": None},
        ],
    )["updated"]

    members = [(row["title"], row["class"], row["after_id"]) for row in updated]
    assert members == [("Volume 1", None, third["id"]), ("Second", "a", None)]
    assert all(row["updated_at"] > row["created_at"] for row in updated)


def test_a_change_of_nothing_leaves_the_row_as_it_is(eve: Caller) -> None:
    path = shelf(eve)
    first, second = books(eve, path, "1", "2")

    updated = done(eve, path, update=[{"id": second["id"]}, {"id": first["id"], "class": "a"}])

    assert updated["updated"][0] == second
    assert updated["updated"][1]["class"] == "a"


def test_what_is_only_written_is_not_answered(eve: Caller, at_once: Running) -> None:
    path = shelf(eve)
    row = {"title": "Volume", "code": "1", "pin": "secret"}
    (made,) = done(eve, path, create=[row])["created"]

    (changed,) = done(eve, path, update=[{"id": made["id"], "pin": "other"}])["updated"]

    assert "pin" not in made
    assert "pin" not in changed


@pytest.mark.parametrize(
    ("lists", "pointer"),
    [
        ({"create": [{"title": "x", "code": "y"}, {"title": "x"}]}, "/create/1/code"),
        ({"create": [{"title": "x", "code": "y", "seen": 1}]}, "/create/0/seen"),
        ({"create": [{"title": "x", "code": "y", "user_id": "bob"}]}, "/create/0/user_id"),
        ({"update": [{"title": "x"}]}, "/update/0/id"),
        ({"update": [{"id": NOBODY, "code": "x"}]}, "/update/0/code"),
        ({"update": [{"id": NOBODY, "title": None}]}, "/update/0/title"),
        ({"update": [{"id": NOBODY, "shelf_id": NOBODY}]}, "/update/0/shelf_id"),
        ({"delete": ["x"]}, "/delete/0"),
        ({"delete": [NOBODY, NOBODY]}, "/delete"),
        ({"delete": None}, "/delete"),
        ({"replace": []}, "/replace"),
    ],
)
def test_what_the_document_forbids_is_refused_where_it_stands(
    eve: Caller, lists: dict[str, object], pointer: str
) -> None:
    status, body = batch(eve, shelf(eve), **lists)

    assert status == 422
    assert pointers(body) == [pointer]


@pytest.mark.parametrize("kind", ["create", "update", "delete"])
def test_no_list_is_longer_than_the_schema_says(eve: Caller, kind: str) -> None:
    made = [eve.create("shelves", label=f"shelf-{number}") for number in range(COUNT + 1)]
    lists = {
        "create": [{"label": f"new-{number}"} for number in range(COUNT + 1)],
        "update": [{"id": row["id"], "width": 1} for row in made],
        "delete": [row["id"] for row in made],
    }

    status, body = batch(eve, "shelves", **{kind: lists[kind]})
    assert (status, pointers(body)) == (422, [f"/{kind}"])
    assert batch(eve, "shelves", **{kind: lists[kind][:COUNT]})[0] == 200


def test_an_id_that_is_not_there_is_pointed_to_and_nothing_is_done(eve: Caller) -> None:
    path = shelf(eve)
    first, second = books(eve, path, "1", "2")

    status, body = batch(
        eve,
        path,
        create=[{"title": "x", "code": "y"}],
        update=[
            {"id": first["id"], "class": "a"},
            {"id": NOBODY, "class": "a"},
            {"id": NOBODY[:-1] + "f"},
        ],
        delete=[second["id"]],
    )

    assert (status, body["detail"]) == (404, "There is no such book.")
    assert pointers(body) == ["/update/1/id", "/update/2/id"]
    assert batch(eve, path, delete=[second["id"], NOBODY])[1]["errors"][0]["pointer"] == "/delete/1"
    assert sorted(eve.get(path)["items"], key=lambda row: row["code"]) == [first, second]


def test_anothers_row_is_answered_like_one_that_is_not_there(eve: Caller, mia: Caller) -> None:
    room = eve.create("rooms", name="Attic")
    theirs = mia.create("rooms", name="Hall")
    for lists in (
        lambda id_: {"delete": [room["id"], id_]},
        lambda id_: {"update": [{"id": room["id"], "name": "x"}, {"id": id_, "name": "y"}]},
        lambda id_: {"update": [{"id": room["id"], "name": "x"}, {"id": id_}]},
    ):
        strange = eve.call("POST", "rooms:batch", lists(theirs["id"]))
        absent = eve.call("POST", "rooms:batch", lists(NOBODY))
        assert strange.status_code == 404
        assert strange.content == absent.content

    assert eve.get(f"rooms/{room['id']}") == room
    assert mia.get(f"rooms/{theirs['id']}") == theirs


def test_a_row_below_another_parent_is_not_there(eve: Caller) -> None:
    path, other = shelf(eve), f"shelves/{eve.create('shelves', label='other')['id']}/books"
    (mine,) = books(eve, path, "1")

    for lists in ({"delete": [mine["id"]]}, {"update": [{"id": mine["id"], "class": "x"}]}):
        assert batch(eve, other, **lists)[0] == 404
    assert eve.get(f"{path}/{mine['id']}") == mine


def test_a_parent_that_is_not_there_is_told_first(eve: Caller, mia: Caller) -> None:
    path = shelf(eve)
    nowhere = f"shelves/{NOBODY}/books"
    for lists in ({}, {"create": [{"title": "x", "code": "y"}]}, {"delete": [NOBODY]}):
        absent = mia.call("POST", f"{nowhere}:batch", lists)
        strange = mia.call("POST", f"{path}:batch", lists)
        assert absent.status_code == 404
        assert absent.json()["detail"] == "There is no such shelf."
        assert absent.content == strange.content


@pytest.mark.parametrize("path", ["rooms", "parcels", "tags"])
def test_of_one_row_only_one_thing_can_be_said(eve: Caller, path: str) -> None:
    name = "name" if path == "rooms" else "label"
    id_ = eve.create(path, **{name: "Attic"})["id"]
    change = {"id": id_, name: "Hall"}

    twice = batch(eve, path, update=[change, {"id": id_.upper(), name: "Cellar"}])
    gone = batch(eve, path, update=[change], delete=[id_])

    assert (twice[0], pointers(twice[1])) == (409, ["/update/1/id"])
    assert (gone[0], pointers(gone[1])) == (409, ["/update/0/id"])
    assert eve.get(f"{path}/{id_}")[name] == "Attic"


def test_a_name_is_free_once_its_row_is_deleted_or_changed(eve: Caller) -> None:
    first, second = (eve.create("rooms", name=name)["id"] for name in ("Attic", "Hall"))

    done(
        eve,
        "rooms",
        delete=[first],
        update=[{"id": second, "name": "Attic"}],
        create=[{"name": "Hall"}],
    )

    assert sorted(row["name"] for row in eve.get("rooms")["items"]) == ["Attic", "Hall"]


@pytest.mark.parametrize("taken", range(4))
def test_a_unique_that_is_taken_is_pointed_to(eve: Caller, taken: int) -> None:
    eve.create("rooms", name="Attic")
    rows = [{"name": "Attic" if number == taken else f"Room {number}"} for number in range(4)]

    status, body = batch(eve, "rooms", create=rows)

    assert (status, body["detail"]) == (409, "There is already a room with this name.")
    assert pointers(body) == [f"/create/{taken}/name"]
    assert len(eve.get("rooms")["items"]) == 1


def test_a_unique_that_two_rows_want_is_pointed_to(eve: Caller) -> None:
    made = done(eve, "rooms", create=[{"name": name} for name in "abcd"])["created"]
    names = ["e", "f", "e", "g"]
    changes = [{"id": row["id"], "name": name} for row, name in zip(made, names, strict=True)]

    created = batch(eve, "rooms", create=[{"name": name} for name in names])
    updated = batch(eve, "rooms", update=[{"id": made[0]["id"].upper()}, *changes[1:], changes[0]])

    assert (created[0], pointers(created[1])) == (409, ["/create/2/name"])
    assert updated[0] == 409
    assert pointers(updated[1]) == ["/update/4/id"]
    swapped = batch(eve, "rooms", update=changes)
    assert (swapped[0], pointers(swapped[1])) == (409, ["/update/2/name"])


def test_a_rule_that_a_row_breaks_points_to_the_row(eve: Caller) -> None:
    path = shelf(eve)
    (mine,) = books(eve, path, "1")

    created = batch(eve, path, create=[{"title": "a", "code": "b"}, {"title": "c", "code": "c"}])
    changed = batch(eve, path, update=[{"id": mine["id"], "title": "1"}])

    assert (created[0], pointers(created[1])) == (409, ["/create/1"])
    assert (changed[0], pointers(changed[1])) == (409, ["/update/0"])


def test_a_reference_to_what_is_not_there_is_pointed_to(eve: Caller, mia: Caller) -> None:
    theirs = books(mia, shelf(mia), "1")[0]["id"]
    mine = books(eve, shelf(eve), "1")[0]["id"]
    good = {"to": "Mia", "book_id": mine}

    answers = [
        eve.call("POST", "loans:batch", {"create": [good, {"to": "Bob", "book_id": id_}]})
        for id_ in (theirs, NOBODY)
    ]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert plain(answers[0]) == plain(answers[1])
    assert pointers(answers[0].json()) == ["/create/1/book_id"]
    assert eve.get("loans")["items"] == []


def test_a_reference_to_a_deleted_row_is_refused_as_if_it_were_absent(eve: Caller) -> None:
    path = shelf(eve)
    (mine,) = books(eve, path, "1")
    here, gone = (eve.create("rooms", name=name)["id"] for name in ("Attic", "Hall"))
    eve.call("DELETE", f"rooms/{gone}")
    answers = []
    for id_ in (gone, NOBODY):
        rows = [{"title": "a", "code": "b", "room_id": each} for each in (here, id_)]
        changes = [{"id": mine["id"], "room_id": id_}]
        answers.append((batch(eve, path, create=rows), batch(eve, path, update=changes)))

    assert answers[0] == answers[1]
    (created, changed) = answers[0]
    assert (created[0], pointers(created[1])) == (409, ["/create/1/room_id"])
    assert (changed[0], pointers(changed[1])) == (409, ["/update/0/room_id"])
    assert done(eve, path, update=[{"id": mine["id"], "room_id": here}])


def test_a_row_that_others_hold_is_pointed_to(eve: Caller) -> None:
    path = shelf(eve)
    rows = books(eve, path, *"12345")
    eve.create("loans", to="Mia", book_id=rows[3]["id"])

    status, body = batch(eve, path, delete=[row["id"] for row in rows])

    assert (status, body["detail"]) == (409, "There are loans that refer to this.")
    assert pointers(body) == ["/delete/3"]
    assert len(eve.get(path)["items"]) == len(rows)


def test_rows_that_are_kept_after_deletion_can_be_brought_back(eve: Caller) -> None:
    made = done(eve, "rooms", create=[{"name": name} for name in "ab"])["created"]
    ids = [row["id"] for row in made]

    assert done(eve, "rooms", delete=ids)["deleted"] == ids
    assert eve.get("rooms")["items"] == []
    assert batch(eve, "rooms", delete=ids[:1])[0] == 404
    assert batch(eve, "rooms", update=[{"id": ids[0], "name": "c"}])[0] == 404
    assert eve.call("POST", f"rooms/{ids[0]}/undelete").status_code == 200


def test_lists_of_ids_are_written_with_their_rows(eve: Caller) -> None:
    attic, hall = (eve.create("rooms", name=name)["id"] for name in ("Attic", "Hall"))
    red = eve.create("tags", label="red", room_ids=[attic])

    answer = done(
        eve,
        "tags",
        create=[{"label": "blue", "room_ids": [attic, hall]}, {"label": "green"}],
        update=[{"id": red["id"], "room_ids": [hall]}],
    )

    assert [row["room_ids"] for row in answer["created"]] == [sorted([attic, hall]), []]
    assert [row["room_ids"] for row in answer["updated"]] == [[hall]]
    status, body = batch(eve, "tags", create=[{"label": "x"}, {"label": "y", "room_ids": [NOBODY]}])
    assert (status, pointers(body)) == (409, ["/create/1/room_ids"])
    assert len(eve.get("tags")["items"]) == 3


def test_each_row_passes_the_hooks(eve: Caller) -> None:
    one, two = (eve.create("parcels", label=label) for label in ("one", "leaves a note"))

    answer = done(
        eve,
        "parcels",
        create=[{"label": " spaced "}],
        update=[{"id": one["id"], "label": "uno"}],
        delete=[two["id"]],
    )

    assert [(row["label"], row["said"]) for row in answer["created"]] == [("spaced", "created")]
    assert [(row["label"], row["said"]) for row in answer["updated"]] == [("uno", "changed")]
    assert eve.get(f"parcels/{two['id']}")["said"] == "deleted"


@pytest.mark.parametrize(
    ("kind", "pointer", "detail"),
    [
        ("delete", "/delete/1", "It is sealed."),
        ("update", "/update/1", "It failed at the end."),
    ],
)
def test_a_hook_that_refuses_one_row_refuses_all(
    eve: Caller, kind: str, pointer: str, detail: str
) -> None:
    rows = [eve.create("parcels", label=label) for label in ("one", "sealed", "three")]
    names = ["uno", "fails", "tre"]
    lists = {
        "delete": [row["id"] for row in rows],
        "update": [{"id": row["id"], "label": name} for row, name in zip(rows, names, strict=True)],
    }

    status, body = batch(eve, "parcels", create=[{"label": "new"}], **{kind: lists[kind]})

    assert (status, body["detail"], pointers(body)) == (409, detail, [pointer])
    assert sorted(row["id"] for row in eve.get("parcels")["items"]) == [row["id"] for row in rows]


def test_each_row_passes_an_operation_that_is_replaced(eve: Caller) -> None:
    status, body = batch(eve, "stamps", create=[{"label": "red"}, {"label": "unwanted"}])

    assert (status, body["detail"]) == (409, "Nobody wants it.")
    assert pointers(body) == ["/create/1"]
    assert eve.get("stamps")["items"] == []
    made = done(eve, "stamps", create=[{"label": "red"}, {"label": "rare"}])["created"]
    assert [row["loud"] for row in made] == ["RED", "RARE"]
    changed = done(eve, "stamps", update=[{"id": made[0]["id"], "label": "blue"}])["updated"]
    assert [row["loud"] for row in changed] == ["BLUE"]
    status, body = batch(eve, "stamps", delete=[row["id"] for row in made])
    assert (status, pointers(body)) == (409, ["/delete/1"])


@pytest.mark.parametrize("path", ["parcels", "stamps", "tags"])
def test_an_id_that_is_not_there_is_pointed_to_where_rows_go_one_by_one(
    eve: Caller, mia: Caller, path: str
) -> None:
    mine, theirs = (caller.create(path, label="one")["id"] for caller in (eve, mia))
    for lists, pointer in (
        (lambda id_: {"delete": [mine, id_]}, "/delete/1"),
        (lambda id_: {"update": [{"id": mine}, {"id": id_, "label": "x"}]}, "/update/1/id"),
    ):
        strange = eve.call("POST", f"{path}:batch", lists(theirs))
        absent = eve.call("POST", f"{path}:batch", lists(NOBODY))
        assert strange.status_code == 404
        assert strange.content == absent.content
        assert pointers(strange.json()) == [pointer]


def test_each_kind_takes_one_statement_for_any_number_of_rows(
    eve: Caller, at_once: Running
) -> None:
    path = shelf(eve)

    def statements(count: int) -> list[str]:
        made = books(eve, path, *(f"{count}-{number}" for number in range(2 * count)))
        at_once.turn()
        done(
            eve,
            path,
            create=[{"title": "x", "code": f"{number}"} for number in range(count)],
            update=[{"id": row["id"], "class": "x"} for row in made[:count]],
            delete=[row["id"] for row in made[count:]],
        )
        return [text.split()[0] for text in at_once.turn().scoped]

    assert statements(1) == statements(40) == ["SELECT", "DELETE", "UPDATE", "INSERT"]


def test_two_at_once_cannot_both_take_a_name(eve: Caller) -> None:
    rows = [{"name": "Attic"}, {"name": "Hall"}]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: batch(eve, "rooms", create=rows), range(8)))

    assert sorted(status for status, _ in answers) == [200, *[409] * 7]
    assert len(eve.get("rooms")["items"]) == 2


def test_two_that_change_the_same_rows_in_another_order_both_end(eve: Caller) -> None:
    made = done(eve, "rooms", create=[{"name": f"room {number}"} for number in range(20)])
    rows = made["created"]

    def change(number: int) -> int:
        order = rows if number % 2 else rows[::-1]
        changes = [{"id": row["id"], "name": f"{row['id']}"} for row in order]
        return batch(eve, "rooms", update=changes)[0]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(change, range(16)))

    # A lost race is answered 503, after which the same request succeeds.
    assert {*answers} <= {200, 503}
    assert 200 in answers


def test_the_address_answers_to_nothing_but_post(eve: Caller) -> None:
    assert eve.call("OPTIONS", "rooms:batch").headers["Allow"] == "POST, OPTIONS"
    assert eve.call("GET", "rooms:batch").status_code == 405
    assert eve.call("POST", "rooms:batches", {}).status_code == 404


@pytest.mark.parametrize("path", ["rooms", "stamps"])
def test_a_batch_that_is_sent_again_with_its_key_is_done_once(eve: Caller, path: str) -> None:
    name = "name" if path == "rooms" else "label"
    url, key = f"/api/{eve.name}/{path}:batch", {"Idempotency-Key": "one"}
    post = eve.running.client.post

    refused = post(url, json={"create": [{name: "a"}], "delete": [NOBODY]}, headers=key)
    first = post(url, json={"create": [{name: "a"}, {name: "b"}]}, headers=key)
    again = post(url, json={"create": [{name: "a"}, {name: "b"}]}, headers=key)
    other = post(url, json={"create": [{name: "a"}]}, headers=key)

    assert [each.status_code for each in (refused, first, again, other)] == [404, 200, 200, 409]
    assert again.content == first.content
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(eve.get(path)["items"]) == 2
