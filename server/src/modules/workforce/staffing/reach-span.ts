import { dueWorkOf, type Deferrable } from './due-work.ts';
import { projectBacklog } from './project-backlog.ts';
import { figuresAt } from './staff.ts';
import { questionOf, usualContacts, type Span } from './staff-span.ts';

/** What so many agents reach over a span. */
export interface Reach {
  /** contacts that are promised something in it, and how many of them get it */
  readonly promised: number;
  readonly kept: number;
  /** by interval; of deferred work the share of all, null where nobody is promised anything */
  readonly serviceLevel: readonly (number | null)[];
}

/**
 * What agents by interval reach: calls and chats each interval by itself, a queue that grows without end reaching nothing; deferred work in the
 * order it is due, from what lies there at the beginning on (`opening`). Whole agents are counted down: half an agent takes no call.
 */
export function reachSpan(span: Span, agents: readonly number[], opening: Deferrable['opening'] = []): Reach {
  if (span.terms.work === 'deferred') return deferred(span, agents, opening);
  const known = new Map<string, number>();
  const serviceLevel = span.contacts.map((_, at): number | null => {
    const question = questionOf(span, at);
    if ((span.open[at] ?? 0) === 0 || question.demand.arrivals === 0) return null;
    const there = Math.floor((agents[at] ?? 0) + 1e-9);
    if (there <= 0) return 0;
    const key = `${question.demand.arrivals} ${question.demand.intervalSeconds} ${question.demand.handleSeconds} ${there}`;
    const found = known.get(key) ?? figuresAt(question.demand, question.behaviour, there, span.terms.within_seconds).serviceLevel;
    known.set(key, found);
    return found;
  });
  const offered = span.contacts.map((count, at) => (serviceLevel[at] === null ? 0 : count * (span.open[at] ?? 0)));
  return { promised: offered.reduce((sum, one) => sum + one, 0), kept: offered.reduce((sum, one, at) => sum + one * (serviceLevel[at] ?? 0), 0), serviceLevel };
}

function deferred(span: Span, agents: readonly number[], opening: NonNullable<Deferrable['opening']>): Reach {
  const { contacts, open, stepSeconds, handleSeconds, terms } = span;
  const all = contacts.reduce((sum, one) => sum + one, 0) + opening.reduce((sum, one) => sum + one.contacts, 0);
  if (all === 0 || !open.some((part) => part > 0)) return { promised: 0, kept: 0, serviceLevel: contacts.map(() => null) };
  const { jobs } = dueWorkOf({ arrivals: usualContacts(span), intervalSeconds: stepSeconds, handleSeconds, open, deadlineSeconds: Math.max(terms.within_seconds, stepSeconds), opening });
  const { onTimeShare } = projectBacklog(jobs, open, (at) => agents[at] ?? 0, false);
  const due = jobs.reduce((sum, job) => sum + (job.due < open.length ? job.work : 0), 0) / (handleSeconds / stepSeconds);
  return { promised: due, kept: due * onTimeShare, serviceLevel: contacts.map((_, at) => ((open[at] ?? 0) === 0 ? null : onTimeShare)) };
}
