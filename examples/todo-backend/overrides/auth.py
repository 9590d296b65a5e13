"""Who may act for whom: the one place for authentication.

Every route of an owned resource calls `authorize` before it does anything else, with the request
and the owner that its path names. Return to let the caller through; raise `Unauthorized` (401) or
`Forbidden` (403) from `generated.errors` to refuse.
"""

from generated.access import allow_everyone as authorize

__all__ = ["authorize"]
