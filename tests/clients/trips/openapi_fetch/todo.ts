// A round trip with the types that openapi-typescript makes, and openapi-fetch: an address and an owner.
import createClient from 'openapi-fetch';
import type { components, paths } from '../todo_client.js';
import { baseUrl, owner, same, there } from '../same.js';

const client = createClient<paths>({ baseUrl });
const tasks = '/api/{user_id}/tasks';
const task = '/api/{user_id}/tasks/{id}';
const path = { user_id: owner };

const body: components['schemas']['TaskCreate'] = { title: 'Buy milk', description: 'Two litres', completed: false };
const created = await client.POST(tasks, { params: { path }, body });
same(created.response.status, 201);
const milk = there(created.data, created.error);
same([milk.title, milk.description, milk.completed], ['Buy milk', 'Two litres', false]);
const row = { ...path, id: milk.id };
const seen = await client.GET(task, { params: { path: row } });
same(seen.data, milk);
const tag = there(seen.response.headers.get('ETag') ?? undefined);

const second = await client.POST(tasks, { params: { path }, body: { title: 'Call the plumber', completed: false } });
const plumber = there(second.data, second.error);
const page = there((await client.GET(tasks, { params: { path, query: { limit: 1, count: 'exact' } } })).data);
same([page.items, page.total], [[plumber], 2]);
const cursor = page.next_cursor ?? '';
const last = there((await client.GET(tasks, { params: { path, query: { limit: 1, cursor } } })).data);
same(last, { items: [milk], next_cursor: null });

const known = await client.GET(task, { params: { path: row, header: { 'If-None-Match': tag } } });
same(known.response.status, 304);
const version = { path: row, header: { 'If-Match': tag } };
const patched = await client.PATCH(task, { params: version, body: { description: null } });
same([patched.data?.title, patched.data?.description], ['Buy milk', null]);
const stale = await client.PATCH(task, { params: version, body: { description: null } });
same(stale.error?.status, 412);
const completed = await client.PATCH('/api/{user_id}/tasks/{id}/complete', {
  params: { path: row },
  body: { completed: true },
});
same(completed.data?.completed, true);

const refused = await client.POST(tasks, { params: { path }, body: { ...body, title: '' } });
same(refused.error?.status, 422);
same(refused.error?.errors?.map((flaw) => flaw.pointer), ['/title']);

same((await client.DELETE(task, { params: { path: row } })).response.status, 204);
same((await client.GET(task, { params: { path: row } })).error?.status, 404);
