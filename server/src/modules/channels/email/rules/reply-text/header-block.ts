import { LABELS } from './phrases.ts';
import { anyOf, isBlank, plainLine } from './plain-line.ts';

const KINDS = Object.entries(LABELS).map(([kind, labels]) => [kind, new RegExp(`^(?:${anyOf(labels)})\\s*[*_]*\\s*[:：]`, 'u')] as const);
const BLOCK = 12;

export interface HeaderBlockFound {
  /** Lines of the block, its labels and wrapped values. */
  readonly lines: number;
}

function kindOf(line: string): string | null {
  const plain = plainLine(line);
  if (!/[:：]/.test(plain.slice(0, 40))) return null;
  return KINDS.find((kind) => kind[1].test(plain))?.[0] ?? null;
}

/**
 * A quoted header block ("From: … Sent: … To: … Subject: …") in any known language, beginning at `index`.
 * It must hold a date and a sender or recipient: an appointment ("Date: … Time: …") or a contact form
 * ("From: … Subject: …") is the writer's own text.
 */
export function headerBlockAt(lines: readonly string[], index: number): HeaderBlockFound | null {
  const first = kindOf(lines[index] ?? '');
  if (first === null || first === 'other') return null;
  const kinds = new Set<string>([first]);
  let last = index;
  let wrapped = 0;
  for (let at = index + 1; at < lines.length && at < index + BLOCK; at++) {
    const line = lines[at] ?? '';
    if (isBlank(line)) {
      if (kinds.size > 1 && kindOf(lines[at + 1] ?? '') === null) break;
      if (++wrapped > 1) break;
      continue;
    }
    const kind = kindOf(line);
    if (kind !== null) {
      kinds.add(kind);
      last = at;
      wrapped = 0;
    } else if (++wrapped > 2) break;
  }
  const whole = kinds.has('date') && (kinds.has('from') || kinds.has('to')) || (kinds.has('from') && kinds.has('to') && kinds.has('subject'));
  return whole ? { lines: last - index + 1 + wrappedSubject(lines, last) } : null;
}

/** A subject that was broken goes on in the next line. */
function wrappedSubject(lines: readonly string[], last: number): number {
  const next = lines[last + 1] ?? '';
  return !isBlank(next) && kindOf(next) === null && lines[last + 2] !== undefined && isBlank(lines[last + 2] ?? '') ? 1 : 0;
}

/** The value of the sender's line in the block at `index`, with its wrapped rest; empty when the block names none. */
export function fromLineOfBlock(lines: readonly string[], index: number): string {
  for (let at = index; at < Math.min(lines.length, index + BLOCK); at++) {
    const line = lines[at] ?? '';
    if (kindOf(line) !== 'from') continue;
    const next = lines[at + 1] ?? '';
    const wrapped = kindOf(next) === null && !isBlank(next) ? ` ${next.trim()}` : '';
    return `${line.slice(line.search(/[:：]/) + 1).trim()}${wrapped}`;
  }
  return '';
}
