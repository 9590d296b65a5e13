# Generated from schema.yaml; edit the schema, not this file. [seal 0fe94a43a8fc]
"""The projects in the database; every statement names the owner."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import EACH, IDS, Expansions, Read, ToMany, ToOne, few_of_each
from generated.filters import Filters, equals, starts_with
from generated.lists import Listing, fetch_list
from generated.models.answers import PROJECT_ROW, PROJECT_VERSION, TASK_ROW
from generated.models.country import Country
from generated.models.membership import Membership
from generated.models.person import Person
from generated.models.project import Project
from generated.models.task import Task
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.country import CountryRead
from generated.schemas.expanded import ProjectExpanded
from generated.schemas.person import PersonRead
from generated.schemas.project import (
    ProjectCreate,
    ProjectQuery,
    ProjectRead,
    ProjectReplace,
    ProjectUpdate,
)
from generated.schemas.task import TaskRead
from generated.transactions import run

LIST = select(*PROJECT_ROW).where(Project.user_id == bindparam("_owner"))
FILTERS: Filters = {"slug": equals(Project.slug), "name.starts_with": starts_with(Project.name)}
SORTS: Sorts = {"name": Project.name, "created_at": Project.created_at}
LISTING = Listing(LIST, Project.id, filters=FILTERS, sorts=SORTS)
EXPAND_COUNTRY = select(Country).where(Country.id == any_(IDS))
EXPAND_TASKS = few_of_each(
    select(*TASK_ROW)
    .where(Task.user_id == bindparam("_owner"), Task.project_id == EACH)
    .order_by(Task.id.desc()),
    50,
)
EXPAND_PEOPLE = few_of_each(
    select(Person)
    .distinct()
    .join(Membership, Membership.person_id == Person.id)
    .where(
        Membership.user_id == bindparam("_owner"),
        Membership.project_id == EACH,
        Person.user_id == bindparam("_owner"),
    )
    .order_by(Person.id),
    100,
)
EXPANSIONS = Expansions(
    ProjectExpanded,
    {
        "country": ToOne(EXPAND_COUNTRY, "country_id", CountryRead),
        "tasks": ToMany(EXPAND_TASKS, TaskRead),
        "people": ToMany(EXPAND_PEOPLE, PersonRead),
    },
)
GET = select(*PROJECT_ROW, PROJECT_VERSION).where(
    Project.user_id == bindparam("_owner"), Project.id == bindparam("_id")
)
FIND = GET.where(matches(PROJECT_VERSION))
CREATE = insert(Project).returning(Project)
UPDATE = (
    update(Project)
    .where(
        Project.user_id == bindparam("_owner"),
        Project.id == bindparam("_id"),
        matches(PROJECT_VERSION),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(*PROJECT_ROW, PROJECT_VERSION)
)
DELETE = (
    delete(Project)
    .where(
        Project.user_id == bindparam("_owner"),
        Project.id == bindparam("_id"),
        matches(PROJECT_VERSION),
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
        self,
        database: Database,
        owner: str,
        read_task: Callable[[RowMapping], TaskRead],
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()
        self.readers: Mapping[str, Read] = {"tasks": read_task}

    async def list(self, query: ProjectQuery) -> Page[ProjectExpanded]:
        """Some of the projects, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand, self.readers)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: ProjectCreate) -> ProjectRead:
        """Store a new project with what it is joined to, and give it its id."""
        values = data.model_dump(by_alias=True)
        new_id = uuid7()
        async with self.database.transaction() as session:
            await run(session, CREATE, {**values, "user_id": self.owner, "id": new_id})
            stored = await run(session, GET, self.key(new_id))
        return read(stored)

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> ProjectExpanded:
        """The project with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand, self.readers)
        return found

    async def replace(self, id: UUID, data: ProjectReplace) -> ProjectRead:
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
