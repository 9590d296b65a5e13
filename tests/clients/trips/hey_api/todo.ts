// A round trip with the client that @hey-api/openapi-ts makes: an address and an owner.
import { client } from '../todo_client/client.gen.js';
import { completeTask, createTask, deleteTask, getTask, listTasks, updateTask } from '../todo_client/sdk.gen.js';
import { baseUrl, owner, same, there } from '../same.js';

client.setConfig({ baseUrl });
const path = { user_id: owner };

const created = await createTask({ path, body: { title: 'Buy milk', description: 'Two litres' } });
const milk = there(created.data, created.error);
same([milk.title, milk.description, milk.completed], ['Buy milk', 'Two litres', false]);
const row = { ...path, id: milk.id };
const seen = await getTask({ path: row });
same(seen.data, milk);
const tag = there(seen.response?.headers.get('ETag') ?? undefined);

const second = await createTask({ path, body: { title: 'Call the plumber' } });
const plumber = there(second.data, second.error);
const page = there((await listTasks({ path, query: { limit: 1, count: 'exact' } })).data);
same([page.items, page.total], [[plumber], 2]);
const cursor = page.next_cursor ?? '';
const last = there((await listTasks({ path, query: { limit: 1, cursor } })).data);
same(last, { items: [milk], next_cursor: null });

const version = { path: row, headers: { 'If-Match': tag }, body: { description: null } };
const changed = there((await updateTask(version)).data);
same([changed.title, changed.description], ['Buy milk', null]);
same((await updateTask(version)).error?.status, 412);
const done = there((await completeTask({ path: row, body: {} })).data);
same(done.completed, true);

const refused = await createTask({ path, body: { title: '' } });
same(refused.error?.status, 422);
same(refused.error?.errors?.map((flaw) => flaw.pointer), ['/title']);

same((await deleteTask({ path: row })).response?.status, 204);
same((await getTask({ path: row })).error?.status, 404);
