// What a return's facts are called by the API; the words for them are in words.ts.

export const reasonIds = [
  'too_small', 'too_large', 'not_as_expected', 'changed_mind', 'ordered_twice', 'gift', 'better_price', 'other', 'damaged', 'defective', 'wrong_item', 'not_as_described', 'arrived_late', 'parts_missing', 'never_arrived',
] as const;
export const conditionIds = ['unopened', 'opened', 'worn', 'broken'] as const;
export const kindIds = ['return', 'exchange', 'warranty', 'lost'] as const;
