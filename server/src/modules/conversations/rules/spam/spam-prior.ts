import { HAND_WEIGHTS, PRIOR_START, PRIOR_WEIGHTS } from './prior-weights.ts';

/** What is said to the agent of the facts that speak for junk; the others weigh in silently. */
const BECAUSE: Readonly<Record<string, string>> = {
  'impossible time zone': 'its date has an impossible time zone',
  'link to a number': 'its links lead to a number, not to a name',
  'link with a user': 'its links hide where they lead',
  'escaped host': 'its links hide where they lead',
  'link says another site': 'a link says one site and leads to another',
  'short link': 'it uses shortened links',
  'subject tail': 'its subject ends in a random word',
  'says it is advertising': 'it says it is advertising',
  'bulk program': 'it was written by a bulk mailer',
  'pretends to be a program': 'it pretends to be written by Outlook',
  'words torn by tags': 'its words are torn apart by hidden marks',
  'letters hidden as numbers': 'its words are torn apart by hidden marks',
  'spaced letters in the subject': 'its subject is spelled out letter by letter',
  'picture only': 'it is a picture from elsewhere',
  'white text': 'it hides text',
  'tiny text': 'it hides text',
  'reply to other free mail': 'answers would go to another free mailbox',
  'title from free mail': 'an office writes from free mail',
  'money subject': 'its subject speaks of money',
  'many recipients': 'it went to many people',
  'addressed by mailbox name': 'it calls the reader by the name of the mailbox',
  'name advertises': 'its sender is an advertisement',
  'form': 'it holds a form',
  'script': 'it holds a script',
  'proof of origin fails': 'its domain does not vouch for it',
  'spf or dkim fails': 'its origin could not be proven',
  'words of pills': 'it sells pills',
  'words of gambling': 'it speaks of gambling',
  'words of fortune': 'it promises a fortune',
  'words of rankings': 'it offers links and rankings',
  'words of services': 'it offers services',
  'words of money twice': 'it promises money',
  'words of adult': 'it is adult advertising',
  'words of wares': 'it sells what nobody asked for',
  'words of urging': 'it speaks like an advertisement',
  'words of promising twice': 'it speaks like an advertisement',
  'words of confirming': 'it asks to confirm an account',
};

/** The log-odds that a sample is junk by its facts alone, with what spoke for it, strongest first. */
export function priorFor(found: readonly string[]): { logOdds: number; because: string[] } {
  const weighed = found.map((fact) => [fact, weightOf(fact)] as const);
  const logOdds = weighed.reduce((sum, [, weight]) => sum + weight, PRIOR_START);
  const because = weighed.filter(([fact, weight]) => weight > 0 && BECAUSE[fact] !== undefined).sort((a, b) => b[1] - a[1]).map(([fact]) => BECAUSE[fact] ?? '');
  return { logOdds, because: [...new Set(because)] };
}

function weightOf(fact: string): number {
  return HAND_WEIGHTS[fact] ?? PRIOR_WEIGHTS[fact] ?? 0;
}
