import type { Static } from 'typebox';
import type { MacroEffects } from '../../conversations/index.ts';
import type { MacroAction } from '../contract.ts';

const HOUR_MS = 3_600_000;
const categories = ['open', 'waiting', 'resolved'] as const;
const levels = ['low', 'normal', 'high', 'urgent'] as const;

/**
 * What the actions of a macro come to. The last of a kind wins, tags add up; a value that says nothing does nothing.
 * @param me who uses it, null when nobody is (an API key): then "me" assigns nobody
 */
export function effectsOf(actions: readonly Static<typeof MacroAction>[], me: string | null, now: Date): MacroEffects {
  let category: MacroEffects['category'] = null;
  const change: NonNullable<MacroEffects['change']> = {};
  for (const { kind, value } of actions) {
    if (kind === 'status') category = categories.find((one) => one === value) ?? category;
    if (kind === 'tag' && value.trim() !== '') change.add_tags = [...(change.add_tags ?? []), value.trim()];
    if (kind === 'assign' && (value !== 'me' || me !== null)) change.assignee_id = value === 'me' ? me : value;
    const level = levels.find((one) => one === value);
    if (kind === 'priority' && level) change.priority = level;
    if (kind === 'snooze' && Number(value) > 0) change.snoozed_until = new Date(now.getTime() + Number(value) * HOUR_MS).toISOString();
  }
  return { category, change: Object.keys(change).length === 0 ? null : change };
}
