/** What a field can hold. Null, an empty text and an empty list are "not set"; undefined is "not known here". */
export type FactValue = string | number | boolean | null | readonly string[];
export type Facts = Readonly<Record<string, FactValue | undefined>>;

export const OPERATORS = ['is', 'is_not', 'any_of', 'none_of', 'contains', 'contains_not', 'begins', 'ends', 'more', 'less', 'at_least', 'at_most', 'set', 'not_set'] as const;
export type Operator = (typeof OPERATORS)[number];

/** One test of one field. */
export interface Test {
  readonly field: string;
  readonly operator: Operator;
  /** what is compared with; of `contains` and the like any of several */
  readonly value?: string | number | boolean | readonly string[];
  /** upper and lower case are the same unless this is set */
  readonly match_case?: boolean;
}

/** Tests and groups of them, as deep as one likes. A group within another that asks nothing is passed over. */
export type Condition = { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] } | { readonly not: Condition } | Test;

/** Whether it holds of these facts. Of what is not known, nothing holds, nor does its opposite by an operator. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.filter(asks).every((one) => holds(one, facts));
  if ('any' in condition) return condition.any.filter(asks).some((one) => holds(one, facts));
  if ('not' in condition) return !holds(condition.not, facts);
  return passes(condition, facts[condition.field]);
}

/** Whether there is a test in it at all. */
export function asks(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(asks);
  if ('any' in condition) return condition.any.some(asks);
  return 'not' in condition ? asks(condition.not) : true;
}

/** The first test that decided against it, for whoever asks why a rule did not apply; null when it holds. */
export function whyNot(condition: Condition, facts: Facts): Test | null {
  if (holds(condition, facts)) return null;
  if ('all' in condition) return condition.all.filter(asks).map((one) => whyNot(one, facts)).find((test) => test !== null) ?? null;
  if ('any' in condition) return condition.any.filter(asks).map((one) => whyNot(one, facts)).find((test) => test !== null) ?? null;
  return 'not' in condition ? firstTest(condition.not) : condition;
}

function firstTest(condition: Condition): Test | null {
  if ('all' in condition) return condition.all.filter(asks).map(firstTest)[0] ?? null;
  if ('any' in condition) return condition.any.filter(asks).map(firstTest)[0] ?? null;
  return 'not' in condition ? firstTest(condition.not) : condition;
}

function passes(test: Test, fact: FactValue | undefined): boolean {
  if (fact === undefined) return false;
  switch (test.operator) {
    case 'set': return !isEmpty(fact);
    case 'not_set': return isEmpty(fact);
    case 'is': return equals(test, fact);
    case 'is_not': return !equals(test, fact);
    case 'any_of': return wanted(test).some((value) => equals({ ...test, value }, fact));
    case 'none_of': return !wanted(test).some((value) => equals({ ...test, value }, fact));
    case 'contains': return found(test, fact, (text, piece) => text.includes(piece));
    case 'contains_not': return !found(test, fact, (text, piece) => text.includes(piece));
    case 'begins': return found(test, fact, (text, piece) => text.startsWith(piece));
    case 'ends': return found(test, fact, (text, piece) => text.endsWith(piece));
    case 'more': return compares(test, fact, (a, b) => a > b);
    case 'less': return compares(test, fact, (a, b) => a < b);
    case 'at_least': return compares(test, fact, (a, b) => a >= b);
    case 'at_most': return compares(test, fact, (a, b) => a <= b);
    default: return false;
  }
}

const isEmpty = (fact: FactValue): boolean => fact === null || fact === '' || (Array.isArray(fact) && fact.length === 0);

/** The same value; of a list, that it is among it. */
function equals(test: Test, fact: FactValue): boolean {
  const [value] = wanted(test);
  if (value === undefined) return false;
  if (Array.isArray(fact)) return fact.some((one) => folded(one, test) === folded(value, test));
  return fact !== null && folded(String(fact), test) === folded(value, test);
}

function found(test: Test, fact: FactValue, finds: (text: string, piece: string) => boolean): boolean {
  const texts = (Array.isArray(fact) ? fact : [fact ?? '']).map((text) => folded(String(text), test));
  return wanted(test).map((piece) => folded(piece, test)).some((piece) => piece !== '' && texts.some((text) => finds(text, piece)));
}

/** Numbers only: what is none is neither more nor less. */
function compares(test: Test, fact: FactValue, how: (a: number, b: number) => boolean): boolean {
  const [a, b] = [numberOf(fact), numberOf(test.value)];
  return a !== null && b !== null && how(a, b);
}

function numberOf(value: FactValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

const wanted = ({ value }: Test): readonly string[] => (value === undefined ? [] : Array.isArray(value) ? value : [String(value)]);

/** Spaces of any kind and length are one; the forms of a letter are the same. */
function folded(text: string, { match_case: matchCase = false }: Test): string {
  const plain = text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();
  return matchCase ? plain : plain.toLowerCase();
}
