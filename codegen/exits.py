"""The exit codes of every command, in one place."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended. The numbers are stable; scripts may rely on them."""

    OK = 0
    DIFFERENT = 1
    USAGE = 2
    DIAGNOSTICS = 3
    EDITED = 4
    DATABASE = 5
    DISK = 6
    SERVER = 7
    SAFE = 10
    HAZARDOUS = 11
    BREAKING = 12
    BUG = 70
    LOCKED = 75
    INTERRUPTED = 130
    PIPE = 141

    @property
    def meaning(self) -> str:
        """What it says to whoever called."""
        return MEANINGS[self]


MEANINGS = {
    Exit.OK: "done, or nothing to do",
    Exit.DIFFERENT: "the disk is not what the schema asks for",
    Exit.USAGE: "the command line is wrong",
    Exit.DIAGNOSTICS: "something is wrong in the schema, in overrides/ or in migrations/",
    Exit.EDITED: "a file that would be written holds somebody's work",
    Exit.DATABASE: "the database cannot be reached, run or migrated",
    Exit.DISK: "files cannot be read or written",
    Exit.SERVER: "the server does not start, or a part of it is not installed",
    Exit.SAFE: "there is something to do, and none of it is hazardous",
    Exit.HAZARDOUS: "there is something to do that somebody should look at before",
    Exit.BREAKING: "clients of the API would break, and its version does not say so",
    Exit.BUG: "a mistake in codegen itself; the traceback is for its authors",
    Exit.LOCKED: "another run is still at work in the same project; try again",
    Exit.INTERRUPTED: "stopped by Ctrl-C",
    Exit.PIPE: "whoever read the output has stopped reading",
}
