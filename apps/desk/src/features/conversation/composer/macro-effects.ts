import type { Macro, Status } from '@keepdesk/client';
import { statusFor, type Wish } from '../../../shared/actions/apply-change.ts';

const HOUR = 3_600_000;
const levels = ['low', 'normal', 'high', 'urgent'] as const;

/**
 * What a macro does besides its text, as one change. A status it asks for gives way to one the agent chose.
 * @param now milliseconds, from which hours of snoozing count
 */
export function macroEffects(actions: Macro['actions'], me: string, now: number): Wish {
  const wish: Wish = {};
  for (const { kind, value } of actions) {
    if (kind === 'tag') wish.add_tags = [...(wish.add_tags ?? []), value];
    if (kind === 'assign') wish.assignee_id = value === 'me' ? me : value;
    const level = levels.find((one) => one === value);
    if (kind === 'priority' && level) wish.priority = level;
    if (kind === 'snooze' && Number(value) > 0) wish.snoozed_until = new Date(now + Number(value) * HOUR).toISOString();
  }
  return wish;
}

/** The status a macro sets with its reply, for the brand of the conversation. */
export function macroStatus(actions: Macro['actions'], statuses: readonly Status[], brandId: string): Status | undefined {
  const wanted = actions.find((action) => action.kind === 'status')?.value;
  const category = (['open', 'waiting', 'resolved'] as const).find((one) => one === wanted);
  return category && statusFor(statuses, brandId, category);
}
