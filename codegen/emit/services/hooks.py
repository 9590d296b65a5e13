"""The methods that are written by hand, as the generated class declares them."""

from __future__ import annotations

from codegen.emit.draft import Draft
from codegen.emit.hooks import HookMethod, compute_hook, operation_hook
from codegen.module import docstring


def hook_declaration(draft: Draft, hook: HookMethod) -> str:
    """A hook that must be written, or one that does nothing until it is."""
    for module, name in hook.imports:
        draft.imports.add(module, name)
    if hook.required:
        draft.imports.add("abc", "abstractmethod")
    signature = hook.signature
    if hook.answer.source.startswith("list["):
        # Within the class, `list` is one of its operations.
        draft.imports.add("builtins")
        signature = signature.replace("-> list[", "-> builtins.list[")
    return draft.part(
        "hook_method.py.jinja",
        required=hook.required,
        computes=hook.computes,
        signature=signature,
        docstring=docstring(hook.about, 8),
    )


def hook_methods(draft: Draft) -> list[str]:
    """The hooks of the operations, and what computes members of the answer."""
    resource = draft.resource
    hooks = [
        *(operation_hook(resource, hook) for hook in resource.hooks),
        *(compute_hook(resource, field) for field in resource.computed),
    ]
    return [hook_declaration(draft, hook) for hook in hooks]
