import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readMail } from '../src/modules/channels/email/rules/read-mail.ts';
import { facts } from '../src/modules/conversations/rules/spam/facts.ts';
import { findDataFolder, readRows } from './data-folder.ts';

/**
 * Where spam/prior-weights.ts comes from: `node server/referee/fit-spam-prior.ts` prints the table and how it does on mails
 * it was not fitted to. Logistic regression with bounds on every weight, so that nothing a shopper in trouble does (shouting,
 * exclaiming) weighs much, and what is missing never speaks against a mail.
 */
const FOLDS = 5;
const ROUNDS = 600;
const RATE = 8;
const SHRINK = 1;
const MOST = 2.5;
/** A newsletter wrongly taken counts twice in the fit. */
const NEWSLETTER = 2;
/** Log-odds of the fit from which a mail is junk: chosen on held-out mails, no ham and one newsletter in thirty. */
const CUT = 1.5;

/** What these twenty-year-old collections would teach wrongly: lists and answers tell the ham's collection apart, pages and programs its time. */
const NOT_LEARNED = new Set(['answers', 'list', 'bulk', 'own message id', 'no program', 'subject re', 'foreign charset', 'html only', 'mime without type', 'coloured page', 'proof of origin fails', 'spf or dkim fails', 'no date', 'encoded text', 'no recipient', 'to itself', 'calls itself urgent', 'reply elsewhere', 'no sender', 'no subject', 'sender digits']);

/** Bounds other than 0..MOST. Both ends equal: set by hand, because the collections are older than the matter. */
const BOUNDS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'shouting': [0, 0.4], 'half in capitals': [0, 0.4], 'exclaims twice': [0, 0.3], 'exclaims': [0, 0.2], 'exclaiming subject': [0, 0.3], 'name shouts': [0, 0.4],
  'money subject': [0, 0.8], 'tiny text': [0, 0.5], 'torn page': [0, 1], 'free call': [0, 0.8], 'pretends to be a program': [0, 1.5], 'no time zone': [0, 1], 'leave link': [0, 0.3], 'words of leaving twice': [0, 0.4], 'words of leaving often': [0, 0.2],
  'words of adult': [1, MOST], 'words of services': [0.8, MOST], 'words of services twice': [0.6, 2], 'words of gambling': [1, MOST], 'words of pills': [1, MOST], 'spaced letters in the subject': [0.8, 2],
  'letters hidden as numbers': [0.5, 1], 'link says another site': [0.3, 2], 'form': [0.3, 0.5], 'script': [0.3, 0.5],
  'short link': [0.5, 0.5], 'cheap ending': [0.5, 0.5], 'no message id': [0.3, 0.3], 'unsubscribe header': [-0.5, -0.5], 'words of rankings': [2.5, 2.5], 'words of rankings twice': [1.5, 1.5], 'words of confirming': [1.5, 1.5], 'words of confirming twice': [1, 1],
  'words of order': [-0.5, -0.5], 'words of order twice': [0, 0], 'words of order often': [0, 0], 'words of number': [-1, -1], 'words of number twice': [0, 0], 'words of number often': [0, 0],
};

interface Row {
  readonly label: string;
  readonly facts: readonly string[];
  readonly fold: number;
}

interface Fit {
  readonly weights: ReadonlyMap<string, number>;
  readonly start: number;
}

function fit(rows: readonly Row[]): Fit {
  const known = [...new Set(rows.flatMap((row) => row.facts))].filter((fact) => !NOT_LEARNED.has(fact));
  const weights = new Map(known.map((fact) => [fact, 0]));
  let start = -3;
  const size = rows.reduce((sum, row) => sum + weightOf(row), 0);
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = new Map<string, number>();
    let slope = 0;
    for (const row of rows) {
      const error = weightOf(row) * (1 / (1 + Math.exp(-scoreOf({ weights, start }, row))) - (row.label === 'spam' ? 1 : 0));
      slope += error;
      for (const fact of row.facts) slopes.set(fact, (slopes.get(fact) ?? 0) + error);
    }
    for (const [fact, weight] of weights) {
      const [least, most] = BOUNDS[fact] ?? [0, MOST];
      weights.set(fact, Math.min(most, Math.max(least, weight - (2 * RATE * ((slopes.get(fact) ?? 0) + SHRINK * weight)) / size)));
    }
    start -= (RATE * slope) / size;
  }
  return { weights, start };
}

function weightOf(row: Row): number {
  return row.label === 'hard_ham' ? NEWSLETTER : 1;
}

function scoreOf({ weights, start }: Fit, row: Row): number {
  return row.facts.reduce((sum, fact) => sum + (weights.get(fact) ?? 0), start);
}

/** Shares of each label at or above the cut, on mails the fit has not seen. */
function heldOut(rows: readonly Row[]): string {
  const taken = new Map<string, { all: number; junk: number }>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const learned = fit(rows.filter((row) => row.fold !== fold));
    for (const row of rows.filter((one) => one.fold === fold)) {
      const counted = taken.get(row.label) ?? { all: 0, junk: 0 };
      taken.set(row.label, { all: counted.all + 1, junk: counted.junk + (scoreOf(learned, row) >= CUT ? 1 : 0) });
    }
  }
  return [...taken].map(([label, { all, junk }]) => `${label} ${junk} of ${all}`).join(', ');
}

export function run(): void {
  const folder = findDataFolder();
  if (folder === null) throw new Error('There is no referee data beside the checkout.');
  const rows = readRows<{ label: string; raw: string }>(path.join(folder, 'email-spam/mails.jsonl.gz')).flatMap((row, index): Row[] => {
    const mail = readMail(Buffer.from(row.raw));
    return mail.kind === 'message' ? [{ label: row.label, facts: facts({ ...mail, text: mail.words }), fold: ((index * 2_654_435_761) >>> 0) % FOLDS }] : [];
  });
  const whole = fit(rows);
  const table = new Map([...Object.entries(BOUNDS).filter(([, [least]]) => least !== 0).map(([fact, [least]]) => [fact, least] as const), ...whole.weights]);
  const lines = [...table].filter(([, weight]) => Math.abs(weight) >= 0.1).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([fact, weight]) => `  '${fact}': ${Math.round(weight * 10) / 10},`);
  process.stdout.write(`start ${(whole.start + Math.log(9) - CUT).toFixed(2)}\n${lines.join('\n')}\nheld out, as junk: ${heldOut(rows)}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) run();
