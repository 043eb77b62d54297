import { connect } from 'node:net';
import { systemActor } from '../../../../platform/actor/actor.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { Job } from '../../../../platform/jobs/jobs.ts';
import { addFindings, recordScan, unscannedFiles } from '../../../conversations/index.ts';
import type { EmailPorts } from '../ports.ts';

export const SCAN_JOB = 'channels_email.scan';

const scanner = systemActor('virus scanner');
const CHUNK = 64 * 1024;
const LIMIT_MS = 60_000;

/** Where clamd is set up: the files of a message will be looked into. */
export async function scanSoon(ports: EmailPorts, tx: Tx, brandId: string, messageId: string): Promise<void> {
  if (ports.clamdUrl !== undefined) await tx.schedule({ kind: SCAN_JOB, key: messageId, brandId, payload: { message_id: messageId } });
}

/** Has every file of a message looked into; one that is infected can be opened by nobody from then on. */
export async function scanFiles(ports: EmailPorts, job: Job): Promise<void> {
  if (ports.clamdUrl === undefined) return;
  const messageId = String(job.payload.message_id);
  const files = await ports.db.read(scanner, (tx) => unscannedFiles(tx, messageId));
  for (const file of files) {
    const virus = await scanBytes(ports.clamdUrl, await ports.blobs.get(file.blob));
    await ports.db.transact(scanner, async (tx) => {
      await recordScan(tx, file.id, virus === null ? 'clean' : 'infected');
      if (virus !== null) await addFindings(tx, messageId, { facts: { infected: virus }, notice: `“${file.name}” holds ${virus} and was locked away.` });
    });
  }
}

/**
 * Asks clamd (`host:port`) by its INSTREAM command: pieces with a four-byte length before each, an empty one at the end.
 * Answers with the name of what was found, or null; throws when clamd cannot tell.
 */
export async function scanBytes(address: string, bytes: Uint8Array): Promise<string | null> {
  const at = address.lastIndexOf(':');
  const socket = connect({ host: address.slice(0, at).replaceAll(/[[\]]/g, ''), port: Number(address.slice(at + 1)) });
  socket.setTimeout(LIMIT_MS, () => socket.destroy(new Error('clamd does not answer')));
  socket.write('zINSTREAM\0');
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const piece = bytes.subarray(start, start + CHUNK);
    socket.write(lengthOf(piece.length));
    socket.write(piece);
  }
  socket.write(lengthOf(0));
  let answer = '';
  for await (const part of socket) answer += String(part);
  const said = answer.replaceAll('\0', '').trim();
  if (/^stream: OK$/.test(said)) return null;
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (found === undefined) throw new Error(`clamd could not tell: ${said.slice(0, 200) || 'it hung up'}`);
  return found;
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
