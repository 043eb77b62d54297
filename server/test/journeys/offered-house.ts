import type { ConversationView } from '../../src/modules/conversations/contract.ts';
import { createPerson } from '../../src/modules/identity/index.ts';
import type { OfferView, PoolView, PresenceView, ScopeRulesView } from '../../src/modules/routing/contract.ts';
import { acceptOffer, passOffer } from '../../src/modules/routing/commands/answer-offer.ts';
import { sayState } from '../../src/modules/routing/index.ts';
import { offersTo } from '../../src/modules/routing/queries/my-offers.ts';
import { systemActor, type Actor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

export type Rule = ScopeRulesView['rules'][number];

/** A Keepdesk in which some people share a pool that offers, acting as they would through the API. */
export interface OfferedHouse {
  readonly world: TestHouse;
  /** somebody who works in the brand; `as` runs what they do */
  hire(name: string): Promise<string>;
  as<T>(personId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  pool(given: Partial<PoolView> & { name: string }): Promise<PoolView>;
  rules(...rules: (Partial<Rule> & { pool_id: string | null })[]): Promise<ScopeRulesView>;
  say(personId: string, state: PresenceView['state']): Promise<void>;
  offers(personId: string): Promise<OfferView[]>;
  /** waits until somebody is offered something */
  offered(personId: string): Promise<OfferView>;
  accept(personId: string, offerId: string): Promise<string>;
  pass(personId: string, offerId: string): Promise<void>;
  written(subject: string, more?: object): Promise<ConversationView>;
  ownerOf(id: string): Promise<string | null>;
  /** everything is heard and decided */
  quiet(): Promise<void>;
}

export async function openOfferedHouse(): Promise<OfferedHouse> {
  const world = await openTestHouse();
  const { data: roles } = await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles');
  const role = roles.find((one) => one.name === 'agent')?.id ?? '';
  const names = new Map<string, string>();
  const actorOf = (id: string): Actor => ({ kind: 'person', id, name: names.get(id) ?? '', grants: new Map([['conversations.read', [world.brandId]], ['conversations.change', [world.brandId]]]), brands: [world.brandId] });
  const as = <T>(id: string, work: (tx: Tx) => Promise<T>): Promise<T> => world.house.db.transact(actorOf(id), work);
  const house: OfferedHouse = {
    world, as,
    async hire(name) {
      const id = await world.house.db.transact(systemActor('test'), (tx) => createPerson(tx, { name, email: `${name.toLowerCase()}@north.test`, passphraseHash: null, roles: [{ role_id: role, brand_id: world.brandId }] }));
      names.set(id, name);
      return id;
    },
    pool: (given) => world.call<PoolView>('POST', '/api/v1/pools', { kind: 'shared', mode: 'offered', brand_ids: [world.brandId], ...given }),
    async rules(...rules) {
      const { version } = await world.call<ScopeRulesView>('GET', `/api/v1/brands/${world.brandId}/scope-rules`);
      const full = rules.map((rule, i): Rule => ({ id: crypto.randomUUID(), name: `Rule ${i}`, conditions: [], needs: [], tier: 1, in_house_only: false, speaks_language: false, ...rule }));
      return world.call<ScopeRulesView>('PUT', `/api/v1/brands/${world.brandId}/scope-rules`, { version, rules: full });
    },
    say: (id, state) => as(id, (tx) => sayState(tx, id, state)),
    offers: (id) => world.house.db.read(actorOf(id), (tx) => offersTo(tx, id)),
    offered: (id) => world.until(async () => (await house.offers(id))[0]),
    accept: (id, offer) => as(id, (tx) => acceptOffer(tx, id, offer)),
    pass: (id, offer) => as(id, (tx) => passOffer(tx, id, offer)),
    written: (subject, more = {}) => world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email: `${subject.replace(/\W+/g, '-').toLowerCase()}@shopper.test` }, text: 'Where is it?', ...more }),
    ownerOf: async (id) => (await world.call<ConversationView>('GET', `/api/v1/conversations/${id}`)).assignee?.id ?? null,
    async quiet() {
      await world.settled();
      const due = () => world.house.db.read(systemActor('test'), (tx) => tx.maybe(sql`select 1 from platform.job where state = 'ready' and run_at <= ${tx.now} and kind like 'routing.%'`));
      for (let still = 0; still < 2; still += 1) {
        if (await due()) still = -1;
        await world.house.runner.drain();
        await world.settled();
      }
    },
  };
  return house;
}
