"""What can be in the way of running the API here; each message is for the person who must act."""


class DevError(Exception):
    """The API cannot be run. The message says why and what to do."""


class DatabaseError(DevError):
    """There is no database to work with."""


class ServerError(DevError):
    """The server cannot be started."""
