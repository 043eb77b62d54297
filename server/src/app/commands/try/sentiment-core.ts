import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { learnSentiment, type LabelledText } from '../../../modules/triage/rules/sentiment/learn/learn-sentiment.ts';
import { readSentiment } from '../../../modules/triage/rules/sentiment/read-sentiment.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

/** `keepdesk try sentiment`: how the writer feels, by words and rules or, with `--train`, as learned from labelled texts. */
export async function sentimentCore(options: Readonly<Record<string, string>>): Promise<TryCore> {
  const { train } = options;
  const model = train === undefined ? null : learnSentiment(await readLabelled(train));
  if (model?.expected != null) process.stderr.write(`learned ${model.labels.join(', ')}; macro-F1 on held-out rows ${model.expected.toFixed(3)}\n`);
  return {
    help: [
      'In:  {"text","locale"?}; --train FILE of {"text","label"} learns those labels instead',
      'Out: {"score","label"}; score −1..1, label negative, neutral or positive (or a learned one: then the score says how sure it is,',
      '     0..1). Words of en es fr de pt it nl ja ar count, emoticons and pictures in all languages.',
      '',
      'Example:',
      `  echo '{"text":"Great shoes, but the delivery was TERRIBLE!!"}' | keepdesk try sentiment`,
    ].join('\n'),
    run: (input) => {
      const text = textField(input, 'text');
      const locale = optionalField(input, 'locale');
      const language = typeof locale === 'string' && locale !== '' ? (locale.split(/[-_]/)[0] ?? '').toLowerCase() : undefined;
      const { score, label } = model === null ? readSentiment(text, language) : model.predict(text, language);
      return { score, label };
    },
  };
}

/** The rows of a JSON Lines file of {"text","label"}. Throws TryError that names the line. */
async function readLabelled(file: string): Promise<LabelledText[]> {
  const rows: LabelledText[] = [];
  let line = 0;
  for await (const written of linesOf(file)) {
    line++;
    if (written.trim() === '') continue;
    const row = parsed(written, line);
    rows.push({ text: textField(row, 'text'), label: textField(row, 'label') });
  }
  if (new Set(rows.map((row) => row.label)).size < 2) throw new TryError('too_few_labels', `${file} needs texts with at least two different labels`);
  return rows;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  } catch {
    throw new TryError('unreadable_file', `${file} cannot be read`);
  }
}

function parsed(line: string, at: number): unknown {
  try {
    return JSON.parse(line.replace(/^\ufeff/, ''));
  } catch {
    throw new TryError('invalid_json', `line ${at} of the training file is not JSON`);
  }
}
