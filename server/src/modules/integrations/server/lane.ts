import { Line, OutboundError } from '../../../platform/outbound/index.ts';
import { judgeTry, type Outcome } from '../rules/retries.ts';
import { signedHeaders } from '../rules/signature.ts';
import type { DueDelivery, Try } from '../store/deliveries.ts';

const TIMEOUT_MS = 15_000;
const WIDTH = 16;

export interface LaneSetUp {
  readonly url: string;
  readonly secrets: readonly string[];
  readonly allowPrivate: readonly string[];
}

export interface Told {
  readonly endpointId: string;
  readonly outcome: Outcome;
  readonly attempt: Try;
}

/** Deliveries to one endpoint: so many at a time, so that an endpoint that is slow holds up its own and nobody else's. */
export class Lane {
  readonly endpointId: string;
  readonly underWay = new Set<string>();
  readonly #setUp: LaneSetUp;
  readonly #now: () => Date;
  readonly #tell: (told: Told) => void;
  #line: Line | undefined;

  constructor(endpointId: string, setUp: LaneSetUp, now: () => Date, tell: (told: Told) => void) {
    this.endpointId = endpointId;
    this.#setUp = setUp;
    this.#now = now;
    this.#tell = tell;
  }

  /** How many more it can take now. */
  get room(): number {
    return WIDTH - this.underWay.size;
  }

  isFor(setUp: LaneSetUp): boolean {
    return setUp.url === this.#setUp.url && setUp.secrets.join() === this.#setUp.secrets.join();
  }

  send(delivery: DueDelivery): void {
    this.underWay.add(delivery.id);
    void this.#try(delivery).then(({ outcome, note, ms, at }) => {
      const attempts = delivery.attempts + 1;
      const verdict = judgeTry(outcome, attempts, Math.random());
      const next = verdict.state === 'waiting' ? new Date(this.#now().getTime() + verdict.waitSeconds * 1000) : at;
      this.#tell({ endpointId: this.endpointId, outcome, attempt: { id: delivery.id, state: verdict.state, next_at: next, entry: { at: at.toISOString(), status: outcome.status, ms, note } } });
    });
  }

  /** The outcome is written down: the delivery may be picked again. */
  recorded(deliveryId: string): void {
    this.underWay.delete(deliveryId);
  }

  close(): void {
    this.#line?.close();
  }

  async #try(delivery: DueDelivery): Promise<{ outcome: Outcome; note: string; ms: number; at: Date }> {
    const at = this.#now();
    const began = performance.now();
    const took = (): number => Math.round(performance.now() - began);
    try {
      this.#line ??= new Line(this.#setUp.url, { allowHosts: this.#setUp.allowPrivate, maxSockets: WIDTH });
      const headers = { 'content-type': 'application/json', 'user-agent': 'Keepdesk-Webhooks', ...signedHeaders(this.#setUp.secrets, delivery.id, delivery.body, at) };
      const answer = await this.#line.post(delivery.body, headers, TIMEOUT_MS);
      return { outcome: { status: answer.status, retryAfter: secondsOf(answer.retryAfter, at) }, note: answer.status < 300 ? '' : answer.text.slice(0, 300), ms: took(), at };
    } catch (error) {
      const note = error instanceof OutboundError ? error.message : `not sent: ${(error as Error).message}`;
      return { outcome: { status: 0, retryAfter: null }, note: note.slice(0, 300), ms: took(), at };
    }
  }
}

function secondsOf(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (new Date(header).getTime() - now.getTime()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
