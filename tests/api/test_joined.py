"""Lists of ids: written with their row or not at all, and read with it in one statement."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.api.related import NOBODY, Caller, plain

Ids = list[str]


def tags(caller: Caller, count: int) -> Ids:
    return sorted(str(caller.create("tags", label=f"tag {n}")["id"]) for n in range(count))


def test_a_new_row_is_joined_to_the_rows_it_names(ann: Caller) -> None:
    ids = tags(ann, 2)
    task = ann.create("tasks", title="Paint", tag_ids=ids[::-1])

    assert task["tag_ids"] == ids
    assert ann.get(f"tasks/{task['id']}") == task
    assert ann.get("tasks")["items"] == [task]


def test_a_row_without_lists_has_empty_ones(ann: Caller) -> None:
    task = ann.create("tasks", title="Paint")

    assert [task[name] for name in ("tag_ids", "area_ids", "blocks_ids")] == [[], [], []]


def test_both_sides_show_the_same_join(ann: Caller) -> None:
    (id_,) = tags(ann, 1)
    task = ann.create("tasks", title="Paint", tag_ids=[id_])["id"]
    assert ann.get(f"tags/{id_}")["task_ids"] == [task]

    ann.call("PATCH", f"tags/{id_}", {"task_ids": []})
    assert ann.get(f"tasks/{task}")["tag_ids"] == []


def test_a_row_is_joined_to_others_of_its_kind(ann: Caller) -> None:
    first = ann.create("tasks", title="Sand")["id"]
    second = ann.create("tasks", title="Paint", blocks_ids=[first])

    assert second["blocks_ids"] == [first]
    assert ann.get(f"tasks/{first}")["blocks_ids"] == []


def test_a_change_keeps_a_list_that_it_does_not_mention(ann: Caller) -> None:
    ids = tags(ann, 2)
    path = f"tasks/{ann.create('tasks', title='Paint', tag_ids=ids)['id']}"

    assert ann.call("PATCH", path, {"title": "Sand"}).json()["tag_ids"] == ids
    assert ann.call("PATCH", path, {"tag_ids": ids[:1]}).json()["tag_ids"] == ids[:1]
    assert ann.get(path)["title"] == "Sand"


def test_a_new_list_moves_the_clock(ann: Caller) -> None:
    task = ann.create("tasks", title="Paint")
    changed = ann.call("PATCH", f"tasks/{task['id']}", {"tag_ids": tags(ann, 1)}).json()

    assert changed["updated_at"] > task["updated_at"]


def test_a_replacement_without_a_list_empties_it(ann: Caller) -> None:
    path = f"tasks/{ann.create('tasks', title='Paint', tag_ids=tags(ann, 2))['id']}"

    assert ann.call("PUT", path, {"title": "Sand"}).json()["tag_ids"] == []


def test_a_list_that_is_longer_than_what_it_shows_is_not_replaced_by_it(ann: Caller) -> None:
    path = f"tasks/{ann.create('tasks', title='Paint')['id']}"
    id_ = path.removeprefix("tasks/")
    joined = [ann.create("tags", label=f"tag {n}", task_ids=[id_])["id"] for n in range(4)]
    shown = ann.get(path)["tag_ids"]
    assert shown == sorted(map(str, joined))[:3]

    for verb in ("PUT", "PATCH"):
        refused = ann.call(verb, path, {"title": "Sand", "tag_ids": shown})
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (409, "/tag_ids")
    assert [ann.get(f"tags/{each}")["task_ids"] for each in joined] == [[id_]] * 4

    assert ann.call("PATCH", path, {"title": "Sand"}).status_code == 200
    assert ann.call("PATCH", path, {"tag_ids": []}).json()["tag_ids"] == []


@pytest.mark.parametrize("whose", ["nobody's", "another's"])
def test_an_id_that_cannot_be_joined_refuses_the_whole(
    ann: Caller, ben: Caller, whose: str
) -> None:
    wrong = NOBODY if whose == "nobody's" else tags(ben, 1)[0]
    ids = tags(ann, 1)
    task = ann.create("tasks", title="Paint", tag_ids=ids)
    path = f"tasks/{task['id']}"

    for verb, place in [("POST", "tasks"), ("PUT", path), ("PATCH", path)]:
        answer = ann.call(verb, place, {"title": "Sand", "tag_ids": [*ids, wrong]})
        assert plain(answer) == (
            409,
            {
                "type": "urn:problem-type:conflict",
                "title": "Conflict",
                "status": 409,
                "detail": "There is no such tag.",
                "errors": [
                    {"pointer": "/tag_ids", "code": "reference", "detail": "There is no such tag."}
                ],
            },
        )
    assert ann.get("tasks")["items"] == [task]


def test_a_list_of_another_owners_row_cannot_be_written(ann: Caller, ben: Caller) -> None:
    task = ann.create("tasks", title="Paint", tag_ids=tags(ann, 1))

    assert ben.call("PATCH", f"tasks/{task['id']}", {"tag_ids": []}).status_code == 404
    assert ben.call("PUT", f"tasks/{task['id']}", {"title": "x"}).status_code == 404
    assert ann.get(f"tasks/{task['id']}") == task


def test_a_list_has_no_more_ids_than_declared_and_none_twice(ann: Caller) -> None:
    ids = tags(ann, 4)

    for wrong in (ids, [ids[0], ids[0]], [ids[0], ids[0].upper()], "x", None):
        answer = ann.call("POST", "tasks", {"title": "Paint", "tag_ids": wrong})
        assert answer.status_code == 422


def test_an_id_goes_from_the_lists_with_its_row(ann: Caller) -> None:
    ids = tags(ann, 2)
    task = ann.create("tasks", title="Paint", tag_ids=ids)["id"]

    assert ann.call("DELETE", f"tags/{ids[0]}").status_code == 204
    assert ann.get(f"tasks/{task}")["tag_ids"] == ids[1:]


def test_a_list_of_many_rows_costs_the_statements_of_one(ann: Caller) -> None:
    ids = tags(ann, 3)

    def cost() -> int:
        ann.running.turn()
        ann.get("tasks")
        return len(ann.running.turn().statements)

    ann.create("tasks", title="Paint", tag_ids=ids)
    one = cost()
    for _ in range(5):
        ann.create("tasks", title="Paint", tag_ids=ids)

    assert cost() == one == 1


def test_a_list_through_a_resource_is_written_through_that_resource(ann: Caller) -> None:
    crew = ann.create("crews", name="Painters")
    task = ann.create("tasks", title="Paint")["id"]
    assert crew["task_ids"] == []

    for hours in (1, 2):
        ann.create("shifts", crew_id=crew["id"], task_id=task, hours=hours)
    assert ann.get(f"crews/{crew['id']}")["task_ids"] == [task]
    assert ann.call("PATCH", f"crews/{crew['id']}", {"task_ids": []}).status_code == 422


def test_hooks_and_lists_share_a_transaction(ann: Caller, ben: Caller) -> None:
    ids = tags(ann, 2)
    crew = ann.create("crews", name="Painters", tools_ids=ids)
    assert crew["name"] == "Painters!"
    assert crew["tools_ids"] == ids

    refused = ann.call("POST", "crews", {"name": "x", "tools_ids": [*ids, *tags(ben, 1)]})
    assert refused.status_code == 409
    assert ann.get("crews")["items"] == [crew]


def test_a_hook_can_change_a_list(ann: Caller) -> None:
    crew = ann.create("crews", name="Painters", tools_ids=tags(ann, 2))

    assert ann.call("PATCH", f"crews/{crew['id']}", {"name": "x"}).json()["tools_ids"] == []


def test_a_reference_is_looked_up_within_the_transaction_of_a_hook(ann: Caller) -> None:
    area = ann.create("areas", name="House")["id"]
    crew = ann.create("crews", name="Painters", chief_id=area)
    ann.call("DELETE", f"areas/{area}")

    changed = ann.call("PUT", f"crews/{crew['id']}", {"name": "x", "chief_id": area})
    assert changed.status_code == 409
    assert ann.get(f"crews/{crew['id']}") == crew


def test_of_two_lists_at_once_one_is_stored(ann: Caller) -> None:
    first, second = tags(ann, 2)
    path = f"tasks/{ann.create('tasks', title='Paint')['id']}"

    with ThreadPoolExecutor(8) as pool:
        wanted = [[first], [second]] * 10
        answers = list(pool.map(lambda ids: ann.call("PATCH", path, {"tag_ids": ids}), wanted))

    assert {answer.status_code for answer in answers} == {200}
    assert [answer.json()["tag_ids"] for answer in answers] == wanted
    assert ann.get(path)["tag_ids"] in ([first], [second])
