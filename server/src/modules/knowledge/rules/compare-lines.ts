export interface ComparedLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this many lines on either side only the differing middle is told as a whole. */
const MOST = 2000;

/** What became of the lines of a text: the longest common row of lines stays, the rest was removed or added. */
export function compareLines(before: readonly string[], after: readonly string[]): ComparedLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const same = (texts: readonly string[]): ComparedLine[] => texts.map((text) => ({ kind: 'same', text }));
  return [...same(before.slice(0, start)), ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)), ...same(before.slice(before.length - end))];
}

function middle(before: readonly string[], after: readonly string[]): ComparedLine[] {
  const lines: ComparedLine[] = [];
  if (before.length > MOST || after.length > MOST) return [...before.map((text) => ({ kind: 'removed', text }) as const), ...after.map((text) => ({ kind: 'added', text }) as const)];
  const common = commonLengths(before, after);
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ kind: 'same', text: before[i++] ?? '' });
      j++;
    } else if (i < before.length && (j >= after.length || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) lines.push({ kind: 'removed', text: before[i++] ?? '' });
    else lines.push({ kind: 'added', text: after[j++] ?? '' });
  }
  return lines;
}

/** Lengths of the longest common rows of what follows each pair of places. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const common = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      (common[i] as Uint16Array)[j] = before[i] === after[j] ? (common[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(common[i + 1]?.[j] ?? 0, common[i]?.[j + 1] ?? 0);
    }
  }
  return common;
}
