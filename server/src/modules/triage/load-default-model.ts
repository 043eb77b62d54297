import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readModel } from './rules/learn/model-file.ts';
import type { ReasonModel } from './rules/triage-message.ts';

const FILE = path.join(import.meta.dirname, 'training/default-model.bin.gz');

/** The model every brand starts with; when its file is missing or damaged, why nothing can be said. */
export function loadDefaultModel(file = FILE): ReasonModel {
  try {
    return { model: readModel(gunzipSync(readFileSync(file))), none: 'other' };
  } catch (error) {
    return { model: null, because: `The model of contact reasons cannot be used: ${error instanceof Error ? error.message : String(error)}` };
  }
}
