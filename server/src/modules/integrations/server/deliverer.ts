import { randomUUID } from 'node:crypto';
import { systemActor } from '../../../platform/actor/actor.ts';
import { recordRound } from '../commands/record-round.ts';
import { secretPurpose } from '../commands/change-endpoints.ts';
import type { IntegrationsPorts } from '../ports.ts';
import { dueDeliveries } from '../store/deliveries.ts';
import { holdDueEndpoints, letEndpointsGo, type EndpointRow } from '../store/endpoints.ts';
import { Lane, type LaneSetUp, type Told } from './lane.ts';

const HOLD_MS = 60_000;
const LOOK_MS = 1000;
const RECORD_MS = 20;
const deliverer = systemActor('webhooks');

/**
 * Delivers what is due, one lane for each endpoint. Processes share the endpoints: each is served where it is held. A
 * delivery stays due until its outcome is written down, so what was under way when a process died is sent again.
 */
export class Deliverer {
  readonly #ports: IntegrationsPorts;
  readonly #holder = randomUUID();
  readonly #lanes = new Map<string, Lane>();
  #told: Told[] = [];
  #timer: NodeJS.Timeout | undefined;
  #recording: NodeJS.Timeout | undefined;
  #rounds: Promise<void> = Promise.resolve();
  #recorded: Promise<void> = Promise.resolve();
  #asked = false;
  #stopped = true;

  constructor(ports: IntegrationsPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Something may be due. */
  wake(): void {
    if (this.#stopped || this.#asked) return;
    this.#asked = true;
    clearTimeout(this.#timer);
    this.#rounds = this.#rounds
      .then(() => {
        this.#asked = false;
        return this.#round();
      })
      .catch((error: unknown) => this.#ports.log.warn({ err: error as Error }, 'webhooks could not be looked up; trying again'))
      .finally(() => {
        clearTimeout(this.#timer);
        if (!this.#stopped) this.#timer = setTimeout(() => this.wake(), LOOK_MS);
      });
  }

  /** What is under way is finished or will be sent again by whoever comes next. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#recording);
    await this.#rounds;
    for (const lane of this.#lanes.values()) lane.close();
    await this.#recorded;
    await this.#record();
    await this.#ports.db.transact(deliverer, (tx) => letEndpointsGo(tx, this.#holder)).catch(() => {});
  }

  async #round(): Promise<void> {
    const until = new Date(this.#ports.clock.now().getTime() + HOLD_MS);
    const held = await this.#ports.db.transact(deliverer, (tx) => holdDueEndpoints(tx, this.#holder, until));
    await Promise.all(held.map((row) => this.#fill(this.#laneOf(row))));
  }

  async #fill(lane: Lane): Promise<void> {
    if (lane.room <= 0) return;
    const due = await this.#ports.db.read(deliverer, (tx) => dueDeliveries(tx, lane.endpointId, [...lane.underWay], lane.room));
    for (const delivery of due) lane.send(delivery);
  }

  #laneOf(row: EndpointRow): Lane {
    const there = this.#lanes.get(row.id);
    const setUp = this.#setUpOf(row);
    if (there?.isFor(setUp)) return there;
    const lane = new Lane(row.id, setUp, () => this.#ports.clock.now(), (told) => this.#hear(told));
    for (const id of there?.underWay ?? []) lane.underWay.add(id);
    this.#lanes.set(row.id, lane);
    return lane;
  }

  #setUpOf(row: EndpointRow): LaneSetUp {
    const open = (sealed: string): string => this.#ports.vault.open(sealed, secretPurpose(row.id));
    const old = row.old_secret !== null && row.old_secret_until !== null && row.old_secret_until > this.#ports.clock.now() ? [open(row.old_secret)] : [];
    return { url: row.url, secrets: [open(row.secret), ...old], allowPrivate: this.#ports.allowPrivate };
  }

  #hear(told: Told): void {
    this.#told.push(told);
    if (this.#told.length >= 200) this.#recordSoon(0);
    else if (this.#recording === undefined) this.#recordSoon(RECORD_MS);
  }

  #recordSoon(ms: number): void {
    clearTimeout(this.#recording);
    this.#recording = setTimeout(() => {
      this.#recording = undefined;
      this.#recorded = this.#recorded.then(() => this.#record());
    }, ms);
  }

  /** Writes down what came of the tries so far, all in one transaction; then there is room for more. */
  async #record(): Promise<void> {
    const round = this.#told.splice(0);
    if (round.length === 0) return;
    try {
      await this.#ports.db.transact(deliverer, (tx) => recordRound(tx, round));
    } catch (error) {
      // They stay due and go out again under the same id.
      this.#ports.log.warn({ err: error as Error, deliveries: round.length }, 'what came of webhooks could not be written down; they are sent again');
    }
    for (const { endpointId, attempt } of round) this.#lanes.get(endpointId)?.recorded(attempt.id);
    this.wake();
  }
}
