import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActionForShop } from '../ports.ts';
import { MOST_ATTEMPTS, type ActionState } from '../rules/action-steps.ts';
import type { ActionMove } from '../store/actions.ts';
import { carryOut, type ActionKeep, type Carrier, type KeptAction } from './carry-out.ts';

/** A process that is killed: nothing after it happens. */
class Killed extends Error {}

/** The same numbers for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const forShop = { id: 'a', attempt: 0, order: { id: 'o' } } as unknown as ActionForShop;

/** A shop without idempotency, as bad as they come: it answers late or never, does what nobody waits for any more, and lies down. */
class BadShop {
  done = 0;
  sent = 0;
  #arriving: number[] = [];
  readonly #random: () => number;
  readonly #world: { now: number };
  readonly #declines: boolean;

  constructor(random: () => number, world: { now: number }) {
    this.#random = random;
    this.#world = world;
    this.#declines = random() < 0.1;
  }

  #arrive(): void {
    const due = this.#arriving.filter((at) => at <= this.#world.now);
    this.#arriving = this.#arriving.filter((at) => at > this.#world.now);
    this.done += due.length;
  }

  desk(killed: () => void): Carrier<ActionForShop> {
    const fails = (chance: number): boolean => this.#random() < chance;
    return {
      refresh: async () => {
        killed();
        if (fails(0.2)) throw new Error('unreachable');
      },
      send: async () => {
        killed();
        this.sent++;
        this.#world.now += Math.floor(this.#random() * 20_000);
        if (fails(0.15)) throw new Error('the connection was refused');
        if (this.#declines) return { answer: 'declined', said: 'no' };
        // Given up by us, and still under way for up to a minute.
        if (fails(0.25)) {
          this.#arriving.push(this.#world.now + Math.floor(this.#random() * 60_000));
          throw new Error('timed out');
        }
        this.done++;
        killed();
        if (fails(0.2)) throw new Error('the answer was cut off');
        return { answer: 'accepted', said: 'ok' };
      },
      find: async () => {
        this.#arrive();
        killed();
        if (fails(0.25)) throw new Error('unreachable');
        return this.done > 0 ? { happened: 'yes', said: 'there' } : { happened: 'no', said: 'not there' };
      },
    };
  }

  get settledCount(): number {
    return this.done + this.#arriving.length;
  }
}

function keepOf(action: { state: ActionState; attempts: number; looks: number; sentAt: Date | null }, killed: () => void, log: ActionMove[]): ActionKeep {
  return {
    load: async (): Promise<KeptAction> => ({ ...action, forShop }),
    busy: async () => false,
    judge: async () => null,
    move: async (from, to) => {
      killed();
      if (action.state !== from) return false;
      Object.assign(action, { state: to.state, attempts: to.attempts ?? action.attempts, looks: to.looks ?? action.looks, sentAt: to.sentAt ?? action.sentAt });
      log.push(to);
      killed();
      return true;
    },
  };
}

test('1,000 bad days at a shop without idempotency: never twice, and what the screen says is true', async () => {
  let repeated = 0;
  const ended = { done: 0, failed: 0 };
  for (let seed = 1; seed <= 1000; seed++) {
    const random = seeded(seed);
    const world = { now: 0 };
    const shop = new BadShop(random, world);
    const killed = (): void => {
      if (random() < 0.08) throw new Killed();
    };
    const action = { state: 'asked' as ActionState, attempts: 0, looks: 0, sentAt: null as Date | null };
    const keep = keepOf(action, killed, []);
    for (let turn = 0; turn < 400 && !['done', 'failed'].includes(action.state); turn++) {
      // A job that is run by two after a lost lease is one after the other; who comes second finds the state moved on.
      const wait = await carryOut(keep, shop.desk(killed), () => new Date(world.now)).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
        return 30_000;
      });
      world.now += wait ?? 0;
    }
    assert.ok(shop.settledCount <= 1, `seed ${seed}: done ${shop.settledCount} times`);
    assert.ok(action.state === 'done' || action.state === 'failed', `seed ${seed}: ${action.state}`);
    assert.equal(action.state === 'done' ? 1 : 0, shop.settledCount, `seed ${seed}: says ${action.state}`);
    assert.ok(action.attempts <= MOST_ATTEMPTS);
    if (shop.sent > 1) repeated++;
    ended[action.state as 'done' | 'failed']++;
  }
  // The days were bad enough to prove something.
  assert.ok(repeated > 100 && ended.done > 500 && ended.failed > 20, JSON.stringify({ repeated, ended }));
});

test('what cannot be done any more is not sent, and an answer nobody can believe is looked after', async () => {
  const action = { state: 'asked' as ActionState, attempts: 0, looks: 0, sentAt: null as Date | null };
  const log: ActionMove[] = [];
  const keep = { ...keepOf(action, () => {}, log), judge: async () => 'already_cancelled' };
  const shop = new BadShop(() => 0.99, { now: 0 });
  assert.equal(await carryOut(keep, shop.desk(() => {}), () => new Date(0)), null);
  assert.deepEqual([action.state, log.at(-1)?.problem, log.at(-1)?.note, shop.sent], ['failed', 'not_possible', 'already_cancelled', 0]);
});
