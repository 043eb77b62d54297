import type { Drawer } from '../rules/learn/draw.ts';

/** One or two slips of the finger: a letter lost, doubled, or changed with its neighbour. Short words keep their letters. */
export function mistype(text: string, random: Drawer): string {
  const slips = 1 + random.below(2);
  let changed = text;
  for (let slip = 0; slip < slips; slip++) {
    const at = 1 + random.below(Math.max(1, changed.length - 3));
    if (!/^\p{L}{3}$/u.test(changed.slice(at - 1, at + 2))) continue;
    const kind = random.below(3);
    const [first, second] = [changed.charAt(at), changed.charAt(at + 1)];
    changed = changed.slice(0, at) + (kind === 0 ? second : kind === 1 ? first + first + second : second + first) + changed.slice(at + 2);
  }
  return changed;
}
