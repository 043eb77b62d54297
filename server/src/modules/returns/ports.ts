import type { Blobs } from '../../platform/blobs/blobs.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';

/** returns keeps labels; the composition root says where. */
export const labelFiles = port<{ readonly blobs: Blobs }>('where labels are kept');

export interface Photo {
  readonly id: string;
  readonly name: string;
}

/** returns asks which pictures a customer sent in a conversation; conversations stands beside it and answers. */
export const photosIn = port<(tx: Tx, conversationId: string) => Promise<readonly Photo[]>>('which pictures were sent in a conversation');

/** What a label has to be made for. */
export interface LabelWanted {
  /** the same for the same label, however often it is asked: a maker that keeps it makes no second one */
  readonly key: string;
  readonly returnId: string;
  readonly number: string;
  readonly brandId: string;
  readonly order: { readonly id: string; readonly source: string; readonly sourceId: string; readonly number: string };
  readonly from: Readonly<Record<string, string>> | null;
  /** where goods go, as the brand wrote it in its terms */
  readonly to: string;
  readonly pieces: readonly { readonly lineId: string; readonly sku: string | null; readonly title: string; readonly quantity: number }[];
}

export interface LabelMade {
  readonly carrier: string;
  readonly trackingNumber: string | null;
  /** one of the two: the label itself, or where it is */
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
  readonly url?: string;
  readonly costMinor?: number;
  readonly currency?: string;
}

/** A connection that can make a label for something that comes back. */
export interface LabelMaker {
  readonly name: string;
  /** whether it can for this brand and order */
  makes(tx: Tx, brandId: string, orderSource: string): Promise<boolean>;
  /** Asks for it; throws where no answer came that can be believed, and is asked again with the same key. A LabelRefused is final. */
  make(wanted: LabelWanted): Promise<LabelMade>;
}

/** The maker's own words, for a person to act on. */
export class LabelRefused extends Error {}

/** returns decides that a label is needed and keeps it; the connections to carriers and services make it. */
export const labelMakers = port<readonly LabelMaker[]>('who makes labels for what comes back');
