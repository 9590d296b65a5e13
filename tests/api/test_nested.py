"""Rows below other rows: the whole path must be right, whatever the method."""

from __future__ import annotations

from tests.api.related import NOBODY, Caller, plain
from tests.projects.running import Running


def below(caller: Caller) -> tuple[str, str, str]:
    """The paths of a task, a comment on it, and a reaction to that."""
    task = f"tasks/{caller.create('tasks', title='Paint')['id']}"
    comment = f"{task}/comments/{caller.create(f'{task}/comments', body='Blue?')['id']}"
    reaction = f"{comment}/reactions/{caller.create(f'{comment}/reactions', emoji=':)')['id']}"
    return task, comment, reaction


def test_a_child_carries_the_id_of_its_parent(ann: Caller) -> None:
    task, comment, _ = below(ann)

    assert ann.get(comment)["task_id"] == task.removeprefix("tasks/")


def test_a_child_says_where_it_is(ann: Caller) -> None:
    task, _, _ = below(ann)
    created = ann.call("POST", f"{task}/comments", {"body": "Red."})

    assert created.headers["Location"] == f"/api/{ann.name}/{task}/comments/{created.json()['id']}"


def test_a_child_cannot_be_given_another_parent(ann: Caller) -> None:
    task, comment, _ = below(ann)
    other = ann.create("tasks", title="Sand")["id"]

    assert ann.call("PATCH", comment, {"task_id": other}).status_code == 422
    assert ann.call("POST", f"{task}/comments", {"body": "x", "task_id": other}).status_code == 422


def test_a_list_has_the_children_of_one_parent(ann: Caller) -> None:
    task, comment, _ = below(ann)
    below(ann)

    items = ann.get(f"{task}/comments")["items"]

    assert items == [ann.get(comment)]


def test_the_list_of_a_parent_without_children_is_empty(ann: Caller) -> None:
    task = ann.create("tasks", title="Sand")["id"]

    assert ann.get(f"tasks/{task}/comments") == {"items": [], "next_cursor": None}


def test_a_path_that_is_wrong_anywhere_answers_as_if_nothing_were_there(
    ann: Caller, ben: Caller
) -> None:
    task, comment, reaction = below(ann)
    other_task, other_comment, _ = below(ann)
    foreign_task, foreign_comment, _ = below(ben)
    id_ = reaction.rpartition("/")[2]
    comment_id, foreign_comment_id = comment.rpartition("/")[2], foreign_comment.rpartition("/")[2]
    wrong = [
        f"tasks/{NOBODY}/comments/{NOBODY}",
        f"{task}/comments/{NOBODY}",
        f"tasks/{NOBODY}/comments/{comment_id}",
        f"{other_task}/comments/{comment_id}",
        f"{foreign_task}/comments/{foreign_comment_id}",
        f"{task}/comments/{foreign_comment_id}",
        f"{foreign_task}/comments/{comment_id}",
    ]
    for verb, below_it, body in [
        ("GET", "reactions", None),
        ("POST", "reactions", {"emoji": ":("}),
        ("GET", f"reactions/{id_}", None),
        ("PUT", f"reactions/{id_}", {"emoji": ":("}),
        ("PATCH", f"reactions/{id_}", {"emoji": ":("}),
        ("PATCH", f"reactions/{id_}", {}),
        ("DELETE", f"reactions/{id_}", None),
    ]:
        answers = [ann.call(verb, f"{path}/{below_it}", body) for path in wrong]
        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.content for answer in answers}) == 1, verb

    assert ann.get(reaction)["emoji"] == ":)"
    assert ann.get(f"{other_comment}/reactions")["items"] != []


def test_a_child_goes_with_its_parent(ann: Caller) -> None:
    task, comment, reaction = below(ann)

    assert ann.call("DELETE", task).status_code == 204
    assert ann.call("GET", comment).status_code == 404
    assert ann.call("GET", f"{comment}/reactions").status_code == 404
    assert ann.call("GET", reaction).status_code == 404


def test_the_pages_of_children_follow_each_other(ann: Caller) -> None:
    task, _, _ = below(ann)
    for number in range(4):
        ann.create(f"{task}/comments", body=f"{number}")

    first = ann.call("GET", f"{task}/comments?limit=3")
    following = ann.running.client.get(first.links["next"]["url"])

    assert [len(page.json()["items"]) for page in (first, following)] == [3, 2]


def test_shared_rows_need_no_owner(related: Running) -> None:
    listed = related.client.get("/api/countries")

    assert listed.status_code == 200
    assert related.client.get(f"/api/countries/{NOBODY}").status_code == 404
    assert related.client.get(f"/api/countries/{NOBODY}/cities").status_code == 404
    assert related.client.post("/api/countries", json={"code": "NL"}).status_code == 405


def test_an_owner_may_be_called_like_shared_rows(related: Running) -> None:
    countries = Caller(related, "countries")
    task = countries.create("tasks", title="Paint")

    assert countries.get(f"tasks/{task['id']}") == task


def test_a_malformed_id_of_a_parent_is_refused_as_such(ann: Caller) -> None:
    status, body = plain(ann.call("GET", "tasks/not-an-id/comments"))

    assert status == 422
    assert [flaw["pointer"] for flaw in body["errors"]] == ["task_id"]


def test_a_child_has_lists_and_references_of_its_own(ann: Caller) -> None:
    _, comment, reaction = below(ann)
    tag, area = ann.create("tags", label="red")["id"], ann.create("areas", name="House")["id"]
    members = {"emoji": ":D", "tag_id": tag, "area_id": area, "likers_ids": [tag]}

    created = ann.create(f"{comment}/reactions", **members)
    replaced = ann.call("PUT", reaction, members).json()
    changed = ann.call("PATCH", reaction, {"likers_ids": []}).json()

    assert created == {**created, **members}
    assert replaced == {**replaced, **members}
    assert changed == {**replaced, "likers_ids": [], "updated_at": changed["updated_at"]}
    ann.call("DELETE", f"areas/{area}")
    assert ann.call("PATCH", reaction, {"area_id": area}).status_code == 409
