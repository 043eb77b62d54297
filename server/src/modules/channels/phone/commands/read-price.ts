import { systemActor } from '../../../../platform/actor/actor.ts';
import { RunAgain, type Job } from '../../../../platform/jobs/jobs.ts';
import { PlaceRefused, SlowDown } from '../../../connections/index.ts';
import { recordNoticeCost } from '../../../outreach/index.ts';
import type { PhonePorts } from '../ports.ts';
import { notePriced } from '../store/outgoing.ts';

export const PRICE_JOB = 'channels_phone.read_price';
const reader = systemActor('phone');
const HOUR = 3_600_000;

/** What a message cost, once its provider knows: asked again more and more seldom, for a day. */
export async function readPrice(ports: PhonePorts, job: Job): Promise<void> {
  const { id, connection_id: connectionId, provider_id: providerId, since } = job.payload as Record<string, string>;
  if (id === undefined || connectionId === undefined || providerId === undefined) return;
  const now = ports.clock.now();
  const waited = Math.max(0, now.getTime() - new Date(since ?? now).getTime());
  const again = (because: string): RunAgain | null => (waited > 24 * HOUR ? null : new RunAgain(new Date(now.getTime() + Math.max(30_000, waited / 2)), because));
  try {
    const standing = await ports.texter.read(connectionId, providerId);
    if (standing === null) return;
    await ports.db.transact(reader, async (tx) => {
      await recordNoticeCost(tx, id, standing.price, standing.segments);
      if (standing.price !== null) await notePriced(tx, id);
    });
    const later = standing.price === null ? again('its price is not known yet') : null;
    if (later !== null) throw later;
  } catch (error) {
    if (error instanceof RunAgain || !(error instanceof PlaceRefused || error instanceof SlowDown)) throw error;
    const later = again(error.message);
    if (later !== null) throw later;
  }
}
