import { kinds, type Kind } from './requests.ts';

/** How far one kind is in its round; a pass is a round of every kind, in their order. */
export interface KindProgress {
  /** where the next page begins; null before the first */
  readonly cursor: string | null;
  /** only what changed since; null for everything */
  readonly since: string | null;
  /** when this round began: the next round asks for what changed since then */
  readonly began: string;
  readonly done: boolean;
  readonly fetched: number;
  readonly total: number | null;
}

export type Progress = Partial<Record<Kind, KindProgress>>;

/** What is left of the pass under way; every kind when the last pass was finished, for then the next one begins. */
export function leftToFetch(progress: Progress): readonly Kind[] {
  const [lead] = kinds;
  const began = (lead && progress[lead]?.began) ?? null;
  if (began === null) return kinds;
  const left = kinds.filter((kind) => {
    const round = progress[kind];
    return !(round?.done === true && round.began >= began);
  });
  return left.length === 0 ? kinds : left;
}
