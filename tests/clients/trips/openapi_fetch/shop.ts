// Shared rows, JSON, decimals, ids in lists and a chain of actions, with openapi-fetch.
import createClient from 'openapi-fetch';
import type { paths } from '../shop_client.js';
import { baseUrl, owner, same, there } from '../same.js';

const client = createClient<paths>({
  baseUrl,
  querySerializer: { array: { style: 'form', explode: false } },
});
const path = { customer_id: owner };

const products = await client.GET('/shop/v2/products', { params: { query: { slug: 'teapot' } } });
const teapot = there(there(products.data, products.error).items[0]);
same([teapot.price, teapot.attributes], ['24.90', { litres: 1.2 }]);

const created = await client.POST('/shop/v2/{customer_id}/orders', {
  params: { path },
  body: { number: 'A-1', currency: 'EUR' },
});
const order = there(created.data, created.error);
same(order.status, 'cart');
const line = await client.POST('/shop/v2/{customer_id}/orders/{order_id}/order_lines', {
  params: { path: { ...path, order_id: order.id } },
  body: { product_id: teapot.id, quantity: 2 },
});
same(line.data?.total, '49.80');
const row = { ...path, id: order.id };
const whole = await client.GET('/shop/v2/{customer_id}/orders/{id}', {
  params: { path: row, query: { expand: ['lines', 'address'] } },
});
same(whole.data?.lines?.map((each) => each.id), [line.data?.id]);
same(whole.data?.address, null);
const cancelled = await client.PUT('/shop/v2/{customer_id}/orders/{id}/cancel', { params: { path: row } });
same(cancelled.data?.status, 'cancelled');

const wished = await client.POST('/shop/v2/{customer_id}/wishlists', {
  params: { path },
  body: { name: 'Kitchen', public: false },
});
const wishes = there(wished.data, wished.error);
const changed = await client.PATCH('/shop/v2/{customer_id}/wishlists/{id}', {
  params: { path: { ...path, id: wishes.id } },
  body: { product_ids: [teapot.id] },
});
same(changed.data?.product_ids, [teapot.id]);
