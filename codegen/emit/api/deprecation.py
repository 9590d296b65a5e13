"""What routes say of themselves when they are still there, but not for long."""

from __future__ import annotations

from codegen.catalog import Deprecation
from codegen.emit.draft import Draft


def deprecation_options(draft: Draft, deprecation: Deprecation | None) -> str:
    """The arguments, behind others, that mark a route or a router."""
    if deprecation is None:
        return ""
    if deprecation.sunset is None:
        return ", deprecated=True"
    draft.imports.add("fastapi", "Depends")
    draft.imports.add("generated.api.deprecation", "Sunset")
    day = deprecation.sunset.isoformat()
    return f', deprecated=True, dependencies=[Depends(Sunset("{day}"))]'
