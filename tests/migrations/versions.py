"""Schemas of a task and its comments, drawn part by part, each with what an edit has to declare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from codegen.catalog import Catalog
from codegen.read import read_text

TITLES = tuple(
    f"type: string, min_length: {least}, max_length: {most}{pattern}"
    for least in (0, 1, 2)
    for most in (2, 3, 9)
    for pattern in ("", ', pattern: "^[a-z ]+$"')
)
INTEGERS = tuple(
    f"type: integer{least}{most}"
    for least in ("", ", minimum: 0", ", minimum: 2")
    for most in ("", ", maximum: 4", ", maximum: 3")
)
NUMBERS = (
    *INTEGERS,
    "type: bigint",
    "type: float",
    "type: decimal, precision: 2, scale: 1",
)
STRING = "type: string, max_length: 9"
SIZES = (*NUMBERS, STRING, "type: boolean")
TAGS = tuple(f"type: 'string[]', max_items: {most}" for most in (1, 2, 5))
MOMENTS = ("type: datetime", "type: date", "type: text", "type: time")
WORDS = (("todo", "done"), ("todo", "doing", "done"), ("open", "done"), ("todo",))
UNIQUES = (
    "",
    "task_title: [title]",
    "task_size: [size]",
    "task_both: [title, size]",
    "task_status: [status, project_id]",
    "task_all: { fields: [title], global: true }",
)
CHECKS = (
    "",
    "apart: size <> 2 OR title <> 'a'",
    "some: size > 0",
    "kind: status <> '{last}' OR title <> 'bb'",
)
TARGETS = ("project", "team", "place")
ENDS = ("restrict", "cascade", "set_null")
EXTRAS = (
    "",
    "type: integer, nullable: true",
    "type: integer, default: 2{backfill: 1}",
    "type: integer, required: true, maximum: 4{backfill: 3}",
    "type: integer, required: true, maximum: 4{backfill: { sql: 'char_length(title)' }}",
)


@dataclass(frozen=True)
class Version:
    """One schema of a task, by its parts. What is `declared` is so where the edit needs it."""

    owned: bool
    name: str
    title: str
    title_null: bool
    title_fill: str
    cut: bool
    size: str
    size_null: bool
    size_fill: bool
    convert: int
    tags: str
    moment: str
    words: tuple[str, ...]
    status_null: bool
    mapped: int
    extra: str
    retired: bool
    target: str
    target_null: bool
    on_delete: str
    unique: str
    check: str
    soft_delete: bool
    comment: int
    comment_null: bool
    comment_end: str
    comment_kept: bool

    def catalog(self, former: Version | None = None) -> Catalog:
        """The schema; after another one, with what it has to declare."""
        return read_text(self.text(former))

    def text(self, former: Version | None = None) -> str:
        """The schema as its author writes it."""
        return f"""\
spec: 1
api: {{ title: Test, version: 1.0.0 }}
defaults: {{ id: uuid, timestamps: false }}
enums: {{ Status: {{ values: [{", ".join(self.words)}]{self._words(former)} }} }}
resources:
  project: {{ fields: {{ name: {{ type: text, required: true }} }} }}
  team: {{ fields: {{ name: {{ type: text, required: true }} }} }}
  place: {{ owned: false, fields: {{ name: {{ type: text, required: true }} }} }}
  task:
    owned: {str(self.owned).lower()}
    {"backfill_owner: ada" if former and self.owned and not former.owned else ""}
    soft_delete: {str(self.keeps_deleted).lower()}
    fields:
      {self.name}: {{ {self._title(former)} }}
      size: {{ {self._size(former)} }}
      tags: {{ {self.tags}, nullable: true }}
      at: {{ {self.moment}, nullable: true }}
      status: {{ type: Status, {_null(self.status_null)}{self._status_fill(former)} }}
      {self._extra(former)}
    relations:
      project: {{ belongs_to: {self._target}, {self._end} }}
    unique: {{ {self._named(self._unique)} }}
    checks: {{ {self._named(self._check)} }}
  comment:
    soft_delete: {str(self.comment_kept).lower()}
    fields: {{ text: {{ type: string, required: true, max_length: {self.comment} }} }}
    relations: {{ task: {{ belongs_to: task, {self._comment_end} }} }}
removed: {{ {", ".join(self._removed(former))} }}
"""

    @property
    def number(self) -> bool:
        """Whether the size is one."""
        return self.size in NUMBERS

    @property
    def keeps_deleted(self) -> bool:
        """Whether rows are deleted softly; what everybody sees is not deleted."""
        return self.soft_delete and self.owned

    @property
    def _target(self) -> str:
        # What everybody sees cannot refer to what is somebody's.
        return self.target if self.owned else "place"

    @property
    def _end(self) -> str:
        return _end(self.on_delete, self.target_null)

    @property
    def _comment_end(self) -> str:
        return _end(self.comment_end, self.comment_null)

    @property
    def _check(self) -> str:
        if self.number or "size" not in self.check:
            return self.check.replace("{last}", self.words[-1])
        return "named: title <> 'bb'"

    @property
    def _unique(self) -> str:
        # What everybody sees is unique for all anyway.
        return self.unique if self.owned else self.unique.partition("task_all")[0]

    def _named(self, text: str) -> str:
        return (
            text.replace("title]", f"{self.name}]")
            .replace("[title", f"[{self.name}")
            .replace("title <>", f"{self.name} <>")
        )

    def _words(self, former: Version | None) -> str:
        gone = [] if former is None else [w for w in former.words if w not in self.words]
        if not gone:
            return ""
        if self.mapped == 0 and self.status_null:
            listed = ", ".join(f"{word}: null" for word in gone)
            return f", map_removed: {{ {listed} }}"
        new = [word for word in self.words if former and word not in former.words]
        if self.mapped == 1 and new:
            listed = ", ".join(f"{word}: {new[0]}" for word in gone)
            return f", renamed_values: {{ {listed} }}"
        listed = ", ".join(f"{word}: {self.words[0]}" for word in gone)
        return f", map_removed: {{ {listed} }}"

    def _title(self, former: Version | None) -> str:
        parts = [self.title, _null(self.title_null)]
        if former and former.title_null and not self.title_null:
            parts.append(f"backfill: {self.title_fill}")
        if former and self.cut and former.title != self.title:
            parts.append(f'convert: "left({self.name}, 2)"')
        if former and former.name != self.name:
            parts.append(f"renamed_from: {former.name}")
        return ", ".join(parts)

    def _size(self, former: Version | None) -> str:
        parts = [self.size, _null(self.size_null)]
        if former and former.size_null and not self.size_null:
            parts.append(f"backfill: {self._filling}")
        if former and self.convert and former.size != self.size:
            parts.append(f'convert: "{self._conversion}"')
        return ", ".join(parts)

    @property
    def _filling(self) -> str:
        if self.size == "type: boolean":
            return f"""{{ sql: "{self.name} = 'a'" }}""" if self.size_fill else "true"
        if self.size_fill:
            cast = "::text" if self.size == STRING else ""
            return f'{{ sql: "char_length({self.name}){cast}" }}'
        return '"3"' if self.size == STRING else "3"

    @property
    def _conversion(self) -> str:
        """What becomes of a size of any type; the second way leaves some without one."""
        value = {STRING: "'1'", "type: boolean": "true"}.get(self.size, "1")
        when = "size IS NOT NULL" if self.convert == 1 else f"{self.name} = 'a'"
        return f"CASE WHEN {when} THEN {value} END"

    def _status_fill(self, former: Version | None) -> str:
        needed = former and former.status_null and not self.status_null
        return f", backfill: {self.words[0]}" if needed else ""

    def _extra(self, former: Version | None) -> str:
        if not self.extra:
            return ""
        kind, _, fill = self.extra.partition("{")
        fill = fill.removesuffix("}").replace("title", self.name)
        needed = former is not None and fill
        return f"extra: {{ {kind}{f', {fill}' if needed else ''} }}"

    def _removed(self, former: Version | None) -> Iterator[str]:
        if former is None:
            return
        if former.keeps_deleted and not self.keeps_deleted:
            yield "task.deleted_at: {}"
        if former.comment_kept and not self.comment_kept:
            yield "comment.deleted_at: {}"
        if former.owned and not self.owned:
            yield "task.user_id: {}"
        if former.extra and not self.extra:
            yield "task.extra: { drop_after: 2.0.0 }" if self.retired else "task.extra: {}"


def _null(null: bool) -> str:
    return "nullable: true" if null else "required: true"


def _end(on_delete: str, null: bool) -> str:
    if on_delete == "set_null" and not null:
        on_delete = "restrict"
    return f"on_delete: {on_delete}{', nullable: true' if null else ''}"


PARTS: dict[str, st.SearchStrategy[object]] = {
    "owned": st.sampled_from((True, True, True, False)),
    "name": st.sampled_from(("title", "title", "name")),
    "title": st.sampled_from(TITLES),
    "title_null": st.booleans(),
    "title_fill": st.sampled_from(("bb", "{ sql: 'left(id::text, 2)' }")),
    "cut": st.booleans(),
    "size": st.sampled_from((*INTEGERS, *SIZES)),
    "size_null": st.booleans(),
    "size_fill": st.booleans(),
    "convert": st.sampled_from((0, 0, 1, 2)),
    "tags": st.sampled_from(TAGS),
    "moment": st.sampled_from(MOMENTS),
    "words": st.sampled_from(WORDS),
    "status_null": st.booleans(),
    "mapped": st.integers(0, 2),
    "extra": st.sampled_from(EXTRAS),
    "retired": st.booleans(),
    "target": st.sampled_from(TARGETS),
    "target_null": st.sampled_from((True, True, False)),
    "on_delete": st.sampled_from(ENDS),
    "unique": st.sampled_from(UNIQUES),
    "check": st.sampled_from(CHECKS),
    "soft_delete": st.booleans(),
    "comment": st.sampled_from((2, 9)),
    "comment_null": st.booleans(),
    "comment_end": st.sampled_from(ENDS),
    "comment_kept": st.booleans(),
}


@st.composite
def edits(draw: st.DrawFn) -> tuple[Version, Version]:
    """Two schemas: some parts of the second are those of the first, and some are others."""
    old = draw(st.builds(Version, **PARTS))
    parts = draw(st.sets(st.sampled_from(sorted(PARTS)), min_size=3, max_size=12))
    new = {
        name: values if name in parts else st.just(getattr(old, name))
        for name, values in PARTS.items()
    }
    return old, draw(st.builds(Version, **new))
