# Generated from schema.yaml; edit the schema, not this file. [seal f00649daf4ff]
# The digest of that schema: 3cac191cf6c9
"""The API, generated; `overrides/` holds what is written by hand."""
