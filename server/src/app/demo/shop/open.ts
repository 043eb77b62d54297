import { changePortal } from '../../../modules/portal/index.ts';
import { systemActor } from '../../../platform/actor/actor.ts';
import { seededRandom } from '../../../platform/random/random.ts';
import type { House } from '../../house.ts';
import type { World } from '../build-world.ts';
import type { History } from '../history.ts';
import { DemoPost } from './post.ts';
import type { DemoShop } from './serve.ts';

/** Turns the chat of the demo's brands on and opens the shop of the first, with one shopper who has an account and an order. */
export async function openDemoShop(house: House, world: World, history: History, smtpPort: number | null): Promise<DemoShop> {
  const [brand] = world.brands;
  if (!brand) throw new Error('the demo has no brand');
  // Nobody who tries the demo wants to be away for long before mail takes over.
  const look = { away_minutes: 1, greeting: 'Hello! Ask us anything about wool, sizes or your order.', form: { name: 'optional' as const, email: 'optional' as const, topics: ['A product', 'My order', 'Something else'] } };
  const setUp = await house.db.transact(systemActor('demo'), (tx) => house.chat.setUp(tx, brand.id, { enabled: true, look }));
  await house.db.transact(systemActor('demo'), (tx) => changePortal(tx, brand.id, { enabled: true }));
  // The same seed finds the same shopper and order again after a restart.
  const shopper = await history.newShopper(brand, seededRandom(20_261_121), house.db.clock.now(), 'CHAT');
  return { brand, ...setUp, shopper: { name: shopper.name, email: shopper.email }, post: new DemoPost(world.brands.map((one) => one.domain), smtpPort) };
}
