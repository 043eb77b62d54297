import { createHash } from 'node:crypto';
import type { LearnedModel } from '../learn/learned-model.ts';
import { mixModels, type MixedModel } from '../learn/mixed-model.ts';
import { ModelFileError, readModel, writeModel } from '../learn/model-file.ts';

const MARK = 'keepdesk-brand-model-1\n';
const SUM = 32;

interface Head {
  readonly ownWeight: number;
  readonly sharpness: number;
  readonly leastChance: number;
  readonly follows: readonly (readonly [string, readonly string[]])[];
}

/** A brand's model as bytes, without the default model it stands beside: mark, SHA-256 of what follows, length of the head, head (JSON), own model. */
export function writeBrandModel({ ownWeight, sharpness, leastChance, follows, own }: MixedModel): Buffer {
  const head: Head = { ownWeight, sharpness, leastChance, follows: [...follows] };
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const body = Buffer.concat([length, json, writeModel(own)]);
  return Buffer.concat([Buffer.from(MARK), createHash('sha256').update(body).digest(), body]);
}

/** Reads what `writeBrandModel` wrote and puts it beside the default model. Throws ModelFileError when it is not one, is damaged or is cut short. */
export function readBrandModel(bytes: Uint8Array, base: LearnedModel): MixedModel {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, MARK.length).toString('latin1') !== MARK) throw new ModelFileError('This is not a brand’s model of this version.');
  const body = file.subarray(MARK.length + SUM);
  if (!createHash('sha256').update(body).digest().equals(file.subarray(MARK.length, MARK.length + SUM))) throw new ModelFileError('The model is damaged: its checksum does not fit.');
  const length = body.readUInt32LE(0);
  const { follows, ...head } = JSON.parse(body.subarray(4, 4 + length).toString('utf8')) as Head;
  return mixModels(base, readModel(body.subarray(4 + length)), { ...head, follows: new Map(follows) });
}
