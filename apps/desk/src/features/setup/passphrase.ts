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
