import type { Entity } from '../entities/entity.ts';
import { PAST } from '../entities/day-words.ts';
import { dayOf } from '../entities/find-dates.ts';
import { said, type UrgencyReason } from './urgency-words.ts';

export type { UrgencyReason };

/** What is known beside the words. */
export interface UrgencyFacts {
  /** −1..1, as `readSentiment` gives it. */
  readonly sentiment?: number;
  /** What the message names, as `findEntities` gives it; of these the dates count. */
  readonly entities?: readonly Entity[];
  /** When the message was written; without it dates do not count. */
  readonly now?: Date;
  /** IANA zone in which the dates were found; UTC by default. */
  readonly timeZone?: string;
  /** How many earlier messages about the same matter still wait for an answer. */
  readonly unansweredBefore?: number;
}

export interface Urgency {
  /** 0..1; see `weights`. Up to 0.2 it can wait its turn, from 0.5 it is for today, from 0.8 for now. */
  readonly urgency: number;
  /** Why, the weightiest first, each with the words that say so where words did. */
  readonly reasons: readonly { readonly reason: UrgencyReason; readonly weight: number; readonly words: string | null }[];
}

/**
 * How much each reason alone asks for; `deadline` is the most it can ask. Several reasons add up as chances do,
 * 1 − ∏(1 − weight), so no number of small ones outweighs somebody hurt, and none makes more than 1.
 */
export const weights: Readonly<Record<UrgencyReason, number>> = { safety: 0.9, fraud: 0.75, deadline: 0.65, legal_threat: 0.55, money_gone: 0.45, before_it_ships: 0.45, asked_for_haste: 0.4, repeated_contact: 0.3, anger: 0.3 };
const BASE = 0.1;
const LOOK = 4000;
const DAY_MS = 86_400_000;
const NEAR = 70;

/** How soon a message needs an answer, from what it says and what is known. Pure words in nine languages; nothing is learned. */
export function readUrgency(text: string, facts: UrgencyFacts = {}): Urgency {
  const read = text.slice(0, LOOK);
  const calm = said(read, 'no_hurry') !== null;
  const reasons: { reason: UrgencyReason; weight: number; words: string | null }[] = [];
  const put = (reason: UrgencyReason, words: string | null, weight = weights[reason]) => reasons.push({ reason, weight: round(weight), words });
  for (const reason of ['safety', 'fraud', 'legal_threat', 'money_gone', 'before_it_ships'] as const) {
    const words = said(read, reason);
    if (words !== null && !(reason === 'legal_threat' && denied(read, words))) put(reason, words);
  }
  const haste = calm ? null : said(read, 'asked_for_haste');
  if (haste !== null) put('asked_for_haste', haste);
  const again = said(read, 'repeated_contact');
  const waiting = facts.unansweredBefore ?? 0;
  if (again !== null || waiting > 0) put('repeated_contact', again, Math.min(0.6, weights.repeated_contact + 0.1 * Math.max(0, waiting - 1)));
  const deadline = calm ? null : deadlineOf(read, facts);
  if (deadline !== null) put('deadline', deadline.words, deadline.weight);
  const anger = angerOf(read, facts.sentiment ?? 0);
  if (anger > 0) put('anger', null, anger);
  const left = reasons.reduce((rest, { weight }) => rest * (1 - weight), 1 - (calm ? 0 : BASE));
  return { urgency: round(1 - left), reasons: reasons.sort((a, b) => b.weight - a.weight) };
}

/** A day to come that somebody needs it by: today or tomorrow asks for all, a week hence for a third; an occasion without a day for a little. */
function deadlineOf(text: string, facts: UrgencyFacts): { words: string; weight: number } | null {
  const occasion = said(text, 'occasion');
  const today = facts.now === undefined ? null : dayOf(facts.now, facts.timeZone ?? 'UTC');
  const ahead = today === null ? [] : (facts.entities ?? []).flatMap((entity) => {
    if (entity.type !== 'date') return [];
    const days = (Date.parse(entity.value) - today) / DAY_MS;
    const around = text.slice(Math.max(0, entity.start - NEAR), entity.end + NEAR);
    const past = days === 0 && PAST.test(text.slice(Math.max(0, entity.start - NEAR), entity.start));
    return days >= 0 && days <= 14 && !past && (said(around, 'need') !== null || (days > 0 && said(around, 'occasion') !== null)) ? [{ days, words: entity.text }] : [];
  });
  const first = ahead.sort((a, b) => a.days - b.days)[0];
  if (first !== undefined) return { words: first.words, weight: first.days <= 1 ? weights.deadline : first.days <= 3 ? 0.5 : first.days <= 7 ? 0.22 : 0.12 };
  return occasion !== null && said(text, 'need') !== null ? { words: occasion, weight: 0.25 } : null;
}

/** Very bad feelings, or shouting: most letters capitals in a text long enough to tell, or rows of exclamation marks with bad feelings. */
function angerOf(text: string, sentiment: number): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const shouting = letters >= 20 && capitals / letters > 0.6;
  const marks = sentiment < 0 && /[!！]{2,}|\?!|!\?/.test(text);
  return Math.min(weights.anger, (sentiment <= -0.5 ? weights.anger * Math.min(1, -sentiment) : 0) + (shouting ? 0.15 : 0) + (marks ? 0.1 : 0));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** "I will not call my lawyer". */
function denied(text: string, words: string): boolean {
  const at = text.indexOf(words);
  return /\b(?:not|never|won['’]?t|don['’]?t|no need to|nicht|kein(?:en)?|pas|no|não|non|niet|geen)\b[^.,;!?\n]{0,20}$/iu.test(text.slice(Math.max(0, at - 40), at));
}
