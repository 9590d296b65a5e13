"""A tree is sorted and read-only; a seal breaks when the text under it is changed."""

import pytest

from codegen.tree import BLANK_SEAL, is_intact, is_sealed, seal, tree

BLANK = f"# Generated. [seal {BLANK_SEAL}]\nvalue = 1\n"


def test_a_tree_is_sorted_by_path() -> None:
    assert list(tree({"b": "2", "a/c": "3", "a": "1"})) == ["a", "a/c", "b"]


def test_a_tree_does_not_follow_what_it_was_made_from() -> None:
    files = {"a": "1"}
    made = tree(files)
    files["a"] = "2"

    assert made["a"] == "1"


def test_a_tree_cannot_be_changed() -> None:
    made = tree({"a": "1"})

    with pytest.raises(TypeError):
        made["a"] = "2"  # type: ignore[index]  # that is the test


def test_a_sealed_text_is_intact() -> None:
    assert is_intact(seal(BLANK))


def test_a_seal_replaces_its_blank_and_nothing_else() -> None:
    sealed = seal(BLANK)
    start = BLANK.index(BLANK_SEAL)

    assert sealed[:start] + BLANK_SEAL + sealed[start + len(BLANK_SEAL) :] == BLANK


@pytest.mark.parametrize(
    "edit", [("value = 1", "value = 2"), ("\n", "\n\n"), ("Generated", "Written")]
)
def test_any_change_breaks_the_seal(edit: tuple[str, str]) -> None:
    assert not is_intact(seal(BLANK).replace(*edit, 1))


def test_line_ends_of_windows_do_not_break_the_seal() -> None:
    assert is_intact(seal(BLANK).replace("\n", "\r\n"))


def test_a_text_without_a_seal_is_not_intact() -> None:
    assert not is_intact("value = 1\n")


def test_a_text_without_a_seal_was_not_generated() -> None:
    assert not is_sealed("value = 1\n")


def test_a_seal_far_down_is_only_a_mention_of_one() -> None:
    assert not is_sealed("#\n" * 2000 + BLANK)


def test_a_broken_seal_is_still_the_mark_of_a_generator() -> None:
    assert is_sealed(seal(BLANK) + "more = 2\n")


@pytest.mark.parametrize("text", ["value = 1\n", seal(BLANK)])
def test_only_a_blank_seal_can_be_filled(text: str) -> None:
    with pytest.raises(ValueError, match="no blank seal"):
        seal(text)
