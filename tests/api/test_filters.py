"""Filters: every operator of every type finds the rows that it speaks of, and no others."""

from __future__ import annotations

from collections.abc import Callable
from operator import ge, gt, le, lt
from typing import Any

import httpx
import pytest

from tests.api.awkward import Second
from tests.api.document import Json
from tests.api.listed import all_items, create

EACH: dict[str, list[Any]] = {
    "text": ["100%", "A_b", "a_B\n", "aXb", 'it\'s "quoted" \\ %5C & more', "ÜNI 🦊", "", "+"],
    "email": ["ada@example.com", "ada_l@example.com", "ada%x@example.com"],
    "url": ["https://example.com/a_b?c=%20", "https://example.com/a-b", "http://x.example/"],
    "slug": ["a", "a-b", "b-1"],
    "code": ["ab", "ab12", "xy7"],
    "whole": [-(2**31), -1, 0, 5, 2**31 - 1],
    "long": [-(2**53) + 1, 0, 2**53 - 1],
    "number": [-1.5e300, -0.1, 0.0, 1e-7, 0.30000000000000004, 12345678901234567890.0],
    "exact": ["-999999.99", "-0.01", "0.00", "1.50", "999999.99"],
    "day": ["0001-01-01", "2026-02-28", "9999-12-31"],
    "clock": ["00:00:00", "09:30:00.000001", "23:59:59.999999"],
    "instant": [
        "0002-01-01T00:00:00Z",
        "2026-01-31T09:30:00.123456Z",
        "2026-01-31T09:30:00.123457Z",
        "9998-12-31T23:59:59.999999Z",
    ],
    "span": ["PT0S", "P1DT12H", "P400DT0.000001S"],
    "ref": ["0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e", "ffffffff-ffff-ffff-ffff-ffffffffffff"],
    "status": ["todo", "doing", "done"],
    "flag": [False, True],
}
"""Values of each type; those that can be compared stand in their order."""
COMPARED = ("whole", "long", "number", "exact", "day", "clock", "instant", "span")
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {"lt": lt, "lte": le, "gt": gt, "gte": ge}
NULLABLE = (*sorted(EACH.keys() - {"code"}), "story", "words", "sizes", "raw", "document")


@pytest.fixture(scope="module")
def owner(listed: Second) -> str:
    """An owner with a row for each value, and one with nothing in any field."""
    for field, values in EACH.items():
        for value in values:
            create(listed, "carol", "samples", **{field: value})
    lists: dict[str, Json] = {"words": ["a b", "", 'x"y,{}\\'], "sizes": [1, -5], "raw": "AA=="}
    create(listed, "carol", "samples", story="Once upon 50% of a time_line", document={}, **lists)
    create(listed, "carol", "samples")
    # The same rows again, of somebody else.
    create(listed, "dave", "samples", text="100%", whole=5, words=["a b"], flag=True)
    return "carol"


def found(listed: Second, owner: str, field: str, **asked: Json) -> list[Json]:
    """What the rows have in a field that a list with these parameters holds."""
    return [row[field] for row in all_items(listed, f"/api/{owner}/samples", **asked)]


@pytest.mark.parametrize("field", EACH)
def test_a_value_finds_the_rows_that_have_it(listed: Second, owner: str, field: str) -> None:
    for value in EACH[field]:
        assert found(listed, owner, field, **{field: value}) == [value]


@pytest.mark.parametrize("field", [field for field in EACH if field != "flag"])
def test_several_values_find_the_rows_that_have_any(listed: Second, owner: str, field: str) -> None:
    values = [value for value in EACH[field] if "," not in str(value)]
    for count in range(1, len(values) + 1):
        asked = ",".join(map(str, values[:count]))
        assert found(listed, owner, field, **{f"{field}.in": asked}) == values[:count]


@pytest.mark.parametrize("field", COMPARED)
@pytest.mark.parametrize("word", COMPARISONS)
def test_a_bound_finds_the_rows_on_its_side(
    listed: Second, owner: str, field: str, word: str
) -> None:
    holds, values = COMPARISONS[word], EACH[field]
    for place, value in enumerate(values):
        expected = [each for other, each in enumerate(values) if holds(other, place)]
        assert found(listed, owner, field, **{f"{field}.{word}": value}) == expected


def test_two_bounds_make_a_range(listed: Second, owner: str) -> None:
    asked: dict[str, Json] = {"whole.gt": -1, "whole.lte": 5, "whole.is_null": "false"}

    assert found(listed, owner, "whole", **asked) == [0, 5]


@pytest.mark.parametrize("field", NULLABLE)
def test_null_is_told_from_a_value(listed: Second, owner: str, field: str) -> None:
    none = found(listed, owner, field, **{f"{field}.is_null": "true"})
    some = found(listed, owner, field, **{f"{field}.is_null": "false"})

    assert set(map(str, none)) == {"None"}
    assert len(some) == len(EACH.get(field, [None]))
    assert None not in some
    assert len(none) + len(some) == len(found(listed, owner, field))


@pytest.mark.parametrize(
    ("part", "texts"),
    [
        ("%", ["100%", 'it\'s "quoted" \\ %5C & more']),
        ("_", ["A_b", "a_B\n"]),
        ("A_B", ["A_b", "a_B\n"]),
        ("\\", ['it\'s "quoted" \\ %5C & more']),
        ("'S \"Q", ['it\'s "quoted" \\ %5C & more']),
        ("\n", ["a_B\n"]),
        ("üni", ["ÜNI 🦊"]),
        ("🦊", ["ÜNI 🦊"]),
        ("+", ["+"]),
        ("nothing", []),
    ],
)
def test_a_part_of_a_text_is_taken_literally(
    listed: Second, owner: str, part: str, texts: list[str]
) -> None:
    assert found(listed, owner, "text", **{"text.contains": part}) == texts


@pytest.mark.parametrize(
    ("start", "texts"),
    [
        ("a", ["a_B\n", "aXb"]),
        ("a_", ["a_B\n"]),
        ("A_b", ["A_b"]),
        ("1%", []),
        ("100%", ["100%"]),
        ('it\'s "quoted" \\ %', ['it\'s "quoted" \\ %5C & more']),
    ],
)
def test_a_start_is_taken_letter_by_letter(
    listed: Second, owner: str, start: str, texts: list[str]
) -> None:
    assert found(listed, owner, "text", **{"text.starts_with": start}) == texts


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"email.contains": "A_L@"}, 1),
        ({"email.starts_with": "ada%"}, 1),
        ({"url.contains": "%20"}, 1),
        ({"slug.starts_with": "a-"}, 1),
        ({"story.contains": "50% OF"}, 1),
        ({"story.contains": "time_l"}, 1),
        ({"story.contains": "time%l"}, 0),
        ({"words.contains": "a b"}, 1),
        ({"words.contains": ""}, 1),
        ({"words.contains": 'x"y,{}\\'}, 1),
        ({"words.contains": "a"}, 0),
        ({"sizes.contains": "-5"}, 1),
        ({"sizes.contains": "5"}, 0),
    ],
)
def test_parts_are_found_in_every_kind_of_text_and_list(
    listed: Second, owner: str, asked: dict[str, Json], count: int
) -> None:
    assert len(found(listed, owner, "id", **asked)) == count


def test_filters_hold_together(listed: Second, owner: str) -> None:
    assert found(listed, owner, "text", text="+", **{"whole.is_null": "true"}) == ["+"]
    assert found(listed, owner, "text", text="+", **{"whole.is_null": "false"}) == []


def test_a_row_of_somebody_else_is_found_by_nothing(listed: Second, owner: str) -> None:
    (theirs,) = all_items(listed, "/api/dave/samples")
    for asked in ({"id": theirs["id"]}, {"id.in": theirs["id"]}):
        assert all_items(listed, f"/api/{owner}/samples", **asked) == []
    assert found(listed, "dave", "whole", whole=5) == [5]


@pytest.mark.parametrize(
    ("parameter", "values"),
    {
        "whole": ("", "5.0", "+5", " 5", "05", "1e2", str(2**31), "x", "5,6"),
        "whole.in": ("", "1,,2", "1, 2", ",", "1,x", ",".join(["1"] * 101)),
        "long": (str(2**53), "-", "1_0"),
        "number": ("", "NaN", "Infinity", "1e999", ".5", "0x1"),
        "exact": ("1.500", "01.00", "1e2", "1000000", "NaN", ""),
        "flag": ("", "True", "1", "yes", "null"),
        "whole.is_null": ("", "maybe", "TRUE", "0"),
        "day": ("2026-02-30", "2026-1-1", "20260101", "", "0000-01-01"),
        "clock": ("24:00:00", "9:30:00", "09:30", "09:30:00Z"),
        "instant": ("2026-01-31", "2026-01-31T09:30:00", "2026-02-30T09:30:00Z", "now"),
        "instant.in": ("2026-01-31T09:30:00Z,now",),
        "span": ("P1M", "-PT1S", "1 day", ""),
        "ref": ("0198c0de7a5c7b1e9c3d4f5a6b7c8d9e", "x", ""),
        "ref.in": ("0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e,",),
        "status": ("", "Todo", "todo,done"),
        "status.in": ("todo,", "todo,nothing"),
        "code": ("a", "ab,,12", "AB"),
        "text": ("x" * 61, "\0"),
        "text.contains": ("", "x" * 61, "\0"),
        "text.starts_with": ("",),
        "email": ("nobody", ""),
        "words.contains": ("x" * 21,),
        "sizes.contains": ("x", "1,2"),
        "sort": ("", "nothing", "whole,", "whole,whole", "whole,-whole", "--whole", "raw", "+id"),
        "limit": ("", "0", "201", "x", "-1"),
        "cursor": ("", "a b", "%", "AAAA="),
    }.items(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_value_that_no_row_could_have_is_refused(
    listed: Second, owner: str, parameter: str, values: tuple[str, ...]
) -> None:
    for value in values:
        answer = listed.client.get(f"/api/{owner}/samples", params={parameter: value})

        assert answer.status_code == 422, (value, answer.text)
        assert {each["pointer"] for each in answer.json()["errors"]} == {parameter}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("whole.ne=1", "unknown_parameter"),
        ("whole[lt]=1", "unknown_parameter"),
        ("whole__lt=1", "unknown_parameter"),
        ("code.contains=a", "unknown_parameter"),
        ("story=x", "unknown_parameter"),
        ("user_id=dave", "unknown_parameter"),
        ("expand=project", "unknown_parameter"),
        ("total=exact", "unknown_parameter"),
        ("whole=1&whole=1", "duplicate_parameter"),
        ("whole.in=1&whole.in=2", "duplicate_parameter"),
        ("sort=id&sort=text", "duplicate_parameter"),
    ],
)
def test_what_is_not_declared_is_refused(listed: Second, owner: str, query: str, code: str) -> None:
    answer = listed.client.get(f"/api/{owner}/samples?{query}")

    assert answer.status_code == 422
    assert [each["code"] for each in answer.json()["errors"]] == [code]


def test_the_link_to_the_next_page_keeps_what_was_asked_for(listed: Second, owner: str) -> None:
    asked = {"text.in": "+,100%,aXb", "sort": "-text", "limit": "1"}
    answer = listed.client.get(f"/api/{owner}/samples", params=asked)
    target = httpx.URL(answer.headers["Link"].partition(">")[0][1:])

    assert dict(target.params) == {**asked, "cursor": answer.json()["next_cursor"]}
    assert listed.client.get(target).json()["items"][0]["text"] in {"+", "100%", "aXb"}


def test_a_cursor_belongs_to_its_filters_its_order_and_its_owner(
    listed: Second, owner: str
) -> None:
    path = f"/api/{owner}/samples"
    asked = {"whole.gte": "-1", "sort": "-whole", "limit": "1"}
    cursor = listed.client.get(path, params=asked).json()["next_cursor"]
    others: list[tuple[str, dict[str, str]]] = [
        (path, asked | {"whole.gte": "-2"}),
        (path, asked | {"flag": "true"}),
        (path, asked | {"sort": "whole"}),
        (path, {"whole.gte": "-1"}),
        ("/api/dave/samples", asked),
    ]

    for place, other in others:
        answer = listed.client.get(place, params={**other, "cursor": cursor})
        assert answer.status_code == 409, other
        assert answer.json()["type"] == "urn:problem-type:conflict"
    # How many rows a page holds is no part of the question.
    again = listed.client.get(path, params={**asked, "limit": "9", "cursor": cursor})
    assert [row["whole"] for row in again.json()["items"]] == [5, 0, -1]


def test_the_pages_of_every_order_hold_every_row_once(listed: Second, owner: str) -> None:
    document = listed.document.operation("list_samples")
    (sort,) = [each for each in document.parameters if each["name"] == "sort"]
    schema: Any = sort["schema"]
    for word in schema["items"]["enum"]:
        whole = found(listed, owner, "id", sort=word, limit=200)

        assert found(listed, owner, "id", sort=word, limit=17) == whole
        assert len(set(map(str, whole))) == len(whole) > 50


def test_a_cursor_belongs_to_its_parent_and_a_parent_to_its_owner(listed: Second) -> None:
    first, second = (create(listed, "erin", "tasks", title=title) for title in ("Dig", "Sow"))
    for body in ("a", "b"):
        create(listed, "erin", f"tasks/{first['id']}/notes", body=body)
    path = "/api/{}/tasks/{}/notes"
    asked = {"sort": "body", "limit": "1"}
    page = listed.client.get(path.format("erin", first["id"]), params=asked).json()
    asked["cursor"] = page["next_cursor"]
    statuses = [
        listed.client.get(path.format(owner, task["id"]), params=asked).status_code
        for owner, task in (("erin", first), ("erin", second), ("dave", first))
    ]

    assert [note["body"] for note in page["items"]] == ["a"]
    assert statuses == [200, 409, 409]
    for query in ("", "?body=a", "?sort=-body&expand=task"):
        answer = listed.client.get(path.format("dave", first["id"]) + query)
        assert answer.status_code == 404
        assert listed.client.get(path.format("erin", second["id"]) + query).json()["items"] == []
