import path from 'node:path';
import { timelineOf, type WorkCalendar } from '../../src/modules/calendars/index.ts';
import { runClocks, type Metric, type StoryEvent } from '../../src/modules/sla/rules/index.ts';
import { choosePolicy, type Condition, type Facts, type Policy } from '../../src/modules/sla/rules/policy.ts';
import { readJson } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

type Attributes = Record<string, unknown>;

interface Step {
  readonly op: 'create' | 'create_or_update' | 'update' | 'destroy' | 'destroy_all' | 'run_background_jobs' | 'expect';
  readonly model?: string;
  readonly as?: string;
  readonly target?: string;
  readonly attrs?: Attributes;
  readonly set?: Attributes;
  readonly field?: string;
  readonly equals?: string | number | null;
}

/** Scripts whose outcome follows from something that was not recorded, and which fields that concerns. */
const UNRECORDED: readonly { readonly test: string; readonly field: RegExp; readonly because: string }[] = [
  { test: 'suspend', field: /_at$|_min$/, because: 'the states before were written into the desk’s history, not done in the script' },
  { test: 'observer check', field: /^escalation_at$/, because: 'who wrote the second message; by the outcome an agent' },
];

/** States in which the other desk's clocks stand. */
const STANDING = ['closed', 'merged', 'removed', 'pending reminder', 'pending close'];
const METRIC_OF: Readonly<Record<string, { metric: Metric; target: string; by: string }>> = {
  first_response: { metric: 'first_reply', target: 'first_response_time', by: 'first_response_at' },
  update: { metric: 'update', target: 'update_time', by: 'last_contact_agent_at' },
  close: { metric: 'resolution', target: 'solution_time', by: 'close_at' },
};

/**
 * Another desk's scripts, told to our clocks. What the recording left out, our clocks cannot know: those are the named
 * differences (`UNRECORDED`).
 */
export const peerSlaScenarios: RefereeSet = {
  name: 'peer-sla-scenarios',
  anchor: 'Zammad 1.00 of its own',
  measure(folder) {
    const scenarios = readJson<readonly { test: string; events: readonly Step[] }[]>(path.join(folder, 'zammad_sla.json'));
    const results = scenarios.flatMap(({ test, events }) => new Desk(test).play(events));
    const unlike = results.filter((result) => !result.ok);
    const unrecorded = unlike.filter((result) => result.unrecorded);
    return [
      { what: `expectations met (${results.length})`, value: share(results.length - unlike.length, results.length), atLeast: 0.95 },
      { what: 'unlike and not named', value: unlike.length - unrecorded.length, atMost: 0, unit: 'count' },
      { what: 'share of named differences (left out of the recording)', value: share(unrecorded.length, results.length), atMost: 0.05 },
    ];
  },
};

interface Result {
  readonly ok: boolean;
  readonly unrecorded: boolean;
}

class Desk {
  readonly #things = new Map<string, { model: string; attrs: Attributes }>();
  readonly #test: string;

  constructor(test: string) {
    this.#test = test;
  }

  play(steps: readonly Step[]): Result[] {
    return steps.flatMap((step) => this.#step(step));
  }

  #step(step: Step): Result[] {
    if (step.op === 'expect') return [this.#expect(step.field as string, step.equals ?? null)];
    // One thing may go by two names, when it was made once and changed later.
    const gone = step.op === 'destroy' ? this.#things.get(step.target as string) : undefined;
    for (const [name, thing] of this.#things) if (thing === gone || (step.op === 'destroy_all' && thing.model === step.model)) this.#things.delete(name);
    if (step.op === 'update') Object.assign(this.#things.get(step.target as string)?.attrs ?? {}, step.set);
    if (step.op === 'create' || step.op === 'create_or_update') this.#make(step);
    return [];
  }

  #make(step: Step): void {
    const { model = '', attrs = {}, as = '' } = step;
    const same = step.op === 'create' ? undefined : [...this.#things].find(([, thing]) => thing.model === model && thing.attrs.name === attrs.name);
    const thing = same?.[1] ?? { model, attrs: {} };
    Object.assign(thing.attrs, attrs);
    this.#things.set(as, thing);
    if (model === 'Ticket::Article') this.#say(attrs);
  }

  /** Whoever wrote first is the customer: the recording kept no senders. */
  #say(article: Attributes): void {
    const matter = this.#named(article.ticket_id)?.attrs;
    if (matter === undefined) return;
    matter.article_count = Number(matter.article_count ?? 0) + 1;
    matter.customer ??= article.from;
    matter.subjects = `${String(matter.subjects ?? '')} ${String(article.subject ?? '')}`;
    if (article.from === matter.customer) matter.last_contact_customer_at = article.created_at;
    else {
      matter.last_contact_agent_at = article.created_at;
      matter.first_response_at ??= article.created_at;
    }
  }

  #named(reference: unknown): { model: string; attrs: Attributes } | undefined {
    return this.#things.get(String((reference as { ref_id?: string } | null)?.ref_id));
  }

  #expect(field: string, equals: string | number | null): Result {
    const [name = '', ...rest] = field.split('.').filter((part) => part !== 'gmtime' && part !== 'to_s');
    const matter = this.#things.get(name)?.attrs ?? {};
    const asked = rest.join('.');
    return { ok: same(this.#read(matter, asked), equals), unrecorded: UNRECORDED.some((one) => this.#test.includes(one.test) && one.field.test(asked)) };
  }

  #read(matter: Attributes, field: string): unknown {
    const [, part = '', what = ''] = /^(first_response|update|close)_(escalation_at|in_min|diff_in_min)$/.exec(field) ?? [];
    if (part !== '') return this.#clock(matter, part, what);
    if (field === 'escalation_at') return this.#next(matter);
    if (field.endsWith('.name')) return (matter[field.split('.')[0] as string] as { name?: string } | undefined)?.name;
    return matter[field];
  }

  #next(matter: Attributes): number | null {
    if (STANDING.includes(String((matter.state as { name?: string } | undefined)?.name))) return null;
    const open = Object.keys(METRIC_OF).flatMap((part) => this.#clocksOf(matter, part)).filter((clock) => clock.endedAt === null && clock.dueAt !== null);
    return open.length === 0 ? null : Math.min(...open.map((clock) => clock.dueAt as number));
  }

  #clock(matter: Attributes, part: string, what: string): number | null {
    const clocks = this.#clocksOf(matter, part);
    if (what === 'escalation_at') return clocks.at(-1)?.dueAt ?? null;
    const { by } = METRIC_OF[part] as { by: string };
    const sla = this.#slaOf(matter);
    // The other desk counts an update from the opening, not from the word before it; working time is ours.
    const end = part === 'update' ? latest(matter) : moment(matter[by]);
    if (sla === null || end === null) return null;
    const minutes = Math.floor(sla.timeline.worked(moment(matter.created_at) as number, end) / 60_000);
    return what === 'in_min' ? minutes : Number(sla.attrs[(METRIC_OF[part] as { target: string }).target]) - minutes;
  }

  #clocksOf(matter: Attributes, part: string): ReturnType<typeof runClocks> {
    const { metric, target } = METRIC_OF[part] as { metric: Metric; target: string };
    const sla = this.#slaOf(matter);
    const minutes = sla?.attrs[target];
    if (sla === null || typeof minutes !== 'number') return [];
    const story = storyOf(matter, part);
    return runClocks(story, [{ metric, hours: 'business', seconds: minutes * 60, timeline: sla.timeline, before: null }], (story.at(-1) as StoryEvent).at);
  }

  #slaOf(matter: Attributes): { attrs: Attributes; timeline: ReturnType<typeof timelineOf> } | null {
    const all = [...new Set([...this.#things.values()].filter((thing) => thing.model === 'Sla'))].toSorted((a, b) => String(a.attrs.name).localeCompare(String(b.attrs.name)));
    const texts = { 'ticket.title': String(matter.title ?? ''), 'article.subject': String(matter.subjects ?? '') };
    const chosen = choosePolicy(all.map((thing, i) => policyOf(i, thing.attrs)), factsOf(matter, texts, all.map((thing) => thing.attrs)));
    const attrs = chosen === null ? undefined : all[Number(chosen.id)]?.attrs;
    const calendar = this.#named(attrs?.calendar_id)?.attrs;
    return attrs === undefined || calendar === undefined ? null : { attrs, timeline: timelineOf(calendarOf(calendar), moment(matter.created_at) as number) };
  }
}

function storyOf(matter: Attributes, part: string): StoryEvent[] {
  const said = (at: unknown, type: StoryEvent['type']): StoryEvent[] => (moment(at) === null ? [] : [{ at: moment(at) as number, type }]);
  const opened = said(matter.created_at, 'opened');
  if (part === 'first_response') return [...opened, ...said(matter.first_response_at, 'agent_reply')];
  if (part === 'close') return [...opened, ...said(matter.close_at, 'resolved')];
  return [...opened, ...[...said(matter.last_contact_agent_at, 'agent_reply'), ...said(matter.last_contact_customer_at, 'customer_message')].toSorted((a, b) => a.at - b.at)];
}

/** Words in titles are looked for here and told as tags: our policies ask for what a conversation is, not for what it says. */
function policyOf(i: number, sla: Attributes): Policy {
  const conditions = Object.entries((sla.condition ?? {}) as Record<string, { operator: string; value: unknown }>).map(([field, { operator, value }]): Condition => {
    if (field === 'ticket.priority_id') return { field: 'priority', is: operator === 'is' ? 'one_of' : 'none_of', values: [value].flat().map(String) };
    return { field: 'tag', is: operator.endsWith('not') ? 'none_of' : 'one_of', values: [`${field} ${String(value)}`] };
  });
  return { id: String(i), name: String(sla.name), conditions, targets: [], overrides: [], deadlines: [], cut_off: null, warn_owner_percent: 75, warn_lead_percent: 90, snooze_pauses: false };
}

function factsOf(matter: Attributes, texts: Readonly<Record<string, string>>, slas: readonly Attributes[]): Facts {
  const asked = slas.flatMap((sla) => Object.entries((sla.condition ?? {}) as Record<string, { value: unknown }>));
  return {
    channel: [], reason: [], tier: [], team: [], language: [], order_state: [], payment_state: [], fulfilment_state: [], brand: '', orderTotalMinor: null,
    priority: [String((matter.priority as { name?: string } | undefined)?.name ?? '').slice(0, 1)],
    tag: asked.filter(([field, { value }]) => texts[field]?.includes(String(value))).map(([field, { value }]) => `${field} ${String(value)}`),
  };
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function calendarOf(attrs: Attributes): WorkCalendar {
  const hours = attrs.business_hours as Record<string, { active: boolean; timeframes: [string, string][] }>;
  const holidays = Object.entries((attrs.public_holidays ?? {}) as Record<string, { active: boolean }>).filter(([, day]) => day.active).map(([date]) => date);
  return { time_zone: String(attrs.timezone), holidays, hours: Object.fromEntries(weekdays.map((day, i) => [i + 1, hours[day]?.active ? hours[day].timeframes : []])) };
}

const moment = (at: unknown): number | null => (typeof at === 'string' ? Date.parse(at.replace(' UTC', 'Z').replace(' ', 'T')) : null);

function latest(matter: Attributes): number | null {
  const said = [moment(matter.last_contact_agent_at), moment(matter.last_contact_customer_at)].filter((at) => at !== null);
  return said.length === 0 ? null : Math.max(...said);
}

function same(got: unknown, wanted: string | number | null): boolean {
  if (wanted === null) return got === null || got === undefined;
  if (typeof wanted === 'string' && wanted.endsWith(' UTC')) return moment(wanted) === (typeof got === 'number' ? got : moment(got));
  return got === wanted;
}
