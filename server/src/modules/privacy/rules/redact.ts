import { findCards } from './find-cards.ts';
import { findEmails, findIps, findPhones } from './find-contacts.ts';
import { findIbans } from './find-ibans.ts';
import { findAddresses, findPersons } from './find-people.ts';
import type { PersonalType, Span } from './span.ts';

export type { PersonalType, Span };

export interface Redacted {
  readonly text: string;
  /** What was replaced, in order; offsets are those of the input. */
  readonly spans: readonly Span[];
}

/** Every type, the surest first: where two overlap the earlier one wins. */
export const ALL_TYPES: readonly PersonalType[] = ['card', 'iban', 'email', 'ip', 'phone', 'address', 'person'];

/** What is replaced before a message is stored. Everything else a shop needs in order to help. */
export const BEFORE_STORAGE: readonly PersonalType[] = ['card'];

const FINDERS: Record<PersonalType, (text: string) => Span[]> = {
  card: findCards,
  iban: findIbans,
  email: findEmails,
  ip: findIps,
  phone: (text) => findPhones(text),
  address: findAddresses,
  person: findPersons,
};

/** Replaces personal data of the given types in text. A card keeps its last four digits, so that a payment can be found. */
export function redact(text: string, types: readonly PersonalType[] = BEFORE_STORAGE): Redacted {
  const spans = findPersonal(text, types);
  if (spans.length === 0) return { text, spans };
  let out = '';
  let from = 0;
  for (const span of spans) {
    out += text.slice(from, span.start) + labelFor(span, text);
    from = span.end;
  }
  return { text: out + text.slice(from), spans };
}

/** The spans of personal data, in order and without overlaps. */
export function findPersonal(text: string, types: readonly PersonalType[]): Span[] {
  let taken: Span[] = [];
  for (const type of ALL_TYPES) if (types.includes(type)) taken = merged(taken, FINDERS[type](text));
  return taken;
}

/** Both lists in order; of overlapping spans the one taken before stays, else the one that begins first. */
function merged(taken: readonly Span[], found: readonly Span[]): Span[] {
  const all = [...taken.map((span) => ({ span, rank: 0 })), ...found.map((span) => ({ span, rank: 1 }))].sort((a, b) => a.span.start - b.span.start || a.rank - b.rank);
  const out: { span: Span; rank: number }[] = [];
  for (const one of all) {
    let last = out.at(-1);
    while (last !== undefined && last.span.end > one.span.start && one.rank < last.rank) {
      out.pop();
      last = out.at(-1);
    }
    if (last === undefined || last.span.end <= one.span.start) out.push(one);
  }
  return out.map((one) => one.span);
}

/** What stands in place of a span. A card keeps its last four digits, so that a payment can be found. */
export function labelFor(span: Span, text: string): string {
  if (span.type !== 'card') return `[${span.type}]`;
  return `[card ending ${text.slice(span.start, span.end).replace(/\D/g, '').slice(-4)}]`;
}
