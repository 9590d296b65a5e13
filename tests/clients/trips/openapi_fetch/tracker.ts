// Enums, filters, orders, expansions, rows under rows and an action, with openapi-fetch.
import createClient from 'openapi-fetch';
import type { paths } from '../tracker_client.js';
import { baseUrl, owner, same, there } from '../same.js';

// The lists of this API have commas between their items.
const client = createClient<paths>({
  baseUrl,
  querySerializer: { array: { style: 'form', explode: false } },
});
const path = { user_id: owner };

const project = await client.POST('/api/{user_id}/projects', {
  params: { path },
  body: { name: 'Garden', slug: 'garden' },
});
const garden = there(project.data, project.error);
const sown = await client.POST('/api/{user_id}/tasks', {
  params: { path },
  body: { title: 'Sow', priority: 'high', due_at: '2030-04-01T09:00:00Z', project_id: garden.id },
});
const sow = there(sown.data, sown.error);
same([sow.status, sow.priority, sow.due_at], ['todo', 'high', '2030-04-01T09:00:00Z']);
const row = { ...path, id: sow.id };

const started = await client.PATCH('/api/{user_id}/tasks/{id}/start', { params: { path: row } });
same(started.data?.status, 'doing');
const again = await client.PATCH('/api/{user_id}/tasks/{id}/start', { params: { path: row } });
same(again.error?.type, 'urn:problem-type:conflict');

const found = await client.GET('/api/{user_id}/tasks', {
  params: {
    path,
    query: {
      'status.in': ['doing', 'done'],
      'due_at.lt': '2031-01-01T00:00:00Z',
      sort: ['-due_at', 'created_at'],
      expand: ['project', 'tags'],
    },
  },
});
const tasks = there(found.data, found.error).items;
same(tasks.map((each) => [each.id, each.project?.name, each.tags]), [[sow.id, 'Garden', []]]);

const comments = '/api/{user_id}/tasks/{task_id}/comments';
const under = { ...path, task_id: sow.id };
await client.POST(comments, { params: { path: under }, body: { body: 'Not in frost.' } });
const said = await client.GET(comments, { params: { path: under } });
same(said.data?.items.map((each) => each.body), ['Not in frost.']);
