import type { Tx } from '../../../platform/db/tx.ts';
import { together } from '../rules/spread.ts';
import { measuredByRows } from './measured-by-rows.ts';
import { measuredBySegments } from './measured-by-segments.ts';
import type { Group, Question } from './question.ts';
import { changedHours } from './read-segments.ts';

/** With more changed hours than this (an import, the first hours after an upgrade) reading rows one by one is slower than all of them. */
const MANY_CHANGED = 1500;

/** One measure, divided. Hours that are packed are read there, those that changed since from the rows; the answer is the same. */
export async function measured(tx: Tx, question: Question): Promise<Group[]> {
  const changed = await changedHours(tx, question, MANY_CHANGED);
  return (changed.length > MANY_CHANGED ? null : await measuredBySegments(tx, question, changed)) ?? measuredByRows(tx, question);
}

/** The parts of a figure as one: numerators, denominators and durations add up, ratios and medians do not. */
export function wholeOf(parts: readonly Group[]): Group | undefined {
  if (parts.length < 2) return parts[0];
  const sum = (of: (group: Group) => number): number => parts.reduce((total, group) => total + of(group), 0);
  return { keys: [], n: sum((one) => one.n), hits: sum((one) => one.hits), sum: sum((one) => one.sum), squares: sum((one) => one.squares), spread: together(parts.flatMap((one) => one.spread ?? [])) };
}
