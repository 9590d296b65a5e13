"""Bytes to a document: text, YAML without its traps, several files, and where each thing stands."""
