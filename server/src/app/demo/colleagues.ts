import { WebSocket } from 'ws';
import { createSignInLink } from '../../modules/identity/index.ts';
import { systemActor } from '../../platform/actor/actor.ts';
import { pick, type Random } from '../../platform/random/random.ts';
import type { House } from '../house.ts';
import type { DemoPerson, World } from './build-world.ts';

/** In the hours of their site; a Sunday is a day like any other to a shop. */
const BEGIN_HOUR = 7;
const END_HOUR = 20;
/** However late it is everywhere, somebody is there. */
const FEWEST = 4;
const STEP_MS = 4000;

interface AtWork {
  readonly cookie: string;
  readonly socket: WebSocket;
}

/** The demo's people at their desks: signed in with sessions of their own, seen by each other, answering through the API as anybody would. */
export class Colleagues {
  readonly #house: House;
  readonly #world: World;
  readonly #random: Random;
  readonly #pause: (milliseconds: number) => Promise<void>;
  readonly #atWork = new Map<string, AtWork>();
  #base = '';

  constructor(house: House, world: World, random: Random, pause: (milliseconds: number) => Promise<void>) {
    this.#house = house;
    this.#world = world;
    this.#random = random;
    this.#pause = pause;
  }

  async begin(webPort: number): Promise<void> {
    this.#base = `http://127.0.0.1:${webPort}`;
    await this.#changeShift();
  }

  end(): void {
    for (const { socket } of this.#atWork.values()) socket.terminate();
    this.#atWork.clear();
  }

  /** One of those on shift takes the conversation that has waited longest, reads it, writes for a while and answers it with a macro. */
  async takeTurn(): Promise<void> {
    await this.#changeShift();
    const person = pick(this.#random, this.#world.people.filter((one) => this.#atWork.has(one.id)));
    const { cookie, socket } = this.#atWork.get(person.id) as AtWork;
    const waiting = await this.#call<{ data: { id: string; brand_id: string; assignee: { id: string } | null }[] }>(cookie, 'GET', '/api/v1/conversations?status=open&sort=waiting&limit=20');
    const next = waiting.data.find((row) => row.assignee?.id === person.id) ?? waiting.data.find((row) => row.assignee === null);
    if (!next) return;
    const say = (state: 'viewing' | 'typing' | 'left'): void => socket.send(JSON.stringify({ type: 'presence', conversation_id: next.id, brand_id: next.brand_id, state }));
    if (next.assignee === null) await this.#call(cookie, 'PATCH', `/api/v1/conversations/${next.id}`, { assignee_id: person.id });
    await this.#call(cookie, 'PUT', '/api/v1/me/handling', { conversation_id: next.id });
    say('viewing');
    await this.#pause(STEP_MS * (1 + this.#random.next()));
    say('typing');
    await this.#pause(STEP_MS * (1 + this.#random.next()));
    await this.#answer(cookie, person.id, next);
    say('left');
    await this.#call(cookie, 'PUT', '/api/v1/me/handling', { conversation_id: null });
  }

  async #answer(cookie: string, personId: string, { id, brand_id }: { id: string; brand_id: string }): Promise<void> {
    // Somebody else may have taken it over meanwhile: whoever explores the demo, say.
    const now = await this.#call<{ assignee: { id: string } | null }>(cookie, 'GET', `/api/v1/conversations/${id}`);
    if (now.assignee?.id !== personId) return;
    const macros = await this.#call<{ data: { id: string; brand_id: string }[] }>(cookie, 'GET', '/api/v1/macros');
    const macro = pick(this.#random, macros.data.filter((one) => one.brand_id === brand_id));
    const words = await this.#call<{ text: string; unfilled: string[] }>(cookie, 'POST', `/api/v1/macros/${macro.id}/preview`, { conversation_id: id });
    if (words.unfilled.length === 0) await this.#call(cookie, 'POST', `/api/v1/conversations/${id}/replies`, { text: words.text, macro_id: macro.id });
  }

  /** Who is due sits down, who is done goes home. */
  async #changeShift(): Promise<void> {
    const now = this.#house.db.clock.now();
    const inHours = this.#world.people.filter((person) => hourIn(now, person.timeZone) >= BEGIN_HOUR && hourIn(now, person.timeZone) < END_HOUR);
    const due = inHours.length >= FEWEST ? inHours : this.#world.people.slice(0, FEWEST);
    for (const person of due) if (this.#atWork.get(person.id)?.socket.readyState !== WebSocket.OPEN) await this.#sitDown(person);
    for (const [id, { cookie, socket }] of this.#atWork) {
      if (due.some((person) => person.id === id)) continue;
      await this.#call(cookie, 'PUT', '/api/v1/me/state', { state: 'offline' });
      socket.close();
      this.#atWork.delete(id);
    }
  }

  async #sitDown(person: DemoPerson): Promise<void> {
    const cookie = this.#atWork.get(person.id)?.cookie ?? (await this.#signIn(person));
    const socket = new WebSocket(`${this.#base.replace('http', 'ws')}/api/v1/live`, { headers: { cookie, origin: this.#house.config.publicUrl } });
    socket.on('error', (error) => this.#house.log.debug({ err: error }, 'a demo colleague is cut off'));
    await new Promise((resolve) => socket.once('open', resolve).once('close', resolve));
    this.#atWork.set(person.id, { cookie, socket });
    await this.#call(cookie, 'PUT', '/api/v1/me/state', { state: 'available' });
  }

  async #signIn(person: DemoPerson): Promise<string> {
    const link = await this.#house.db.transact(systemActor('demo'), (tx) => createSignInLink(tx, person.id, this.#base));
    const answer = await fetch(link, { redirect: 'manual' });
    return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  }

  async #call<T>(cookie: string, method: string, url: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.#base}${url}`, { method, headers: { cookie, origin: this.#house.config.publicUrl, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status}`);
    return (await answer.json()) as T;
  }
}

const hourIn = (at: Date, timeZone: string): number => Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(at));
