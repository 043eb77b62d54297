import { drawer, type Drawer } from '../rules/learn/draw.ts';
import type { Sentence, SentenceFile } from './parse-sentences.ts';
import { mistype } from './mistype.ts';

/** A sentence with the contact reason it is an example of. */
export interface Example {
  readonly text: string;
  readonly label: string;
  /** which line of the reason it was drawn from */
  readonly line: number;
}

interface ExpandOptions {
  readonly seed: number;
  /** sentences wanted of each reason; fewer come when the file does not say more */
  readonly each: number;
}

const TRIES = 4;
/** Out of scope is wide: it takes more to show it. */
const WIDE = 'other';

/**
 * Draws sentences of every reason: each line as often as the others, filled from its alternatives, then dressed as people
 * write: with greeting and thanks, with what happened before it, in capitals, without marks, with slips of the finger.
 */
export function expandSentences(file: SentenceFile, options: ExpandOptions): Example[] {
  const random = drawer(options.seed);
  return [...file.reasons].flatMap(([label, lines]) => {
    const wanted = label === WIDE ? options.each * 2 : options.each;
    const texts = new Map<string, number>();
    for (let draw = 0; draw < wanted * TRIES && texts.size < wanted; draw++) {
      const at = draw % lines.length;
      const line = lines[at];
      if (line === undefined) break;
      const plain = tidy(fill(line, file, random));
      if (plain !== '') texts.set(label === WIDE && random.next() < 0.7 ? plain : dress(plain, file, random), at);
    }
    return [...texts].map(([text, line]) => ({ text, label, line }));
  });
}

function fill(line: Sentence, file: SentenceFile, random: Drawer): string {
  return line.map((piece) => {
    if (typeof piece === 'string') return piece;
    const choices = 'list' in piece ? file.lists.get(piece.list) : piece.oneOf;
    const chosen = choices?.[random.below(choices.length)];
    if (chosen === undefined) throw new Error(`no list @${'list' in piece ? piece.list : ''} in this file`);
    return fill(chosen, file, random);
  }).join('');
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/ ([,.?!])/g, '$1').trim();
}

/** Shares of messages that come with each of these. */
const GREETED = 0.25;
const EXPLAINED = 0.25;
const THANKED = 0.25;
const CLUMSY = 0.15;

function dress(plain: string, file: SentenceFile, random: Drawer): string {
  const line = (name: string): string => {
    const choices = file.lists.get(name) ?? [];
    const chosen = choices[random.below(choices.length)];
    return chosen === undefined ? '' : tidy(fill(chosen, file, random));
  };
  const said = random.next() < CLUMSY ? mistype(plain, random) : plain;
  const parts = [random.next() < GREETED ? line('hello') : '', random.next() < EXPLAINED ? line('context') : '', said, random.next() < THANKED ? line('bye') : ''];
  const whole = parts.filter((part) => part !== '').join(random.next() < 0.3 ? '\n' : ' ');
  const style = random.next();
  if (style < 0.05) return whole.toUpperCase();
  if (style < 0.3) return whole.toLowerCase().replace(/[?!.,]/g, '');
  return whole;
}
