import { createHash } from 'node:crypto';
import type { FeatureOptions } from './features.ts';
import type { LearnedModel } from './learned-model.ts';
import type { LinearMachine } from './linear-machine.ts';
import type { Network } from './network.ts';

/** First bytes of every model file: what it is and how it is written. */
const MARK = 'keepdesk-model-2\n';
const SUM = 32;

/** Why a model file cannot be used. */
export class ModelFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ModelFileError';
  }
}

interface Head {
  readonly labels: readonly string[];
  readonly knowsNone: boolean;
  readonly sharpness: number;
  readonly leastChance: number;
  readonly leastOfMany: number | null;
  /** what the model was learned from, as its maker names it */
  readonly source: string;
  readonly members: readonly { readonly options: FeatureOptions; readonly features: readonly string[]; readonly outputs: number; readonly hidden: number; readonly networks: number; readonly machine: boolean }[];
}

/**
 * A model as bytes: mark, SHA-256 of what follows, length of the head, head (JSON), then the numbers. Weights are written as
 * whole numbers from -steps to steps (127 at most) with one scale a line. `source` says what it was learned from.
 */
export function writeModel(model: LearnedModel, source = '', steps = 127): Buffer {
  const { members, ...rest } = model;
  const head: Head = { ...rest, source, members: members.map(({ vocabulary, networks, machine }) => ({ options: vocabulary.options, features: [...vocabulary.ids.keys()], outputs: networks[0]?.labels ?? 0, hidden: networks[0]?.hidden ?? 0, networks: networks.length, machine: machine !== null })) };
  const parts = members.flatMap(({ vocabulary, networks, machine }) => [
    floats(vocabulary.rarity),
    ...networks.flatMap((network) => [lines(network.input, network.hidden, steps), floats(network.inputBias), lines(network.output, network.hidden, 127), floats(network.outputBias)]),
    ...(machine === null ? [] : [lines(machine.weights, machine.labels, steps), floats(machine.biases)]),
  ]);
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const body = Buffer.concat([length, json, ...parts]);
  return Buffer.concat([Buffer.from(MARK), createHash('sha256').update(body).digest(), body]);
}

/** What the file says it was learned from. Throws ModelFileError. */
export function sourceOf(bytes: Uint8Array): string {
  return headOf(opened(bytes)).head.source;
}

/** Reads what `writeModel` wrote. Throws ModelFileError when the file is not one, is damaged or is cut short. */
export function readModel(bytes: Uint8Array): LearnedModel {
  const body = opened(bytes);
  const { head, at } = headOf(body);
  const reader: Reader = { body, at };
  const members = head.members.map(({ options, features, outputs, hidden, networks: count, machine }) => {
    const rarity = takeFloats(reader, features.length);
    const networks = Array.from({ length: count }, (): Network => ({ labels: outputs, hidden, input: takeLines(reader, features.length, hidden), inputBias: takeFloats(reader, hidden), output: takeLines(reader, outputs, hidden), outputBias: takeFloats(reader, outputs) }));
    const linear: LinearMachine | null = machine ? { labels: outputs, weights: takeLines(reader, features.length, outputs), biases: takeFloats(reader, outputs) } : null;
    return { vocabulary: { options, ids: new Map(features.map((feature, id) => [feature, id])), rarity }, networks, machine: linear };
  });
  return { labels: head.labels, members, knowsNone: head.knowsNone, sharpness: head.sharpness, leastChance: head.leastChance, leastOfMany: head.leastOfMany };
}

function opened(bytes: Uint8Array): Buffer {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, MARK.length).toString('latin1') !== MARK) throw new ModelFileError('This is not a model file of this version.');
  const body = file.subarray(MARK.length + SUM);
  if (!createHash('sha256').update(body).digest().equals(file.subarray(MARK.length, MARK.length + SUM))) throw new ModelFileError('The model file is damaged: its checksum does not fit.');
  return body;
}

function headOf(body: Buffer): { head: Head; at: number } {
  const length = body.readUInt32LE(0);
  return { head: JSON.parse(body.subarray(4, 4 + length).toString('utf8')) as Head, at: 4 + length };
}

interface Reader {
  readonly body: Buffer;
  at: number;
}

function floats(values: Float32Array): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeFloatLE(value, index * 4));
  return bytes;
}

function takeFloats(reader: Reader, count: number): Float32Array {
  const values = new Float32Array(count);
  for (let index = 0; index < count; index++) values[index] = reader.body.readFloatLE(reader.at + index * 4);
  reader.at += count * 4;
  return values;
}

/** Lines of `width` weights: all scales, then all weights as whole numbers. */
function lines(weights: Float32Array, width: number, steps: number): Buffer {
  const scales = new Float32Array(weights.length / width);
  const whole = Buffer.alloc(weights.length);
  for (let line = 0; line < scales.length; line++) {
    const part = weights.subarray(line * width, (line + 1) * width);
    const scale = part.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / steps;
    scales[line] = scale;
    if (scale > 0) part.forEach((weight, at) => whole.writeInt8(Math.round(weight / scale), line * width + at));
  }
  return Buffer.concat([floats(scales), whole]);
}

function takeLines(reader: Reader, count: number, width: number): Float32Array {
  const scales = takeFloats(reader, count);
  const weights = new Float32Array(count * width);
  const whole = new Int8Array(reader.body.buffer, reader.body.byteOffset + reader.at, weights.length);
  for (let line = 0; line < count; line++) {
    for (let at = line * width; at < (line + 1) * width; at++) weights[at] = (whole[at] as number) * (scales[line] as number);
  }
  reader.at += weights.length;
  return weights;
}
