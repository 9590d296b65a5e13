"""A module in the making: the resource that it speaks of, and what it imports so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from codegen.catalog import Catalog, Resource, Scope
from codegen.emit.render import render
from codegen.emit.wire import Annotation
from codegen.module import Imports
from codegen.naming import article, words


@dataclass(frozen=True, slots=True)
class Draft:
    """What each part of a module is made from. A part imports what it uses as it is made."""

    resource: Resource
    catalog: Catalog
    imports: Imports = field(default_factory=Imports)

    def part(self, template: str, **values: object) -> str:
        """A template filled in with the resource's names, to stand within a module."""
        return render(template, **names(self.resource), **values).rstrip()

    def schema(self, *classes: str) -> None:
        """Import classes of the resource's own module of schemas."""
        self.imports.add(f"generated.schemas.{self.resource.module}", *classes)

    def model(self, resource: Resource) -> None:
        """Import the model of a resource."""
        self.imports.add(f"generated.models.{resource.module}", resource.class_name)

    def use(self, type_: Annotation) -> str:
        """The source of a type, whose imports are added."""
        for module, name in type_.imports:
            self.imports.add(module, name)
        return type_.source


def names(resource: Resource) -> dict[str, str]:
    """What templates call a resource: by class, by name, and in prose."""
    noun, nouns = words(resource.name), words(resource.plural)
    return {
        "Task": resource.class_name,
        "task": resource.name,
        "tasks": resource.plural,
        "words": noun,
        "a_task": f"{article(noun)} {noun}",
        "plural_words": nouns,
        "Plural_words": nouns.capitalize(),
        "item": item_path(resource),
        "read": "self.read" if resource.computed else "read",
    }


def item_path(resource: Resource) -> str:
    """The path of one row below the resource's, as the routes declare it.

    Where actions stand beside the rows, the word of an action is not taken for an id.
    """
    beside = any(action.scope is Scope.COLLECTION for action in resource.actions)
    return "/{id:row}" if beside else "/{id}"
