# Generated from schema.yaml; edit the schema, not this file. [seal 7cb3c3daeecb]
"""The API, generated; `overrides/` holds what is written by hand."""
