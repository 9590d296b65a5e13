"""Who may act for whom: the one place for authentication.

Every route of an owned resource calls `authorize` before it does anything else, with the request
and the owner that its path names. Return to let the caller through; raise `Unauthorized` (401) or
`Forbidden` (403) from `generated.errors` to refuse. For example:

    async def authorize(request: Request, user_id: str) -> None:
        subject = verify_token(request.headers.get("Authorization"))
        if subject is None:
            raise Unauthorized("Send a bearer token.")
        if subject != user_id:
            raise Forbidden("You may not act for this user.")

Until you write one, everybody is let through, and the server says so when it starts.
"""

from generated.access import allow_everyone as authorize

__all__ = ["authorize"]
