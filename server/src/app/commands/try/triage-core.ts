import { readFileSync } from 'node:fs';
import { loadDefaultModel } from '../../../modules/triage/load-default-model.ts';
import { learnModel, type LabelledText } from '../../../modules/triage/rules/learn/learn-model.ts';
import { triageMessage, type ReasonModel } from '../../../modules/triage/rules/triage-message.ts';
import { loadStrangers } from '../../../modules/triage/training/load-sentences.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

const SEED = 1;

/** `keepdesk try triage`: what a message is about. */
export function triageCore(options: Readonly<Record<string, string>>): TryCore {
  const by = options['train'] === undefined ? loadDefaultModel() : learnFrom(options['train'], options['oos'] ?? null);
  return {
    help: [
      'In:  {"id"?,"subject"?,"text","locale"?}',
      'Out: {"id","reason","confidence","alternatives":[{"reason","confidence"}],"labels","out_of_scope","language","language_confidence","intents",',
      '     "sentiment":-1..1,"sentiment_label","urgency":0..1,"urgency_because":[…],"entities":[{"type","start","end","text","value"}]}',
      '     reasons are those of the starting tree, like "returns.refund_status"; what is none of them is "other"',
      '     --train FILE   learns the labels of lines {"text","label"} or {"text","labels":[…]} instead',
      '     --oos LABEL    the label that means none of the others; without rows of it, small talk is taken for it',
      '', 'Example:', `  echo '{"id":1,"text":"Where is my parcel? Order 1042"}' | keepdesk try triage`,
    ].join('\n'),
    run: (input) => {
      const subject = optionalField(input, 'subject');
      const locale = optionalField(input, 'locale');
      const message = { text: textField(input, 'text'), ...(typeof subject === 'string' ? { subject } : {}), ...(typeof locale === 'string' ? { locale } : {}) };
      const { outOfScope, languageConfidence, sentimentLabel, urgencyReasons, ...found } = triageMessage(message, by, { now: new Date() });
      return {
        id: optionalField(input, 'id') ?? null, ...found, out_of_scope: outOfScope, language_confidence: languageConfidence, sentiment_label: sentimentLabel,
        urgency_because: urgencyReasons.map(({ reason }) => reason),
        entities: found.entities.map(({ type, start, end, text, value, couriers }) => ({ type, start, end, text, value, ...(couriers ? { couriers } : {}) })),
      };
    },
  };
}

/** Learns a file's label set. Throws TryError naming the line that cannot be read. */
function learnFrom(file: string, none: string | null): ReasonModel {
  const rows = readExamples(file).map((row): LabelledText => ({ text: row.text, labels: row.labels.filter((label) => label !== none) }));
  process.stderr.write(`learning from ${rows.length} texts\n`);
  return { model: learnModel(rows, { seed: SEED, strangers: none === null ? [] : loadStrangers() }), none };
}

function readExamples(file: string): LabelledText[] {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    throw new TryError('unreadable_file', `${file} cannot be read`);
  }
  return content.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [readExample(line, `${file} line ${index + 1}`)]));
}

function readExample(line: string, where: string): LabelledText {
  const wrong = new TryError('invalid_input', `${where} must be {"text","label"} or {"text","labels":[…]}`);
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw wrong;
  }
  const [text, label, labels] = [optionalField(row, 'text'), optionalField(row, 'label'), optionalField(row, 'labels')];
  if (typeof text !== 'string') throw wrong;
  if (Array.isArray(labels) && labels.every((one) => typeof one === 'string')) return { text, labels };
  if (typeof label !== 'string') throw wrong;
  return { text, labels: [label] };
}
