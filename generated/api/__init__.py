# Generated from schema.yaml; edit the schema, not this file. [seal 8a918562451d]
"""The routes of the API: those of owned rows first, otherwise in the order of the schema."""

from fastapi import APIRouter

from generated.api import task

routers: tuple[APIRouter, ...] = (task.router,)
