import type { Blobs } from '../../platform/blobs/blobs.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';
import type { GoodsAddress } from './rules/goods-address.ts';

/** returns keeps labels; the composition root says where. */
export const labelFiles = port<{ readonly blobs: Blobs }>('where labels are kept');

export interface Photo {
  readonly id: string;
  readonly name: string;
}

/** returns asks which pictures a customer sent in a conversation; conversations stands beside it and answers. */
export const photosIn = port<(tx: Tx, conversationId: string) => Promise<readonly Photo[]>>('which pictures were sent in a conversation');

/** What is written to a customer about a return, with the label beside it. */
export interface LabelLetter {
  readonly conversationId: string;
  readonly text: string;
  readonly file: { readonly name: string; readonly type: string; readonly size: number; readonly blob: string } | null;
}

/** returns has a label for a customer; conversations writes to them. Answers with the message. */
export const letterWithLabel = port<(tx: Tx, letter: LabelLetter) => Promise<{ readonly messageId: string }>>('who sends a customer their label');

/** What a label has to be made for. */
export interface LabelWanted {
  /** the same for the same label, however often it is asked: a maker that keeps it makes no second one */
  readonly key: string;
  readonly returnId: string;
  readonly number: string;
  readonly brandId: string;
  readonly order: { readonly id: string; readonly source: string; readonly sourceId: string; readonly number: string };
  /** which of the maker's places */
  readonly placeId: string;
  /** what is bought there, as the brand chose it; empty: what the place offers, the cheapest first */
  readonly service: string;
  readonly weightGrams: number;
  /** both complete: see `missingParts` */
  readonly from: GoodsAddress;
  readonly to: GoodsAddress;
  readonly pieces: readonly { readonly lineId: string; readonly sku: string | null; readonly title: string; readonly quantity: number }[];
  /** what comes back is worth */
  readonly value: { readonly amountMinor: number; readonly currency: string } | null;
}

export interface LabelMade {
  readonly carrier: string;
  readonly trackingNumber: string | null;
  /** one of the two: the label itself, or where it is */
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
  readonly url?: string;
  readonly costMinor?: number;
  readonly currency?: string;
  /** what the maker calls it, where it can be given back */
  readonly reference?: string;
}

/** What became of a label that was given back: its money is back, or will be, or will not. */
export interface LabelVoided {
  readonly is: 'done' | 'asked' | 'refused';
  /** in the maker's words */
  readonly said: string;
}

/** Where labels can be made for a brand. */
export interface LabelPlace {
  readonly id: string;
  readonly name: string;
  readonly ready: boolean;
  /** what it lacks, where it is not ready */
  readonly because: string | null;
  /** whether a label can be given back */
  readonly voids: boolean;
  /** whether asking a second time with the same key makes no second label. Where not, it is asked once, and only a person asks again. */
  readonly repeatable: boolean;
}

export interface LabelService {
  readonly id: string;
  readonly name: string;
}

/** Connections that can make a label for something that comes back. */
export interface LabelMaker {
  places(tx: Tx, brandId: string): Promise<readonly LabelPlace[]>;
  /** what can be bought at one of them; it is asked now. @throws where it does not answer */
  services(brandId: string, placeId: string): Promise<readonly LabelService[]>;
  /** Asks for it; throws where no answer came that can be believed, and is asked again with the same key. A LabelRefused is final, a LabelLater was surely not made. */
  make(wanted: LabelWanted): Promise<LabelMade>;
  /** Gives it back; safe to repeat */
  void(brandId: string, placeId: string, reference: string): Promise<LabelVoided>;
}

/** The maker's own words, for a person to act on. */
export class LabelRefused extends Error {}

/** It was surely not made yet: the maker is busy, or could not be asked at all. */
export class LabelLater extends Error {}

/** returns decides that a label is needed and keeps it; the connections to carriers and services make it. */
export const labelMakers = port<readonly LabelMaker[]>('who makes labels for what comes back');

/** The maker that has this place among its own. */
export async function makerOf(tx: Tx, brandId: string, placeId: string): Promise<{ maker: LabelMaker; place: LabelPlace } | null> {
  for (const maker of labelMakers.get()) {
    const place = (await maker.places(tx, brandId)).find((one) => one.id === placeId);
    if (place !== undefined) return { maker, place };
  }
  return null;
}
