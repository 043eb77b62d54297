/** JSON that no vendor documents and the network brings anyway. */
export function hostileJson(): readonly unknown[] {
  const deep = Array.from({ length: 500 }).reduce<unknown>((inner) => ({ data: { items: [inner] } }), 'end');
  const odd: unknown[] = [null, true, false, 0, -1, 1e308, '', 'text', '🙂', [], {}, [null], [[]], [{}], { id: null }, { id: {} }, { id: [] }, { id: '1' }, { id: 1, data: null }, { data: [] }, { data: [{}] }, { errors: [{ message: 'no' }] }, { message: 'not found' }, deep];
  const names = ['id', 'entity_id', 'order_id', 'currency', 'order_currency_code', 'total', 'grand_total', 'amount', 'created', 'created_at', 'updated_at', 'items', 'line_items', 'products', 'data', 'object', 'status', 'state', 'email', 'customer', 'type', 'order', 'subscription', 'charge', 'payload'];
  const values: unknown[] = [null, '', 'x', 'NaN', '1e999', -5, 12.345, 1e21, '99999999999999999999', '2026-13-45', '0000-00-00 00:00:00', [], {}, [{}], [null], { id: 1 }, '<script>', 'EURO', 'ZZZ'];
  let seed = 7;
  const random = (most: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed % most;
  };
  const made = Array.from({ length: 400 }, () => Object.fromEntries(Array.from({ length: 1 + random(12) }, () => [names[random(names.length)], values[random(values.length)]])));
  return [...odd, ...made, { data: made.slice(0, 5) }, { items: made.slice(5, 10) }];
}
