import { faultAt, type Fault } from './faults.ts';

const DEEPEST = 12;
const WIDEST = 100;

/** What is wrong with the form of something that is meant as a condition; null when it is one, whatever it asks. */
export function faultOfForm(value: unknown, at = 'when', depth = 0): Fault | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return faultAt(at, 'missing_test');
  if (depth > DEEPEST) return faultAt(at, 'too_deep', { most: DEEPEST });
  const group = value as Record<string, unknown>;
  for (const name of ['all', 'any']) if (name in group) return faultOfParts(group[name], `${at}.${name}`, depth);
  if ('not' in group) return faultOfForm(group['not'], `${at}.not`, depth + 1);
  const { field, operator, value: compared, match_case: matchCase } = group;
  const plain = (one: unknown): boolean => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean';
  const told = compared === undefined || plain(compared) || (Array.isArray(compared) && compared.length <= WIDEST && compared.every((one) => typeof one === 'string'));
  const isTest = typeof field === 'string' && typeof operator === 'string' && told && (matchCase === undefined || typeof matchCase === 'boolean');
  return isTest ? null : faultAt(at, 'not_a_test');
}

function faultOfParts(parts: unknown, at: string, depth: number): Fault | null {
  if (!Array.isArray(parts) || parts.length > WIDEST) return faultAt(at, 'too_wide', { most: WIDEST });
  for (const [i, part] of parts.entries()) {
    const fault = faultOfForm(part, `${at}.${i}`, depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}
