import type { AskedReturnLine, ReturnStart } from '@keepdesk/client';

export type StartLine = ReturnStart['lines'][number];

/** What somebody has said of a line so far. */
export interface WantedLine {
  readonly on: boolean;
  readonly pieces: string;
  /** a reason's code; empty before one is chosen */
  readonly code: string;
  readonly condition: string;
  readonly words: string;
  readonly photos: readonly string[];
  readonly variant: string;
}

export const NOT_SAID = 'not_said';
export const SAME = 'same';

export const untouched = (line: StartLine): WantedLine => ({ on: false, pieces: String(Math.max(1, line.left)), code: '', condition: NOT_SAID, words: '', photos: [], variant: SAME });

/** What is asked for, as the API takes it; null while a line that was chosen lacks something. */
export function askedLines(lines: readonly StartLine[], wanted: ReadonlyMap<string, WantedLine>, outcome: string | null): AskedReturnLine[] | null {
  const chosen = lines.filter((line) => wanted.get(line.line_id)?.on === true);
  const asked = chosen.map((line): AskedReturnLine | null => {
    const said = wanted.get(line.line_id) as WantedLine;
    const reason = line.reasons.find((one) => one.code === said.code);
    const quantity = /^\d{1,6}$/.test(said.pieces.trim()) ? Number(said.pieces) : 0;
    if (reason === undefined || quantity < 1) return null;
    return {
      line_id: line.line_id, quantity, reason: reason.means, reason_code: reason.code, ...(said.condition === NOT_SAID ? {} : { condition: said.condition }), ...(said.words.trim() === '' ? {} : { words: said.words.trim() }),
      ...(said.photos.length === 0 ? {} : { photo_ids: [...said.photos] }), ...(outcome === null ? {} : { wanted: outcome }), ...(outcome === 'exchange' && said.variant !== SAME ? { variant_id: said.variant } : {}),
    };
  });
  return asked.length === 0 || asked.includes(null) ? null : (asked as AskedReturnLine[]);
}

/** What it is called, by what was said: what never came is lost, what broke is a claim. */
export function kindOf(asked: readonly AskedReturnLine[], outcome: string | null): 'return' | 'exchange' | 'warranty' | 'lost' {
  if (asked.length > 0 && asked.every((line) => line.reason === 'never_arrived')) return 'lost';
  if (asked.some((line) => line.reason === 'defective')) return 'warranty';
  return outcome === 'exchange' || outcome === 'replacement' ? 'exchange' : 'return';
}
