"""The least that can be written: what a message shows where something is missing."""

from __future__ import annotations

FIELDS = "{ title: { type: string, required: true } }"
RESOURCES = f"{{ task: {{ fields: {FIELDS} }} }}"
API = "{ title: Todo, version: 0.1.0 }"

SMALLEST = f"spec: 1\napi: {API}\nresources: {RESOURCES}"
"""The smallest schema that reads without a mistake."""
