import { fateOf, type Fate, type Matter } from './matters.ts';
import { MINUTE, type Sitting, type Worker } from './sittings.ts';

/** What happened in a conversation. `by` whom, and since when they had it before them; null where it is the customer who writes. */
export interface Step {
  readonly what: 'pass_on' | 'answer' | 'answer_again' | 'follow_up' | 'come_back' | 'close';
  readonly at: number;
  readonly by: string | null;
  readonly since: number | null;
}

/** One time somebody was there without a break. */
export interface Stay {
  readonly personId: string;
  readonly from: number;
  readonly to: number;
}

export interface Worked {
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  /** letters about a matter that seemed settled, by the id of the first */
  readonly again: ReadonlyMap<string, Matter>;
  readonly stays: readonly Stay[];
  /** who has what before them at the end, and since when */
  readonly inHand: ReadonlyMap<string, { readonly by: string; readonly since: number }>;
}

/** Something to be done for a customer who waits. */
interface Task {
  readonly life: Life;
  readonly since: number;
  readonly what: 'answer' | 'answer_again';
  readonly handle: number;
  /** who passed it on, and does not take it again */
  readonly not: string | null;
}

interface Life {
  readonly matter: Matter;
  readonly fate: Fate;
  readonly steps: Step[];
  owner: string | null;
  isBack: boolean;
}

interface Desk {
  readonly worker: Worker;
  /** planned until; -1 while away */
  until: number;
  from: number;
  task: Task | null;
  idleSince: number;
}

/**
 * A desk that works up to a moment. Who waits longest is taken first, by whoever of those there serves the brand: who had the matter before, or who has been
 * free the longest. Each does one after the other, finishes what they began, and the answer leaves when it is done.
 */
export class WorkedDesk {
  readonly #until: number;
  readonly #desks: ReadonlyMap<string, Desk>;
  readonly #sittings: readonly Sitting[];
  readonly #waiting: Task[] = [];
  /** what will happen: the next is last */
  readonly #ahead: { at: number; act: () => void }[] = [];
  readonly #lives = new Map<string, Life>();
  readonly #again = new Map<string, Matter>();
  readonly #stays: Stay[] = [];
  readonly #brandsOf: ReadonlyMap<string, readonly string[]>;
  #now = 0;

  constructor(workers: readonly Worker[], sittings: readonly Sitting[], until: number) {
    this.#until = until;
    this.#sittings = sittings;
    this.#desks = new Map(workers.map((worker) => [worker.id, { worker, until: -1, from: 0, task: null, idleSince: 0 }]));
    this.#brandsOf = new Map(workers.map((worker) => [worker.id, worker.brandIds]));
  }

  work(matters: readonly Matter[]): Worked {
    const known = [...matters.map((matter) => ({ at: matter.at, act: () => this.#comes(matter) })), ...this.#sittings.map((sitting) => ({ at: sitting.from, act: () => this.#sitsDown(sitting) }))].sort((a, b) => a.at - b.at);
    for (let next = 0; ; ) {
      const [fixed, soon] = [known[next], this.#ahead.at(-1)];
      const one = soon === undefined || (fixed !== undefined && fixed.at <= soon.at) ? fixed : soon;
      if (one === undefined || one.at >= this.#until) break;
      if (one === fixed) next++;
      else this.#ahead.pop();
      this.#now = one.at;
      one.act();
      this.#handOut();
    }
    return this.#told();
  }

  #told(): Worked {
    const there = [...this.#desks.values()].filter((desk) => desk.until >= 0);
    for (const desk of there) this.#stays.push({ personId: desk.worker.id, from: desk.from, to: Math.min(this.#until, desk.task === null ? desk.until : this.#until) });
    return {
      steps: new Map([...this.#lives].map(([id, life]) => [id, life.steps])), again: this.#again, stays: this.#stays.filter((stay) => stay.to > stay.from),
      inHand: new Map(there.flatMap((desk) => (desk.task === null ? [] : [[desk.task.life.matter.id, { by: desk.worker.id, since: desk.idleSince }] as const]))),
    };
  }

  #comes(matter: Matter): void {
    const life: Life = { matter, fate: fateOf(matter), steps: [], owner: null, isBack: false };
    this.#lives.set(matter.id, life);
    if (!matter.isForgotten) this.#wait({ life, since: this.#now, what: 'answer', handle: life.fate.handle, not: null });
  }

  #wait(task: Task): void {
    let at = this.#waiting.length;
    while (at > 0 && (this.#waiting[at - 1] as Task).since > task.since) at--;
    this.#waiting.splice(at, 0, task);
  }

  /** Who still finishes something from before stays on. */
  #sitsDown({ personId, to }: Sitting): void {
    const desk = this.#desks.get(personId) as Desk;
    if (desk.until < 0) [desk.from, desk.idleSince] = [this.#now, this.#now];
    desk.until = Math.max(desk.until, to);
    this.#then(to, () => this.#mayGo(desk));
  }

  #mayGo(desk: Desk): void {
    if (desk.task !== null || desk.until < 0 || this.#now < desk.until) return;
    this.#stays.push({ personId: desk.worker.id, from: desk.from, to: this.#now });
    desk.until = -1;
  }

  #handOut(): void {
    for (let at = 0; at < this.#waiting.length; ) {
      const task = this.#waiting[at] as Task;
      const taker = this.#takerOf(task);
      if (taker === null) at++;
      else {
        this.#waiting.splice(at, 1);
        this.#take(taker, task);
      }
    }
  }

  #takerOf({ life, not }: Task): Desk | null {
    let best: Desk | null = null;
    for (const desk of this.#desks.values()) {
      if (desk.task !== null || desk.until <= this.#now || desk.worker.id === not || !desk.worker.brandIds.includes(life.matter.brandId)) continue;
      if (desk.worker.id === life.owner) return desk;
      if (best === null || desk.idleSince < best.idleSince) best = desk;
    }
    return best;
  }

  #take(desk: Desk, task: Task): void {
    const { passedOnAfter } = task.life.fate;
    const passes = task.what === 'answer' && task.not === null && passedOnAfter !== null;
    desk.task = task;
    desk.idleSince = this.#now;
    this.#then(this.#now + (passes ? passedOnAfter : task.handle), () => this.#done(desk, task, passes));
  }

  #done(desk: Desk, task: Task, passes: boolean): void {
    const { life } = task;
    const by = desk.worker.id;
    life.steps.push({ what: passes ? 'pass_on' : task.what, at: this.#now, by, since: desk.idleSince });
    life.owner = by;
    [desk.task, desk.idleSince] = [null, this.#now];
    if (passes) this.#wait({ ...task, not: by });
    else if (task.what === 'answer') this.#answered(life);
    else this.#close(life, life.isBack ? life.fate.secondClosing : life.fate.closing);
    this.#mayGo(desk);
  }

  /** Some write back: thanks, or a question that somebody answers. */
  #answered(life: Life): void {
    const { followUp, closing, secondHandle } = life.fate;
    if (followUp === null) return this.#close(life, closing);
    this.#then(this.#now + followUp, () => {
      life.steps.push({ what: 'follow_up', at: this.#now, by: null, since: null });
      if (life.matter.asksBack) this.#wait({ life, since: this.#now, what: 'answer_again', handle: secondHandle, not: null });
      else this.#close(life, closing);
    });
  }

  /** After a while, by whoever answered if they are there, by a colleague if not: the first who comes. */
  #close(life: Life, after: number): void {
    const wanted = this.#now + after;
    const { at, by } = this.#closerOf(life, wanted);
    this.#then(at, () => {
      life.steps.push({ what: 'close', at: this.#now, by, since: null });
      const { comeBack, again, thirdHandle } = life.fate;
      if (comeBack !== null && !life.isBack) {
        this.#then(this.#now + comeBack, () => {
          life.isBack = true;
          life.steps.push({ what: 'come_back', at: this.#now, by: null, since: null });
          this.#wait({ life, since: this.#now, what: 'answer_again', handle: thirdHandle, not: null });
        });
      } else if (again !== null && !life.matter.id.startsWith('again.')) this.#writesAgain(life, again);
    });
  }

  #writesAgain({ matter }: Life, after: number): void {
    const letter: Matter = { ...matter, id: `again.${matter.id}`, at: this.#now + after, isForgotten: false };
    this.#then(letter.at, () => {
      this.#again.set(matter.id, letter);
      this.#comes(letter);
    });
  }

  #closerOf({ matter, owner }: Life, wanted: number): { at: number; by: string | null } {
    const first = this.#firstAround(wanted);
    const fits = this.#sittings.slice(first, first + LOOK_AHEAD).filter((one) => one.to > wanted + MINUTE && this.#brandsOf.get(one.personId)?.includes(matter.brandId));
    const [soonest] = fits;
    if (soonest === undefined) return { at: Infinity, by: owner };
    const at = Math.max(wanted, soonest.from + MINUTE);
    const same = fits.find((one) => one.personId === owner && one.from < at && one.to > at);
    return { at, by: (same ?? soonest).personId };
  }

  /** Sittings are by their beginning, and none lasts for a day. */
  #firstAround(at: number): number {
    let [low, high] = [0, this.#sittings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sittings[middle] as Sitting).from < at - 4 * 60 * MINUTE) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #then(at: number, act: () => void): void {
    if (at >= this.#until) return;
    let place = this.#ahead.length;
    while (place > 0 && (this.#ahead[place - 1] as { at: number }).at <= at) place--;
    this.#ahead.splice(place, 0, { at, act });
  }
}

/** Within so many sittings somebody of the brand comes. */
const LOOK_AHEAD = 60;
