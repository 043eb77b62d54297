import { noSigns, type Signs } from './signs.ts';

/** What this visit has shown, kept in the tab until it is closed. */
export interface VisitKept {
  signs: Signs;
  /** signs the server was told of */
  told: string[];
  /** the last page, so that a cart that is only loaded again is no coming back */
  page: string;
}

/** What this browser keeps for invitations. Nothing before it may. */
export class InviteKept {
  readonly #store: string;

  constructor(store: string) {
    this.#store = store;
  }

  get agreed(): boolean {
    return read(() => localStorage.getItem(`${this.#store}:agreed`)) === '1';
  }

  /** A no takes with it what was kept. */
  set agreed(yes: boolean) {
    write(() => {
      if (yes) return localStorage.setItem(`${this.#store}:agreed`, '1');
      for (const part of ['agreed', 'guest', 'asked']) localStorage.removeItem(`${this.#store}:${part}`);
      for (const part of ['signs', 'invitation']) sessionStorage.removeItem(`${this.#store}:${part}`);
    });
  }

  /** The visitor's id, made at random here; null where there is none yet and none is to be made. */
  visitor(make: boolean): string | null {
    const there = read(() => localStorage.getItem(`${this.#store}:guest`));
    if (there !== null || !make) return there;
    const made = crypto.randomUUID?.() ?? null;
    if (made !== null) write(() => localStorage.setItem(`${this.#store}:guest`, made));
    return read(() => localStorage.getItem(`${this.#store}:guest`));
  }

  /** An invitation that was shown in any tab is not shown again. */
  firstTime(id: string): boolean {
    if (read(() => localStorage.getItem(`${this.#store}:asked`)) === id) return false;
    write(() => localStorage.setItem(`${this.#store}:asked`, id));
    return true;
  }

  get visit(): VisitKept {
    const kept = read(() => JSON.parse(sessionStorage.getItem(`${this.#store}:signs`) ?? 'null') as Partial<VisitKept> | null);
    return { signs: { ...noSigns, ...kept?.signs }, told: kept?.told ?? [], page: kept?.page ?? '' };
  }

  set visit(visit: VisitKept) {
    write(() => sessionStorage.setItem(`${this.#store}:signs`, JSON.stringify(visit)));
  }

  /** Where the panel finds what led to the chat. */
  opened(id: string): void {
    write(() => sessionStorage.setItem(`${this.#store}:invitation`, id));
  }
}

/** Browsers that keep nothing are not invited. */
function read<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

const write = (work: () => void): void => void read(work);
