"""Rows that are deleted and kept: hidden everywhere, and there again when they are asked back."""

from __future__ import annotations

from tests.api.related import NOBODY, Caller, plain


def deleted(caller: Caller, **members: str) -> str:
    """The path of an area that has been deleted."""
    path = f"areas/{caller.create('areas', **members)['id']}"
    assert caller.call("DELETE", path).status_code == 204
    return path


def test_a_deleted_row_is_nowhere(ann: Caller) -> None:
    path = deleted(ann, name="House")

    assert ann.get("areas")["items"] == []
    for verb, body in [("GET", None), ("PUT", {"name": "x"}), ("PATCH", {}), ("DELETE", None)]:
        gone = ann.call(verb, path, body)
        assert gone.status_code == 404
        assert gone.content == ann.call(verb, f"areas/{NOBODY}", body).content


def test_a_deleted_row_comes_back_as_it_was(ann: Caller) -> None:
    path = deleted(ann, name="House")

    answer = ann.call("POST", f"{path}/undelete")

    assert answer.status_code == 200
    assert answer.json()["name"] == "House"
    assert ann.get(path) == answer.json()


def test_only_what_is_deleted_comes_back(ann: Caller, ben: Caller) -> None:
    path = f"areas/{ann.create('areas', name='House')['id']}"

    assert plain(ann.call("POST", f"{path}/undelete"))[1]["detail"] == "This area is not deleted."
    assert ann.call("POST", f"{path}/undelete").status_code == 409
    nowhere = ann.call("POST", f"areas/{NOBODY}/undelete")
    assert nowhere.status_code == 404
    assert ben.call("POST", f"{path}/undelete").content == nowhere.content
    ann.call("DELETE", path)
    assert ben.call("POST", f"{path}/undelete").content == nowhere.content


def test_a_name_is_free_again_while_its_row_is_deleted(ann: Caller) -> None:
    path = deleted(ann, name="House")
    other = ann.create("areas", name="House")["id"]

    status, body = plain(ann.call("POST", f"{path}/undelete"))
    assert (status, body["detail"]) == (409, "There is already an area with this name.")
    ann.call("DELETE", f"areas/{other}")
    assert ann.call("POST", f"{path}/undelete").status_code == 200


def test_a_reference_to_a_deleted_row_is_refused_as_if_it_were_absent(
    ann: Caller, ben: Caller
) -> None:
    gone = deleted(ann, name="House").removeprefix("areas/")
    foreign = str(ben.create("areas", name="House")["id"])
    task = ann.create("tasks", title="Paint")
    path = f"tasks/{task['id']}"

    for member, is_list in [("area_id", False), ("area_ids", True)]:
        for verb, place in [("POST", "tasks"), ("PUT", path), ("PATCH", path)]:
            answers = [
                plain(ann.call(verb, place, {"title": "Sand", member: [id_] if is_list else id_}))
                for id_ in (gone, foreign, NOBODY)
            ]
            assert answers[0][0] == 409
            assert answers[0][1]["detail"] == "There is no such area."
            assert answers[1:] == answers[:1] * 2
    assert ann.get("tasks")["items"] == [task]


def test_a_row_keeps_its_reference_while_what_it_refers_to_is_deleted(ann: Caller) -> None:
    area = ann.create("areas", name="House")["id"]
    task = ann.create("tasks", title="Paint", area_id=area, area_ids=[area])
    path = f"tasks/{task['id']}"
    ann.call("DELETE", f"areas/{area}")

    assert ann.get(path)["area_id"] == area
    assert ann.get(path)["area_ids"] == []
    assert ann.call("PATCH", path, {"status": "done"}).status_code == 200
    ann.call("POST", f"areas/{area}/undelete")
    assert ann.get(path)["area_ids"] == [area]


def test_the_children_of_a_deleted_row_are_hidden_with_it(ann: Caller) -> None:
    area = f"areas/{ann.create('areas', name='House')['id']}"
    room = f"{area}/rooms/{ann.create(f'{area}/rooms', name='Attic')['id']}"
    ann.call("DELETE", area)

    for verb, path, body in [
        ("GET", f"{area}/rooms", None),
        ("POST", f"{area}/rooms", {"name": "Hall"}),
        ("GET", room, None),
        ("PATCH", room, {"name": "Hall"}),
        ("DELETE", room, None),
        ("POST", f"{room}/undelete", None),
    ]:
        assert ann.call(verb, path, body).status_code == 404
    ann.call("POST", f"{area}/undelete")
    assert [each["name"] for each in ann.get(f"{area}/rooms")["items"]] == ["Attic"]
