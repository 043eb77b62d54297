import type { AskedLine } from '../../modules/returns/index.ts';

/** One return of the demo: what was bought, why it comes back, and how far it has come. */
export interface Plot {
  readonly brand: 'fjord' | 'iris' | 'amber';
  /** which of the brand's goods */
  readonly good: number;
  readonly askedDaysAgo: number;
  readonly deliveredDaysBefore: number;
  readonly kind: 'return' | 'exchange' | 'warranty' | 'lost';
  readonly reason: AskedLine['reason'];
  /** the brand's own word for it */
  readonly code?: string;
  readonly condition?: 'unopened' | 'opened' | 'worn' | 'broken';
  readonly words?: string;
  readonly wanted: 'refund' | 'exchange' | 'replacement' | 'credit' | 'repair';
  /** SKU of what comes instead */
  readonly instead?: string;
  readonly until: 'review' | 'refused' | 'approved' | 'label_sent' | 'in_transit' | 'received' | 'inspected' | 'settling' | 'resolved';
  readonly found?: 'unopened' | 'opened' | 'worn' | 'broken';
  /** why nothing was accepted */
  readonly rejected?: string;
  readonly subject: string;
  readonly letter: string;
}

/** What comes in sizes: title, what of it is sold as, and the sizes with their stock and price difference. */
export const sizes: Readonly<Record<string, { base: string; title: string; sold: string; category: string; variants: readonly (readonly [size: string, stock: number, moreMinor: number])[] } | undefined>> = {
  'FW-TEE-M': { base: 'FW-TEE', title: 'Merino tee, moss', sold: 'FW-TEE-M', category: 'Shirts', variants: [['S', 9, 0], ['M', 4, 0], ['L', 7, 0], ['XL', 0, 0], ['Tall', 3, 600]] },
  'FW-CREW-L': { base: 'FW-CREW', title: 'Lambswool crew, oat', sold: 'FW-CREW-L', category: 'Knitwear', variants: [['S', 2, -1000], ['M', 5, 0], ['L', 3, 0], ['XL', 6, 1000]] },
  'FW-PARKA-S': { base: 'FW-PARKA', title: 'Harbour parka, navy', sold: 'FW-PARKA-S', category: 'Jackets', variants: [['S', 1, 0], ['M', 2, 0], ['L', 0, 0]] },
};

export const plots: readonly Plot[] = [
  { brand: 'fjord', good: 0, askedDaysAgo: 0, deliveredDaysBefore: 4, kind: 'warranty', reason: 'damaged', code: 'damaged', condition: 'broken', wanted: 'replacement', until: 'review', words: 'A hole under the arm', subject: 'The tee has a hole', letter: 'The tee came with a hole under the arm. Can I have another?' },
  { brand: 'fjord', good: 3, askedDaysAgo: 2, deliveredDaysBefore: 6, kind: 'return', reason: 'not_as_expected', code: 'colour', condition: 'unopened', wanted: 'refund', until: 'review', subject: 'Parka too blue', letter: 'The parka is much bluer than in the picture. I would like to send it back.' },
  { brand: 'fjord', good: 1, askedDaysAgo: 1, deliveredDaysBefore: 9, kind: 'exchange', reason: 'too_small', code: 'sleeves_short', condition: 'unopened', wanted: 'exchange', instead: 'FW-CREW-XL', until: 'approved', subject: 'Sleeves too short', letter: 'The sleeves of the crew are too short for me. Do you have it one size up?' },
  { brand: 'fjord', good: 5, askedDaysAgo: 3, deliveredDaysBefore: 3, kind: 'return', reason: 'changed_mind', condition: 'unopened', wanted: 'credit', until: 'label_sent', subject: 'Scarf back, please', letter: 'I bought two scarves by accident and would like to give one back. Credit is fine.' },
  { brand: 'fjord', good: 0, askedDaysAgo: 5, deliveredDaysBefore: 5, kind: 'return', reason: 'too_large', code: 'too_wide', condition: 'opened', wanted: 'refund', until: 'in_transit', subject: 'Too wide', letter: 'The tee is too wide. How do I send it back?' },
  { brand: 'fjord', good: 2, askedDaysAgo: 8, deliveredDaysBefore: 7, kind: 'return', reason: 'not_as_expected', condition: 'unopened', wanted: 'refund', until: 'received', subject: 'Socks', letter: 'The socks are thicker than I thought. I would like my money back.' },
  { brand: 'fjord', good: 1, askedDaysAgo: 9, deliveredDaysBefore: 5, kind: 'return', reason: 'not_as_expected', code: 'scratchy', condition: 'opened', wanted: 'refund', until: 'inspected', found: 'opened', subject: 'It scratches', letter: 'I am sorry, but the crew scratches terribly.' },
  { brand: 'fjord', good: 0, askedDaysAgo: 7, deliveredDaysBefore: 8, kind: 'exchange', reason: 'too_small', code: 'too_tight', condition: 'unopened', wanted: 'exchange', instead: 'FW-TEE-Tall', until: 'settling', subject: 'Too tight', letter: 'Could I swap the tee for the tall one? I will pay the difference.' },
  { brand: 'fjord', good: 5, askedDaysAgo: 10, deliveredDaysBefore: 4, kind: 'return', reason: 'gift', condition: 'unopened', wanted: 'refund', until: 'resolved', subject: 'A gift', letter: 'I got the scarf twice for my birthday. Can I return one?' },
  { brand: 'fjord', good: 4, askedDaysAgo: 12, deliveredDaysBefore: 6, kind: 'return', reason: 'not_as_expected', condition: 'unopened', wanted: 'refund', until: 'resolved', found: 'worn', rejected: 'Worn and washed', subject: 'Beanie', letter: 'I do not like the beanie after all.' },
  { brand: 'fjord', good: 2, askedDaysAgo: 1, deliveredDaysBefore: 48, kind: 'return', reason: 'changed_mind', condition: 'unopened', wanted: 'refund', until: 'refused', subject: 'Can I still return these?', letter: 'I found the socks in a drawer, unopened. Can I still return them?' },
  { brand: 'fjord', good: 1, askedDaysAgo: 4, deliveredDaysBefore: 0, kind: 'lost', reason: 'never_arrived', code: 'lost', wanted: 'refund', until: 'review', subject: 'Where is my crew?', letter: 'My parcel has not come and the tracking stands still. I want my money back.' },
  { brand: 'iris', good: 1, askedDaysAgo: 2, deliveredDaysBefore: 7, kind: 'return', reason: 'not_as_expected', condition: 'unopened', wanted: 'refund', until: 'in_transit', subject: 'Sunglasses too wide', letter: 'The sunglasses are too wide for my face.' },
  { brand: 'iris', good: 2, askedDaysAgo: 6, deliveredDaysBefore: 200, kind: 'warranty', reason: 'defective', condition: 'broken', wanted: 'repair', until: 'review', words: 'The hinge is loose', subject: 'Loose hinge', letter: 'The hinge of my frame is loose after half a year.' },
  { brand: 'amber', good: 2, askedDaysAgo: 5, deliveredDaysBefore: 3, kind: 'return', reason: 'wrong_item', condition: 'unopened', wanted: 'replacement', until: 'received', subject: 'Wrong grinder', letter: 'You sent me the electric grinder. I ordered the one by hand.' },
];
