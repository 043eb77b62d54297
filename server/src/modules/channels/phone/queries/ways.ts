import type { Tx } from '../../../../platform/db/tx.ts';
import type { PhonePorts } from '../ports.ts';

export interface WayView {
  readonly channel: 'sms' | 'whatsapp';
  readonly connected: boolean;
  /** as the place is called, with its number */
  readonly name: string | null;
  readonly vendor: 'twilio' | 'whatsapp';
}

/** By which ways a brand can reach telephones, and which are connected. */
export async function waysOf(ports: PhonePorts, tx: Tx, brandId: string): Promise<WayView[]> {
  const places = await ports.texter.places(tx, brandId);
  return ([['sms', 'twilio'], ['whatsapp', 'whatsapp']] as const).map(([channel, vendor]) => {
    const place = places.find((one) => one.channel === channel);
    return { channel, vendor, connected: place !== undefined, name: place?.name ?? null };
  });
}
