# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The projects in the database; every statement names the owner."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import EACH, IDS, Expansions, ToMany, ToOne, few_of_each
from generated.lists import Listing, fetch_list
from generated.models.answers import TASK_ROW
from generated.models.country import Country
from generated.models.project import Project
from generated.models.task import Task
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.country import CountryRead
from generated.schemas.expanded import ProjectExpanded
from generated.schemas.project import ProjectCreate, ProjectQuery, ProjectRead, ProjectUpdate
from generated.schemas.task import TaskRead

LIST = select(Project).where(Project.user_id == bindparam("_owner"))
LISTING = Listing(LIST, Project.id)
EXPAND_COUNTRY = select(Country).where(Country.id == any_(IDS))
EXPAND_TASKS = few_of_each(
    select(*TASK_ROW)
    .where(Task.user_id == bindparam("_owner"), Task.project_id == EACH)
    .order_by(Task.id.desc()),
    5,
)
EXPANSIONS = Expansions(
    ProjectExpanded,
    {
        "country": ToOne(EXPAND_COUNTRY, "country_id", CountryRead),
        "tasks": ToMany(EXPAND_TASKS, TaskRead),
    },
)
GET = select(Project).where(Project.user_id == bindparam("_owner"), Project.id == bindparam("_id"))
FIND = GET.where(matches(Project.entity_tag))
CREATE = insert(Project).returning(Project)
UPDATE = (
    update(Project)
    .where(
        Project.user_id == bindparam("_owner"),
        Project.id == bindparam("_id"),
        matches(Project.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Project)
)
DELETE = (
    delete(Project)
    .where(
        Project.user_id == bindparam("_owner"),
        Project.id == bindparam("_id"),
        matches(Project.entity_tag),
    )
    .returning(Project.id)
)


def read(row: RowMapping | None) -> ProjectRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such project.")
    return ProjectRead.model_validate(row)


class ProjectService:
    """The projects of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: ProjectQuery) -> Page[ProjectExpanded]:
        """Some of the projects, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: ProjectCreate) -> ProjectRead:
        """Store a new project, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> ProjectExpanded:
        """The project with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: ProjectCreate) -> ProjectRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: ProjectUpdate) -> ProjectRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the project with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such project.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
