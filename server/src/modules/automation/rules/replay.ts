import { isDeepStrictEqual } from 'node:util';
import type { Timeline } from '../../calendars/index.ts';
import type { Facts, FactValue } from './condition.ts';
import { anchorOf, dueAt, type Moments } from './deadline.ts';
import { isBesideConversations, meaningOf } from './happening.ts';
import { changeBy, stateBefore, type PastNews, type ReasonPath } from './past-state.ts';
import { runRules, type Foresee, type Happening } from './run-rules.ts';
import type { Rule, Trigger } from './rule.ts';
import { withTime, type FactMoments } from './timed-facts.ts';

export interface PastMessage {
  readonly id: string;
  readonly at: number;
  readonly kind: 'customer' | 'reply' | 'auto' | 'note';
  /** false for what a program said */
  readonly byPerson: boolean;
  /** what it was and was read as: `text`, `language`, `has_attachments`, … */
  readonly facts: Facts;
}

/** One conversation as it stands, and what happened in it, oldest first. */
export interface History {
  readonly today: Facts;
  /** moments of what is as today: the order, the parcel */
  readonly moments: FactMoments;
  readonly openedAt: number;
  readonly news: readonly PastNews[];
  readonly messages: readonly PastMessage[];
}

export interface Terms {
  readonly business: Timeline;
  readonly foresee: Foresee;
  readonly reasonPath: ReasonPath;
  /** news before it is told, and sets nothing off */
  readonly since: number;
  readonly now: number;
}

/** Where a rule would have applied. `before` and `after` hold the fields it would have changed. */
export interface Match {
  readonly at: number;
  readonly triggers: readonly Trigger[];
  readonly before: Facts;
  readonly after: Facts;
}

/**
 * Where one rule would have applied in a conversation of the past, by the code that runs it: its conditions at every moment
 * that would have set it off, and at every time that would have come. What it would have changed holds until somebody
 * changed that field themselves. What others would have done otherwise because of it is not guessed.
 */
export function replay(rule: Rule, history: History, terms: Terms): Match[] {
  const past = new Past(rule, history, terms);
  for (const news of history.news) past.hear(news);
  past.until(terms.now);
  return past.matches;
}

const HOUR_MS = 3_600_000;

class Past {
  readonly matches: Match[] = [];
  readonly #rule: Rule;
  readonly #history: History;
  readonly #terms: Terms;
  #state: Facts;
  /** what the rule would have changed */
  #changed: Record<string, FactValue> = {};
  #resolvedAt: number | null = null;
  /** the messages said by now */
  #said = 0;
  #waitingSince: number | null = null;
  #repliedAt: number | null = null;
  #customer: PastMessage | undefined;
  #ours: PastMessage | undefined;
  #spoken = 0;
  /** something was said before the customer's last message */
  #isReply = false;
  #saidSomething = false;
  /** the moment that was dealt with, and when it is due */
  #anchor: number | null = null;
  #due = Infinity;

  constructor(rule: Rule, history: History, terms: Terms) {
    this.#rule = { ...rule, on: true };
    this.#history = history;
    this.#terms = terms;
    this.#state = stateBefore(history.today, history.news, terms.reasonPath);
  }

  hear(news: PastNews): void {
    this.until(news.at);
    this.#hearMessages(news.at, news.payload['message_id']);
    const change = changeBy(this.#state, news, this.#terms.reasonPath);
    this.#state = { ...this.#state, ...change };
    for (const field of Object.keys(change)) delete this.#changed[field];
    if ('category' in change) this.#resolvedAt = change['category'] === 'resolved' ? news.at : null;
    // What happens to an order is news to what is under way only.
    const meaning = isBesideConversations(news.name) && !this.#isUnderWay() ? null : meaningOf(news);
    if (meaning !== null && news.at >= this.#terms.since) this.#look({ triggers: meaning.triggers, causedBy: news.causes ?? [], due: [] }, meaning.facts, news.at);
    this.#wind();
  }

  #isUnderWay(): boolean {
    return ['open', 'waiting'].includes(String(this.#changed['category'] ?? this.#state['category']));
  }

  /** Times that come before a moment, one after another. */
  until(at: number): void {
    while (this.#due <= at) {
      const due = this.#due;
      this.#due = Infinity;
      this.#hearMessages(due);
      if (due >= this.#terms.since) this.#look({ triggers: ['time_passed'], due: [this.#rule.id] }, { by: 'program' }, due);
    }
  }

  #look(happening: Happening, said: Facts, at: number): void {
    const known = this.#knownAt(at, said);
    const before = this.matches.length > 0 ? new Set([this.#rule.id]) : new Set<string>();
    const [outcome] = runRules([this.#rule], happening, known, this.#terms.foresee, { applied: before, tooOften: this.#tooOften(at) });
    if (!outcome?.applied) return;
    const after = this.#rule.then.reduce<Facts>((facts, action) => this.#terms.foresee(facts, action), known);
    const fields = Object.keys(after).filter((field) => !isDeepStrictEqual(known[field], after[field]));
    const only = (facts: Facts): Facts => Object.fromEntries(fields.map((field) => [field, facts[field]]));
    this.matches.push({ at, triggers: happening.triggers.filter((trigger) => this.#rule.triggers.includes(trigger)), before: only(known), after: only(after) });
    for (const field of fields) this.#changed[field] = after[field] ?? null;
  }

  #tooOften(at: number): Set<string> {
    return new Set(this.matches.filter((match) => match.at > at - HOUR_MS).length >= 10 ? [this.#rule.id] : []);
  }

  #knownAt(at: number, said: Facts): Facts {
    const { today, moments, openedAt } = this.#history;
    const clock = withTime({}, { ...moments, hours_since_opened: openedAt, hours_since_resolved: this.#resolvedAt, hours_since_customer_wrote: this.#customer?.at ?? null, hours_since_reply: this.#ours?.at ?? null }, at);
    const spoken = { number_of_messages: this.#spoken, is_auto: this.#customer?.kind === 'auto', is_reply: this.#isReply };
    return { ...today, ...this.#state, ...this.#customer?.facts, ...spoken, ...clock, in_business_hours: this.#terms.business.isOpen(at), ...said, ...this.#changed };
  }

  /** What was said until a moment, and the message the news is about, whatever its own clock says. */
  #hearMessages(at: number, messageId?: unknown): void {
    const { messages } = this.#history;
    const last = messageId === undefined ? -1 : messages.findIndex((message) => message.id === messageId);
    for (let next = messages[this.#said]; next !== undefined && (next.at <= at || this.#said <= last); next = messages[(this.#said += 1)]) this.#hearMessage(next);
  }

  #hearMessage(message: PastMessage): void {
    if (message.kind === 'note') return;
    if (message.kind !== 'reply') {
      this.#isReply = this.#saidSomething;
      this.#customer = message;
    }
    this.#spoken += 1;
    if (message.kind !== 'auto') this.#saidSomething = true;
    if (message.kind === 'reply') this.#ours = message;
    if (message.kind === 'customer') {
      this.#repliedAt = null;
      this.#waitingSince ??= message.at;
    } else if (message.kind === 'reply') {
      this.#waitingSince = null;
      if (message.byPerson) this.#repliedAt = message.at;
    }
  }

  /** Sets the time anew where what it is counted from has moved. */
  #wind(): void {
    const { after } = this.#rule;
    if (after === undefined || !this.#rule.triggers.includes('time_passed')) return;
    const category = String(this.#changed['category'] ?? this.#state['category']);
    const moments: Moments = { category, openedAt: this.#history.openedAt, waitingSince: category === 'open' ? this.#waitingSince : null, repliedAt: this.#repliedAt, resolvedAt: this.#resolvedAt };
    const anchor = anchorOf(after.since, moments);
    if (anchor === this.#anchor) return;
    this.#anchor = anchor;
    this.#due = anchor === null ? Infinity : dueAt(anchor, after, this.#terms.business);
  }
}
