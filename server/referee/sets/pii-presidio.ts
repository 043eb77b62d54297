import path from 'node:path';
import { ALL_TYPES, findPersonal, type PersonalType, type Span } from '../../src/modules/privacy/rules/redact.ts';
import { readRows } from '../data-folder.ts';
import { share, type Figure, type RefereeSet } from '../figure.ts';

interface Row {
  readonly text: string;
  readonly spans: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

const TYPES: Readonly<Record<string, PersonalType>> = { CREDIT_CARD: 'card', IBAN_CODE: 'iban', EMAIL_ADDRESS: 'email', PHONE_NUMBER: 'phone', IP_ADDRESS: 'ip', STREET_ADDRESS: 'address', PERSON: 'person' };

export const piiPresidio: RefereeSet = {
  name: 'pii-presidio',
  anchor: 'cards by a two-line pattern: recall 1.0 at precision 0.961; Presidio overall precision 0.67–0.83, recall 0.55–0.81',
  measure(folder) {
    const rows = readRows<Row>(path.join(folder, 'synth.jsonl.gz')).map((row) => ({
      gold: row.spans.flatMap((span): Span[] => (TYPES[span.type] === undefined ? [] : [{ ...span, type: TYPES[span.type] ?? 'card' }])),
      given: findPersonal(row.text, ALL_TYPES),
    }));
    return ALL_TYPES.flatMap((type) => figuresOf(type, rows));
  },
};

/** Cards, accounts, addresses of machines and people must fit exactly; streets and names may overlap. */
function figuresOf(type: PersonalType, rows: readonly { gold: readonly Span[]; given: readonly Span[] }[]): Figure[] {
  const loose = type === 'address' || type === 'person' || type === 'phone';
  const fits = (a: Span, b: Span) => a.type === b.type && (loose ? a.start < b.end && b.start < a.end : a.start === b.start && a.end === b.end);
  const count = { gold: 0, found: 0, given: 0, right: 0 };
  for (const row of rows) {
    const gold = row.gold.filter((span) => span.type === type);
    const given = row.given.filter((span) => span.type === type);
    count.gold += gold.length;
    count.given += given.length;
    count.found += gold.filter((span) => given.some((other) => fits(span, other))).length;
    count.right += given.filter((span) => gold.some((other) => fits(span, other))).length;
  }
  const card = type === 'card';
  return [
    { what: `${type} recall`, value: share(count.found, count.gold), ...(card ? { atLeast: 1 } : {}) },
    { what: 'precision', value: share(count.right, count.given), ...(card ? { atLeast: 0.98 } : {}) },
  ];
}
