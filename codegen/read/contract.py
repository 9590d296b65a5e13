"""What a resource promises over HTTP beside its operations: versions, batches, lists."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.catalog import ORDINARY, ListStyle, Operation
from codegen.read.findings import Findings
from codegen.read.relations.ownership import READING
from codegen.read.spec import DefaultsSpec, ResourceSpec, Written

MAX_BATCH = 1000

_BATCHED = frozenset({Operation.CREATE, Operation.UPDATE, Operation.DELETE})
_ONE_ROW = ORDINARY - {Operation.LIST, Operation.CREATE}


@dataclass(frozen=True, slots=True)
class Contract:
    """What holds unless a resource says otherwise."""

    etag: bool = True
    require_if_match: bool = False
    style: ListStyle = ListStyle.PAGE
    batch_size: int = 100


def contract(written: DefaultsSpec, found: Findings) -> Contract:
    """The contract of every resource."""
    plain = Contract()
    etag = plain.etag if written.etag is None else written.etag.value
    return Contract(
        etag=etag,
        require_if_match=_requires(written.require_if_match, etag, False, found),
        style=list_style(written.list_style, plain),
        batch_size=_size(written.batch_size, plain.batch_size, found),
    )


def own_contract(
    common: Contract, written: ResourceSpec, operations: frozenset[Operation], found: Findings
) -> Contract:
    """The contract of one resource with these operations."""
    name = written.name.value
    etag = common.etag if written.etag is None else written.etag.value
    required = written.require_if_match
    if Operation.BATCH in operations and not operations & _BATCHED:
        message = f"a batch of `{name}` would have nothing to do"
        hint = "remove `batch`, or add `create`, `update` or `delete` to `methods`"
        found.add("no-effect", message, written.name.span, hint)
    if written.batch_size is not None and Operation.BATCH not in operations:
        message = f"`{name}` has no `batch` that could be so long"
        found.add("no-effect", message, written.batch_size.key, "add `batch` to `methods`")
    writes = bool(operations & (_ONE_ROW - READING) or written.actions)
    if required is not None and required.value and not writes:
        message = f"no row of `{name}` is written, so no write can need `If-Match`"
        found.add("no-effect", message, required.key, "remove `require_if_match`")
    return Contract(
        etag=etag,
        require_if_match=_requires(required, etag, common.require_if_match, found) and writes,
        style=common.style,
        batch_size=_size(written.batch_size, common.batch_size, found),
    )


def list_style(written: Written[str] | None, common: Contract) -> ListStyle:
    """What a page looks like."""
    return common.style if written is None else ListStyle(written.value)


def _requires(written: Written[bool] | None, etag: bool, common: bool, found: Findings) -> bool:
    """Whether a write needs If-Match, which only works where answers say what to send there."""
    if written is not None and written.value and not etag:
        message = "without `etag`, no answer says what to send in `If-Match`"
        found.add("no-effect", message, written.key, "remove it, or remove `etag: false`")
    required = common if written is None else written.value
    return required and etag


def _size(written: Written[int] | None, common: int, found: Findings) -> int:
    if written is None:
        return common
    if not 1 <= written.value <= MAX_BATCH:
        message = f"a batch has between 1 and {MAX_BATCH} rows of each kind"
        found.add("bound-out-of-range", message, written.span, f"batch_size: {common}")
        return common
    return written.value
