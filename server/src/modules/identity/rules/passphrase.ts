import { LEAKED_WORDS } from './leaked-words.ts';

export type PassphraseProblem = 'too_short' | 'too_long' | 'common' | 'contains_address' | 'repetitive';

const SHORTEST = 12;
const LONGEST = 200;

/**
 * What is wrong with a passphrase; empty when it will do. Follows NIST SP 800-63B §5.1.1.2: length and
 * lists of what attackers try first, no rules about kinds of characters.
 */
export function judgePassphrase(passphrase: string, person: { email: string; name?: string }): PassphraseProblem[] {
  const letters = [...passphrase.normalize('NFKC')];
  const problems: PassphraseProblem[] = [];
  if (letters.length < SHORTEST) problems.push('too_short');
  if (letters.length > LONGEST) problems.push('too_long');
  if (isRepetitive(letters)) problems.push('repetitive');
  if (isCommon(passphrase)) problems.push('common');
  if (containsPerson(passphrase, person)) problems.push('contains_address');
  return problems;
}

/** Plain sentences for whoever chooses the passphrase. */
export const passphraseAdvice: Record<PassphraseProblem, string> = {
  too_short: `Use at least ${SHORTEST} characters; three or four unrelated words are easy to remember.`,
  too_long: `Use at most ${LONGEST} characters.`,
  common: 'This is among the first an attacker tries. Choose unrelated words.',
  contains_address: 'Leave your name and address out of it.',
  repetitive: 'It repeats itself or follows the keyboard. Choose unrelated words.',
};

function isRepetitive(letters: readonly string[]): boolean {
  if (new Set(letters).size < 5) return true;
  const text = letters.join('').toLowerCase();
  for (let unit = 1; unit <= text.length / 2; unit += 1) {
    if (text.length % unit === 0 && text === text.slice(0, unit).repeat(text.length / unit)) return true;
  }
  return runLength(text) >= text.length - 2;
}

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm'];

/** How many characters follow their neighbour on the keyboard or in the alphabet, either way. */
function runLength(text: string): number {
  let steps = 0;
  for (let at = 1; at < text.length; at += 1) {
    const pair = text.slice(at - 1, at + 1);
    if (ROWS.some((row) => row.includes(pair) || [...row].reverse().join('').includes(pair))) steps += 1;
  }
  return steps;
}

/** What is left after taking away digits, signs and the usual letter swaps is nothing but listed words. */
function isCommon(passphrase: string): boolean {
  const plain = passphrase.toLowerCase().replaceAll('@', 'a').replaceAll('0', 'o').replaceAll('1', 'i').replaceAll('3', 'e').replaceAll('$', 's').replaceAll('5', 's').replaceAll('7', 't');
  const forms = [plain, passphrase.toLowerCase()].map((form) => form.replaceAll(/[^\p{Letter}]/gu, ''));
  return forms.some((form) => consistsOfListed(form));
}

function consistsOfListed(text: string): boolean {
  if (text.length < 4) return true;
  // One or two listed words are what dictionaries of leaked passphrases are made of; three are not.
  const startsWith = (rest: string): string[] => LEAKED_WORDS.filter((word) => rest.startsWith(word));
  return startsWith(text).some((first) => {
    const rest = text.slice(first.length);
    return rest.length < 4 || LEAKED_WORDS.includes(rest);
  });
}

function containsPerson(passphrase: string, { email, name = '' }: { email: string; name?: string }): boolean {
  const text = passphrase.toLowerCase();
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const parts = [email.toLowerCase(), local, domain.split('.')[0] ?? '', ...name.toLowerCase().split(/\s+/)].filter((part) => part.length >= 4);
  const left = parts.reduce((rest, part) => rest.replaceAll(part, ''), text);
  // A long passphrase may mention the domain; one that is mostly the person may not.
  return left !== text && [...left].length < SHORTEST;
}
