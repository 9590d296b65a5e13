"""What the author wrote: the schema's shape as values, optional things optional, all with spans."""

from codegen.read.spec.actions import ActionSpec, TransitionSpec
from codegen.read.spec.enums import EnumSpec
from codegen.read.spec.fields import Constraints, FieldSpec
from codegen.read.spec.keys import Written
from codegen.read.spec.lookups import CheckSpec, IndexSpec, ListSpec
from codegen.read.spec.relations import RelationSpec
from codegen.read.spec.resources import ResourceSpec
from codegen.read.spec.schema import (
    ApiSpec,
    CorsSpec,
    DefaultsSpec,
    OwnerSpec,
    RemovalSpec,
    Spec,
    specify,
)

__all__ = [
    "ActionSpec",
    "ApiSpec",
    "CheckSpec",
    "Constraints",
    "CorsSpec",
    "DefaultsSpec",
    "EnumSpec",
    "FieldSpec",
    "IndexSpec",
    "ListSpec",
    "OwnerSpec",
    "RelationSpec",
    "RemovalSpec",
    "ResourceSpec",
    "Spec",
    "TransitionSpec",
    "Written",
    "specify",
]
