import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeModel } from '../rules/learn/model-file.ts';
import { defaultSource, learnDefaultModel } from './learn-default-model.ts';

/** `node server/src/modules/triage/training/run.ts`: learns the default model from the sentences and writes it beside the rules. */
/** Coarse weights pack better and decide the same. */
const STEPS = 31;

const began = performance.now();
const model = learnDefaultModel();
const bytes = gzipSync(writeModel(model, defaultSource(), STEPS), { level: 9 });
writeFileSync(path.join(import.meta.dirname, 'default-model.bin.gz'), bytes);
process.stdout.write(`${model.labels.length} reasons, ${model.members[0]?.vocabulary.ids.size ?? 0} features, ${bytes.length} bytes, ${((performance.now() - began) / 1000).toFixed(1)} s, least chance ${model.leastChance.toFixed(3)}, sharpness ${model.sharpness}\n`);
