# Generated from schema.yaml; edit the schema, not this file. [seal f0653fbc2b3c]
"""The routes of the API, in the order of the schema."""

from fastapi import APIRouter

from generated.api import book, shelf

routers: tuple[APIRouter, ...] = (
    book.router,
    shelf.router,
)
