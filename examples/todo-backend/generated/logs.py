# Generated from schema.yaml; edit the schema, not this file. [seal c0591f556e56]
"""What the log looks like: lines of text, or one JSON object in each line."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from uuid import UUID

from typing_extensions import override

_request: ContextVar[UUID | None] = ContextVar("request", default=None)


@contextmanager
def naming(request_id: UUID) -> Iterator[None]:
    """Let whatever is logged within name the request that it is about."""
    before = _request.set(request_id)
    try:
        yield
    finally:
        _request.reset(before)


class TextLines(logging.Formatter):
    """A line for people; one about a request ends in its id, unless it says it anyway."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s: %(name)s: %(message)s")

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line, without the traceback that may follow."""
        line, request_id = super().formatMessage(record), _request.get()
        return line if request_id is None or str(request_id) in line else f"{line} [{request_id}]"


_COMMON = {"message", "asctime", "color_message", *vars(logging.makeLogRecord({}))}
"""What every record has; the rest was given to one as its `extra`."""


class JsonLines(logging.Formatter):
    """An object for programs, with all that a record was given as `extra`."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the message holds."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {
            "time": time.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        request_id = _request.get()
        if request_id is not None:
            line["request_id"] = str(request_id)
        line |= {name: each for name, each in vars(record).items() if name not in _COMMON}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


def configure_logging(level: str, form: str) -> None:
    """Let the messages out, unless the process has its own way to log.

    Requests are logged by `api/requests.py`, so uvicorn need not say them again.
    """
    lines = JsonLines() if form == "json" else TextLines()
    for package in ("generated", "overrides"):
        logging.getLogger(package).setLevel(level.upper())
    if not logging.getLogger("generated").hasHandlers():
        own = logging.StreamHandler()
        own.setFormatter(lines)
        logging.getLogger().addHandler(own)
    if form == "json":
        for handler in logging.getLogger("uvicorn").handlers:
            handler.setFormatter(lines)
    logging.getLogger("uvicorn.access").disabled = True
