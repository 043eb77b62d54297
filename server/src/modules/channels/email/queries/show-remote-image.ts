import { fileTypeFromBuffer } from 'file-type';
import { systemActor, type Actor } from '../../../../platform/actor/actor.ts';
import { guardedFetch, OutboundError } from '../../../../platform/outbound/index.ts';
import { notFound, Refusal } from '../../../../platform/refusal/refusal.ts';
import type { EmailPorts } from '../ports.ts';
import { PICTURE_TYPES } from '../rules/remote-images.ts';
import { keepRemoteImage, remoteImage } from '../store/remote-images.ts';

const MOST_BYTES = 10 * 1024 * 1024;
const LIMIT_MS = 10_000;
/** A picture that could not be had is asked for again only after this. */
const PATIENCE_MS = 60_000;
const keeper = systemActor('pictures');

/**
 * A picture elsewhere that a mail shows, fetched once, by us, so that its sender learns neither who looks at it nor
 * from where. Only addresses that stand in a mail of the actor's brands are fetched; only true pictures are answered.
 */
export async function showRemoteImage(ports: EmailPorts, actor: Actor, address: string): Promise<{ bytes: Buffer; type: string }> {
  const known = await ports.db.read(actor, (tx) => remoteImage(tx, address));
  if (!known) throw notFound('picture in a message');
  if (known.blob !== null && known.type !== null && (await ports.blobs.has(known.blob))) return { bytes: await ports.blobs.get(known.blob), type: known.type };
  if (known.blob === null && known.fetched_at !== null && ports.clock.now().getTime() - known.fetched_at.getTime() < PATIENCE_MS) throw unavailable();
  const bytes = await fetched(ports, address);
  const type = bytes === null ? undefined : (await fileTypeFromBuffer(bytes))?.mime;
  const picture = bytes !== null && type !== undefined && PICTURE_TYPES.has(type) ? { blob: await ports.blobs.put(bytes), type } : null;
  await ports.db.transact(keeper, (tx) => keepRemoteImage(tx, known, picture));
  if (bytes === null || picture === null) throw unavailable();
  return { bytes, type: picture.type };
}

async function fetched(ports: EmailPorts, address: string): Promise<Buffer | null> {
  try {
    const answer = await guardedFetch(address, { timeoutMs: LIMIT_MS, maxBytes: MOST_BYTES, allowHosts: ports.allowPrivate, headers: { accept: 'image/*', 'user-agent': 'Mozilla/5.0 (compatible; picture proxy)' } });
    return answer.status === 200 ? answer.body : null;
  } catch (error) {
    if (error instanceof OutboundError) return null;
    throw error;
  }
}

function unavailable(): Refusal {
  return new Refusal(502, 'picture_unavailable', 'This picture cannot be had from where it is.');
}
