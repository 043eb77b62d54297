import type { Random } from '../../../../platform/random/random.ts';

interface Setting {
  readonly rate: number;
  readonly agents: number;
  /** Chats an agent finishes a second while holding 1, 2, … */
  readonly rates: readonly number[];
  readonly patience: number;
  readonly target: number;
  readonly contacts: number;
}

/**
 * A queue played event by event: contacts come by chance, go to whoever holds fewest, wait in one line and leave when their own patience is
 * over. Everybody has a patience of their own, so nothing of the formulas' states is used. The first sixth warms up.
 */
export function simulateQueue(random: Random, { rate, agents, rates, patience, target, contacts }: Setting): { serviceLevel: number; abandonShare: number; waitSeconds: number } {
  const exponential = (pace: number): number => -Math.log(1 - random.next()) / pace;
  const held = new Array<number>(agents).fill(0);
  const line: { came: number; leaves: number; counted: boolean }[] = [];
  const seen = { all: 0, inTime: 0, gone: 0, waited: 0 };
  const end = (waited: number, answered: boolean, counted: boolean): void => {
    if (!counted) return;
    seen.all++;
    seen.waited += waited;
    if (!answered) seen.gone++;
    else if (waited <= target) seen.inTime++;
  };
  const most = rates.length;
  let [now, next, come] = [0, exponential(rate), 0];
  while (come < contacts || line.length > 0) {
    const total = held.reduce((sum, k) => sum + (k === 0 ? 0 : rates[k - 1] as number), 0);
    const done = total === 0 ? Infinity : now + exponential(total);
    const leaver = line.reduce((first, one) => Math.min(first, one.leaves), Infinity);
    now = Math.min(next, done, leaver);
    if (now === next) {
      const counted = come++ > contacts / 6;
      const free = held.indexOf(Math.min(...held));
      if ((held[free] as number) < most) {
        held[free] = (held[free] as number) + 1;
        end(0, true, counted);
      } else line.push({ came: now, leaves: now + exponential(1 / patience), counted });
      next = come < contacts ? now + exponential(rate) : Infinity;
    } else if (now === leaver) {
      const [one] = line.splice(line.findIndex((waiting) => waiting.leaves === leaver), 1);
      if (one) end(now - one.came, false, one.counted);
    } else {
      let left = random.next() * total;
      const agent = held.findIndex((k) => (left -= k === 0 ? 0 : rates[k - 1] as number) < 0);
      const first = line.shift();
      if (first) end(now - first.came, true, first.counted);
      else spread(held, agent);
    }
  }
  return { serviceLevel: seen.inTime / seen.all, abandonShare: seen.gone / seen.all, waitSeconds: seen.waited / seen.all };
}

/** A chat ends; the model keeps chats evenly spread, so one of the fullest agent's goes over where that is needed. */
function spread(held: number[], agent: number): void {
  held[agent] = (held[agent] as number) - 1;
  const fullest = held.indexOf(Math.max(...held));
  if ((held[fullest] as number) - (held[agent] as number) < 2) return;
  held[fullest] = (held[fullest] as number) - 1;
  held[agent] = (held[agent] as number) + 1;
}
