import type { DraftKind } from './kept-draft.ts';

const PATIENCE_MS = 3000;

/**
 * Between keeping a draft and sending it: while it is on its way out as a letter nothing of it is kept, and what is
 * being kept has arrived first. A draft that came after its letter would outlive it.
 */
export class SavingGate {
  readonly #held = new Set<DraftKind>();
  readonly #running = new Map<DraftKind, Promise<void>>();

  isHeld(kind: DraftKind): boolean {
    return this.#held.has(kind);
  }

  async save(kind: DraftKind, work: () => Promise<void>): Promise<void> {
    const running = work();
    this.#running.set(kind, running);
    try {
      await running;
    } finally {
      if (this.#running.get(kind) === running) this.#running.delete(kind);
    }
  }

  /** Answers when nothing is on its way any more; a line that hangs is not waited for. */
  async hold(kind: DraftKind): Promise<void> {
    this.#held.add(kind);
    const running = this.#running.get(kind);
    if (running) await Promise.race([running.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  release(kind: DraftKind): void {
    this.#held.delete(kind);
  }
}
