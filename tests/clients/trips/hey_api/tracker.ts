// Enums, filters, orders, expansions, rows under rows and an action, with @hey-api/openapi-ts.
import { client } from '../tracker_client/client.gen.js';
import {
  createComment,
  createProject,
  createTask,
  listComments,
  listTasks,
  startTask,
} from '../tracker_client/sdk.gen.js';
import { baseUrl, owner, same, there } from '../same.js';

client.setConfig({ baseUrl });
const path = { user_id: owner };

const project = await createProject({ path, body: { name: 'Garden', slug: 'garden' } });
const garden = there(project.data, project.error);
const sown = await createTask({
  path,
  body: { title: 'Sow', priority: 'high', due_at: '2030-04-01T09:00:00Z', project_id: garden.id },
});
const sow = there(sown.data, sown.error);
same([sow.status, sow.priority, sow.due_at], ['todo', 'high', '2030-04-01T09:00:00Z']);
const row = { ...path, id: sow.id };

same(there((await startTask({ path: row })).data).status, 'doing');
same((await startTask({ path: row })).error?.type, 'urn:problem-type:conflict');

const found = await listTasks({
  path,
  query: {
    'status.in': ['doing', 'done'],
    'due_at.lt': '2031-01-01T00:00:00Z',
    sort: ['-due_at', 'created_at'],
    expand: ['project', 'tags'],
  },
});
const tasks = there(found.data, found.error).items;
same(tasks.map((each) => [each.id, each.project?.name, each.tags]), [[sow.id, 'Garden', []]]);

const under = { ...path, task_id: sow.id };
await createComment({ path: under, body: { body: 'Not in frost.' } });
const said = await listComments({ path: under });
same(said.data?.items.map((each) => each.body), ['Not in frost.']);
