"""Who may ask, and where the API is."""

from __future__ import annotations

from collections.abc import Iterable

from codegen.compat.document import Document, Node, node, spelled, text, values
from codegen.compat.kinds import change
from codegen.compat.places import Found, Walk

Way = frozenset[tuple[str, str]]
"""What must be shown at once: each scheme, or a scope of one, with its name for people."""


def security_changes(walk: Walk, place: str, was: object, now: object) -> Found:
    """Ways to say who is asking: one of them is enough, and none is a way as well."""
    old, new = _ways(walk.before, was), _ways(walk.after, now)
    opened, closed = frozenset() in new - old, frozenset() in old - new
    if closed:
        yield change("security-added", place, f"asks for {_told(new)} now")
    elif opened:
        yield change("security-dropped", place, "asks for nothing any more")
    if not closed:
        for way in _sorted(old - new):
            # Whoever shows more than is asked for is let in.
            if not any(other <= way for other in new):
                message = f"does not accept {_told([way])} any more"
                yield change("security-alternative-removed", place, message)
    if not opened:
        for way in _sorted(new - old if not closed else frozenset()):
            message = f"accepts {_told([way])} now"
            yield change("security-alternative-added", place, message)


def server_changes(place: str, was: object, now: object) -> Found:
    """Addresses that come and go; without any, it is the one that the document comes from."""
    old, new = _servers(was), _servers(now)
    for url in old:
        if url not in new:
            yield change("server-removed", place, f"is no longer at {url}")
    for url in new:
        if url not in old:
            yield change("server-added", place, f"is at {url} now")
        elif old.get(url, new[url]) != new[url]:
            yield change("description-changed", f"{place} server {url}", "has another description")


def _ways(document: Document, required: object) -> frozenset[Way]:
    """Every way in, by what the schemes are and not by their names."""
    schemes = document.named(document.root.get("components"), "securitySchemes")
    ways = set()
    for each in values(required):
        way = set()
        for name, scopes in node(each).items():
            scheme = _scheme(schemes.get(str(name), {"name": name}))
            way |= {
                (scheme, str(name)),
                *((f"{scheme} {scope}", f"{name} {scope}") for scope in values(scopes)),
            }
        ways.add(frozenset(way))
    return frozenset(ways or {frozenset()})


def _scheme(said: Node) -> str:
    return spelled({key: value for key, value in said.items() if key != "description"})


def _told(ways: Iterable[Way]) -> str:
    return " or ".join(
        " and ".join(sorted(f"`{name}`" for _, name in way)) for way in _sorted(ways)
    )


def _sorted(ways: Iterable[Way]) -> list[Way]:
    return sorted(ways, key=sorted)


def _servers(said: object) -> dict[str, str]:
    """What is said of each address, with its variables beside it."""
    listed = values(said) or ({"url": "/"},)
    return {_address(node(each)): text(node(each).get("description")) for each in listed}


def _address(server: Node) -> str:
    variables = {
        str(name): {key: value for key, value in node(each).items() if key != "description"}
        for name, each in node(server.get("variables")).items()
    }
    url = text(server.get("url"))
    return f"{url} with {spelled(variables)}" if variables else url
