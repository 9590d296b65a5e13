"""The server process: `python -m codegen.dev.worker SOCKET READY`, with two inherited handles.

It serves on a socket that its parent has opened, so that the next process can take over without a
refused connection. Once it takes requests, it writes one byte to the second handle.
"""

from __future__ import annotations

import os
import socket
import sys

import uvicorn

APPLICATION = "generated.app:create_app"
DRAIN_SECONDS = 5


def main() -> None:
    """Serve until a signal says otherwise, then let the requests under way finish."""
    listening, ready = (int(word) for word in sys.argv[1:])
    announced = False

    async def announce() -> None:
        nonlocal announced
        if not announced:
            announced = True
            os.write(ready, b"!")
            os.close(ready)

    config = uvicorn.Config(
        APPLICATION,
        factory=True,
        callback_notify=announce,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        server_header=False,
        use_colors=False if os.environ.get("NO_COLOR") else None,
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=listening)])


if __name__ == "__main__":
    main()
