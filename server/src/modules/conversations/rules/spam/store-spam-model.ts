import { HASH_BITS } from './spam-features.ts';
import { emptySpamModel, type SpamModel } from './spam-model.ts';

/** A model as it is kept: the weights that have learned something, packed. */
export interface StoredSpamModel {
  readonly version: 1;
  readonly bits: number;
  readonly bias: number;
  readonly threshold: number;
  readonly seenSpam: number;
  readonly seenHam: number;
  /** Base64 of little-endian rows: index (uint32), weight (float32), sum of squares (float32). */
  readonly rows: string;
}

const ROW = 12;

export function storeSpamModel(model: SpamModel): StoredSpamModel {
  const used = [...model.squares.keys()].filter((index) => model.squares[index] !== 0);
  const rows = Buffer.alloc(used.length * ROW);
  used.forEach((feature, row) => {
    rows.writeUInt32LE(feature, row * ROW);
    rows.writeFloatLE(model.weights[feature] ?? 0, row * ROW + 4);
    rows.writeFloatLE(model.squares[feature] ?? 0, row * ROW + 8);
  });
  return { version: 1, bits: HASH_BITS, bias: model.bias, threshold: model.threshold, seenSpam: model.seenSpam, seenHam: model.seenHam, rows: rows.toString('base64') };
}

/** Null when the stored model was made by other rules: the brand then starts anew from its marked messages. */
export function loadSpamModel(stored: StoredSpamModel): SpamModel | null {
  if (stored.version !== 1 || stored.bits !== HASH_BITS) return null;
  const model = emptySpamModel();
  const rows = Buffer.from(stored.rows, 'base64');
  for (let at = 0; at + ROW <= rows.length; at += ROW) {
    const feature = rows.readUInt32LE(at);
    if (feature >= model.weights.length) return null;
    model.weights[feature] = rows.readFloatLE(at + 4);
    model.squares[feature] = rows.readFloatLE(at + 8);
  }
  return Object.assign(model, { bias: stored.bias, threshold: stored.threshold, seenSpam: stored.seenSpam, seenHam: stored.seenHam });
}
