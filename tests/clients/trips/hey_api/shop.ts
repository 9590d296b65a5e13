// Shared rows, JSON, decimals, ids in lists and a chain of actions, with @hey-api/openapi-ts.
import { client } from '../shop_client/client.gen.js';
import {
  cancelOrder,
  createOrder,
  createOrderLine,
  createWishlist,
  getOrder,
  listProducts,
  updateWishlist,
} from '../shop_client/sdk.gen.js';
import { baseUrl, owner, same, there } from '../same.js';

client.setConfig({ baseUrl });
const path = { customer_id: owner };

const products = await listProducts({ query: { slug: 'teapot' } });
const teapot = there(there(products.data, products.error).items[0]);
same([teapot.price, teapot.attributes], ['24.90', { litres: 1.2 }]);

const created = await createOrder({ path, body: { number: 'A-1' } });
const order = there(created.data, created.error);
same(order.status, 'cart');
const added = await createOrderLine({
  path: { ...path, order_id: order.id },
  body: { product_id: teapot.id, quantity: 2 },
});
const line = there(added.data, added.error);
same(line.total, '49.80');
const row = { ...path, id: order.id };
const whole = await getOrder({ path: row, query: { expand: ['lines', 'address'] } });
same(whole.data?.lines?.map((each) => each.id), [line.id]);
same(whole.data?.address, null);
same(there((await cancelOrder({ path: row })).data).status, 'cancelled');

const wished = await createWishlist({ path, body: { name: 'Kitchen' } });
const wishes = there(wished.data, wished.error);
const changed = await updateWishlist({
  path: { ...path, id: wishes.id },
  body: { product_ids: [teapot.id] },
});
same(there(changed.data, changed.error).product_ids, [teapot.id]);
