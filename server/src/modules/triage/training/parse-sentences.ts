/** A piece of a sentence: words, one of several sentences, or the name of a list. */
export type Piece = string | { readonly oneOf: readonly Sentence[] } | { readonly list: string };
export type Sentence = readonly Piece[];

export interface SentenceFile {
  readonly lists: ReadonlyMap<string, readonly Sentence[]>;
  /** by contact reason, in the order written */
  readonly reasons: ReadonlyMap<string, readonly Sentence[]>;
}

/**
 * Reads a file of sentences: `@name = a|b` is a list, `[reason]` begins a reason's lines, `(a|b|)` is one of (the last here is
 * nothing), `<name>` is one of a list, `#` a remark. Throws with the line's number when one cannot be read.
 */
export function parseSentences(text: string): SentenceFile {
  const lists = new Map<string, readonly Sentence[]>();
  const reasons = new Map<string, Sentence[]>();
  let current: Sentence[] | undefined;
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    const where = `line ${index + 1}`;
    const list = /^@(\w+) = (.+)$/.exec(line);
    const reason = /^\[([\w.]+)\]$/.exec(line);
    if (list?.[1] !== undefined && list[2] !== undefined) lists.set(list[1], choices(list[2], where));
    else if (reason?.[1] !== undefined) reasons.set(reason[1], (current = reasons.get(reason[1]) ?? []));
    else if (current === undefined) throw new Error(`${where}: a sentence before the first [reason]`);
    else current.push(sentence(line, where));
  });
  return { lists, reasons };
}

function choices(text: string, where: string): Sentence[] {
  const reader = { text, at: 0, where };
  const found = alternatives(reader);
  if (reader.at < text.length) throw new Error(`${where}: a bracket closes that was not opened`);
  return found;
}

function sentence(text: string, where: string): Sentence {
  const reader = { text, at: 0, where };
  const found = run(reader, false);
  if (reader.at < text.length) throw new Error(`${where}: a bracket closes that was not opened`);
  return found;
}

interface Reader {
  readonly text: string;
  readonly where: string;
  at: number;
}

function alternatives(reader: Reader): Sentence[] {
  const found = [run(reader, true)];
  while (reader.text[reader.at] === '|') {
    reader.at++;
    found.push(run(reader, true));
  }
  return found;
}

/** Pieces up to the end, a closing bracket or, inside alternatives, the next bar. */
function run(reader: Reader, inside: boolean): Sentence {
  const pieces: Piece[] = [];
  let words = '';
  const keep = (): void => {
    if (words !== '') pieces.push(words);
    words = '';
  };
  for (let letter = reader.text[reader.at]; letter !== undefined && letter !== ')' && !(inside && letter === '|'); letter = reader.text[reader.at]) {
    reader.at++;
    if (letter === '(') {
      keep();
      pieces.push({ oneOf: alternatives(reader) });
      if (reader.text[reader.at++] !== ')') throw new Error(`${reader.where}: a bracket stays open`);
    } else if (letter === '<') {
      keep();
      const end = reader.text.indexOf('>', reader.at);
      if (end < 0) throw new Error(`${reader.where}: "<" without ">"`);
      pieces.push({ list: reader.text.slice(reader.at, end) });
      reader.at = end + 1;
    } else words += letter;
  }
  keep();
  return pieces;
}
