import type { RuleDefinition } from '@keepdesk/client';

export type ReadyMade = 'angry' | 'quiet' | 'late';

/** What a brand without rules may begin with; null where it has no status for it. */
export function readyMade(which: ReadyMade, resolvedStatusId: string | undefined, note: string): RuleDefinition | null {
  switch (which) {
    case 'angry':
      return {
        triggers: ['opened', 'customer_wrote'],
        when: { all: [{ field: 'feeling', operator: 'is', value: 'negative' }, { field: 'urgency', operator: 'at_least', value: 50 }, { field: 'priority', operator: 'is_not', value: 'urgent' }] },
        then: [{ kind: 'set_priority', priority: 'urgent' }],
      };
    case 'quiet':
      return resolvedStatusId === undefined ? null : { triggers: ['time_passed'], after: { since: 'replied', hours: 72 }, when: { all: [{ field: 'category', operator: 'is', value: 'waiting' }] }, then: [{ kind: 'set_status', status_id: resolvedStatusId, category: 'resolved' }] };
    default:
      return { triggers: ['opened', 'customer_wrote'], once: true, when: { all: [{ field: 'parcel.days_late', operator: 'more', value: 2 }, { field: 'parcel.state', operator: 'is_not', value: 'delivered' }] }, then: [{ kind: 'set_priority', priority: 'high' }, { kind: 'note', text: note }] };
  }
}
