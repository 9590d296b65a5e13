# Generated from schema.yaml; edit the schema, not this file. [seal 6d1614d4f6b4]
# The digest of that schema: a41494ed06b4
"""The API, generated; `overrides/` holds what is written by hand."""
