import { ApiProblem } from '@keepdesk/client';
import type { TFunction } from 'i18next';
import { describeProblem } from '../../shared/words/problem.ts';

const SHORTEST = 12;

export interface PassphraseRule {
  id: 'length' | 'varied' | 'notYou';
  met: boolean;
}

/** The rules that can be seen while typing; the server knows more, and has the last word. */
export function passphraseRules(passphrase: string, email: string, name: string): PassphraseRule[] {
  const letters = [...passphrase.normalize('NFKC')];
  const lower = passphrase.toLowerCase();
  const parts = [...email.toLowerCase().split(/[@.]/), ...name.toLowerCase().split(/\s+/)].filter((part) => part.length >= 4);
  // A long one may mention the person; one that is mostly the person may not.
  const left = parts.reduce((rest, part) => rest.replaceAll(part, ''), lower);
  return [
    { id: 'length', met: letters.length >= SHORTEST },
    { id: 'varied', met: new Set(letters).size >= 5 },
    { id: 'notYou', met: letters.length > 0 && (left === lower || [...left].length >= SHORTEST) },
  ];
}

const reasons = ['common', 'repetitive', 'contains_address', 'too_short', 'too_long'] as const;

/** Why a passphrase was refused, in the person's language; what else went wrong as everywhere. */
export function describePassphraseProblem(t: TFunction, problem: unknown): string {
  if (!(problem instanceof ApiProblem) || problem.details.length === 0) return describeProblem(t, problem);
  return problem.details
    .map((detail) => {
      const reason = reasons.find((one) => one === detail.problem);
      return reason ? t(`setup.refused.${reason}`) : detail.message;
    })
    .join(' ');
}
