import type { MacroEffects } from '../../conversations/index.ts';
import type { Static } from 'typebox';
import type { MacroAction } from '../contract.ts';

const HOUR_MS = 3_600_000;
const LONGEST_HOURS = 24 * 365;
const categories = ['open', 'waiting', 'resolved'] as const;
const levels = ['low', 'normal', 'high', 'urgent'] as const;

/** What the steps of a macro come to; tags that are taken off are still names. */
export interface Steps extends MacroEffects {
  readonly untag: readonly string[];
}

/**
 * What the steps of a macro come to. The last of a kind wins, tags add up; a value that says nothing does nothing.
 * @param me who uses it, null when nobody is (an API key): then "me" assigns nobody
 */
export function effectsOf(actions: readonly Static<typeof MacroAction>[], me: string | null, now: Date): Steps {
  let category: MacroEffects['category'] = null;
  const untag: string[] = [];
  const change: NonNullable<MacroEffects['change']> = {};
  for (const { kind, value } of actions) {
    if (kind === 'status') category = categories.find((one) => one === value) ?? category;
    if (kind === 'tag' && value.trim() !== '') change.add_tags = [...(change.add_tags ?? []), value.trim()];
    if (kind === 'untag' && value.trim() !== '') untag.push(value.trim());
    if (kind === 'assign' && (value !== 'me' || me !== null)) change.assignee_id = value === 'me' ? me : value;
    if (kind === 'team' && value !== '') change.team_id = value;
    if (kind === 'reason' && value !== '') change.reason_id = value;
    const level = levels.find((one) => one === value);
    if (kind === 'priority' && level) change.priority = level;
    if (kind === 'snooze' && Number(value) > 0) change.snoozed_until = new Date(now.getTime() + Number(value) * HOUR_MS).toISOString();
  }
  return { category, change: Object.keys(change).length === 0 ? null : change, untag };
}

/** What is wrong with the form of a step; null when it says something. Whether what it names is there is asked elsewhere. */
export function faultOfStep({ kind, value }: Static<typeof MacroAction>): string | null {
  if (value.trim() === '') return 'Say what exactly.';
  if (kind === 'status') return categories.some((one) => one === value) ? null : 'Say open, waiting or resolved.';
  if (kind === 'priority') return levels.some((one) => one === value) ? null : 'Say low, normal, high or urgent.';
  if (kind === 'snooze') return Number(value) > 0 && Number(value) <= LONGEST_HOURS ? null : 'Say how many hours, up to a year.';
  return null;
}
