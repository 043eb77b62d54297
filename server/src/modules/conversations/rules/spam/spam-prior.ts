import type { SpamSample } from './spam-features.ts';

/** Log-odds before any evidence: most mail to a support address is wanted. */
const START = -2;

/** What facts of form add, see spam-features. */
const FACTS: Record<string, readonly [weight: number, because: string]> = {
  answers: [-3, ''],
  'subject re': [-0.5, ''],
  'own message id': [-0.5, ''],
  'reply elsewhere': [0.8, 'answers would go to another domain'],
  'no recipient': [0.8, 'it is addressed to nobody'],
  'to itself': [0.8, 'it is addressed to its own sender'],
  'many recipients': [0.7, 'it went to many people'],
  'no message id': [0.8, 'it has no message id'],
  'bulk program': [1, 'it was written by a bulk mailer'],
  'html only': [0.4, 'it is a web page only'],
  shouting: [1, 'its subject shouts'],
  'money subject': [0.7, 'its subject speaks of money'],
  'subject tail': [1, 'its subject ends in a random word'],
  form: [0.8, 'it holds a form'],
  script: [1, 'it holds a script'],
  'white text': [1, 'it hides text'],
  'picture only': [0.7, 'it is a picture'],
  'title from free mail': [1, 'an office writes from free mail'],
  'unsubscribe header': [0.3, ''],
};

/** What words add. Written for shops' inboxes: offers of links, traffic, loans, pills, fortunes. */
const PHRASES: readonly (readonly [pattern: RegExp, weight: number, because: string])[] = [
  [/\b(?:viagra|cialis|levitra|pharmacy|no prescription|weight loss|enlarge(?:ment)?|penis|herbal|anti-?aging)\b/i, 2, 'it sells pills'],
  [/\b(?:casino|poker|betting|jackpot|slots?|roulette)\b/i, 1.5, 'it speaks of gambling'],
  [/\b(?:lottery|inheritance|next of kin|beneficiary|unclaimed|million (?:us )?(?:dollars|usd|euros)|western union|transfer of funds|foreign partner)\b/i, 2.2, 'it promises a fortune'],
  [/\b(?:seo|search engine (?:optimi[sz]ation|ranking|position)|backlinks?|guest post|link (?:building|exchange|insertion)|domain authority|first page of google|rank(?:ing)? (?:higher|on google)|web ?traffic|sponsored (?:post|article))\b/i, 2, 'it offers links and rankings'],
  [/\b(?:web ?site (?:redesign|development)|app development|lead generation|email list|bulk (?:sms|email)|explainer video|virtual assistant services?)\b/i, 1.5, 'it offers services'],
  [/\b(?:bitcoin|crypto(?:currency)?|forex|trading signals?|investment opportunit(?:y|ies)|passive income|work from home|mlm|make money|earn \$?\d+|financial freedom|loan (?:offer|approved)|low(?:est)? (?:mortgage|interest) rates?|refinance|debt consolidation)\b/i, 1.8, 'it promises money'],
  [/\b(?:xxx|porn\w*|hot (?:girls|singles|teens)|nude|adult (?:site|dating)|webcam)\b/i, 2, 'it is adult advertising'],
  [/\b(?:click here|act now|limited time|risk[- ]free|100% (?:free|guaranteed)|money[- ]back guarantee|once in a lifetime|dear (?:friend|sir\/madam|beneficiary)|congratulations|you have (?:been selected|won)|order now|call now|no obligation)\b/i, 1, 'it speaks like an advertisement'],
  [/\b(?:this is not spam|remove me|to be removed|opt[- ]?out|unsubscribe|removal instructions)\b/i, 0.7, ''],
  [/\b(?:verify|confirm|update|suspended|unusual activity)\b.{0,60}\b(?:account|mailbox|password|billing)\b/i, 1.5, 'it asks to confirm an account'],
  [/\b(?:order|parcel|package|delivery|delivered|refund|return|exchange|invoice|size|tracking|shipping|bestellung|paket|lieferung|rückgabe|erstattung|commande|colis|livraison|remboursement|pedido|envío|devolución|reembolso|ordine|pacco|reso|rimborso|bestelling|pakket|retour)\b/i, -1, ''],
  [/#\s?\d{3,10}\b|\border (?:number|no\.?|nr\.?)\b/i, -1.2, ''],
];

/** Hand-written odds that a sample is junk, with what spoke for it, strongest first. */
export function priorFor(sample: SpamSample, found: readonly string[]): { logOdds: number; because: string[] } {
  const text = `${sample.subject}\n${sample.text}`.slice(0, 8000);
  const told = [...found.flatMap((fact) => (FACTS[fact] === undefined ? [] : [FACTS[fact]])), ...PHRASES.filter((phrase) => phrase[0].test(text)).map((phrase) => [phrase[1], phrase[2]] as const)];
  const logOdds = told.reduce((sum, [weight]) => sum + weight, START);
  const because = told.filter(([weight, words]) => weight > 0 && words !== '').sort((a, b) => b[0] - a[0]).map(([, words]) => words);
  return { logOdds, because };
}
