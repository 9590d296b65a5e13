# Generated from schema.yaml; edit the schema, not this file. [seal 321d59f1382f]
"""The routes of the API, in the order of the schema."""

from fastapi import APIRouter

from generated.api import task

routers: tuple[APIRouter, ...] = (task.router,)
