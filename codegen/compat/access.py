"""Who may ask, and where the API is."""

from __future__ import annotations

from typing import TypeAlias

from codegen.compat.document import Document, Node, node, spelled, text, values
from codegen.compat.kinds import change
from codegen.compat.places import Found, Walk

Way: TypeAlias = frozenset[str]
"""What must be shown at once: each scheme, and each scope of one."""


def security_changes(walk: Walk, place: str, was: object, now: object) -> Found:
    """Ways to say who is asking: one of them is enough, and none is a way as well."""
    old, new = _ways(walk.before, was), _ways(walk.after, now)
    if frozenset() in old and frozenset() not in new:
        yield change("security-added", place, f"asks for {' or '.join(new.values())} now")
        return
    if frozenset() in new and frozenset() not in old:
        yield change("security-dropped", place, "asks for nothing any more")
        return
    for way, told in old.items():
        # Whoever shows more than is asked for is let in.
        if not any(other <= way for other in new):
            message = f"does not accept {told} any more"
            yield change("security-alternative-removed", place, message)
    for way, told in new.items():
        if way not in old:
            yield change("security-alternative-added", place, f"accepts {told} now")


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


def _ways(document: Document, required: object) -> dict[Way, str]:
    """Every way in, by what the schemes are; their names are for people."""
    schemes = document.named(document.root.get("components"), "securitySchemes")
    ways = {}
    for each in values(required):
        shown, told = set(), []
        for name, scopes in node(each).items():
            scheme = _scheme(schemes.get(str(name), {"name": name}))
            shown |= {scheme, *(f"{scheme} {scope}" for scope in values(scopes))}
            told.append(" ".join((f"`{name}`", *(f"`{scope}`" for scope in values(scopes)))))
        ways[frozenset(shown)] = " and ".join(told)
    return ways or {frozenset(): "nothing"}


def _scheme(said: Node) -> str:
    return spelled({key: value for key, value in said.items() if key != "description"})


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
