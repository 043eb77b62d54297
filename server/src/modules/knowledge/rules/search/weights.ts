/**
 * How much what counts. Chosen on halves of `kb-support-retrieval` and tried on the other halves, with `kb-cranfield` and
 * `kb-ecommerce-faq` held against it so that short questions lose nothing: decision record 0861.
 */
export const weights = {
  /** k1 and b of BM25, the latter also of titles alone */
  saturation: 1.8,
  textLength: 0.75,
  titleLength: 0.3,
  /** a word in the title or a heading, in words of the text */
  title: 3,
  headings: 1,
  /** exponent of the inverse document frequency */
  rarity: 1.25,
  /** two words beside each other, besides the words themselves */
  pairs: 0.5,
  /** the norm over the sentences of a question: 1 adds them, more favours what one sentence is about */
  sharpness: 3,
  /** share of its nearest neighbours' score a hit gains, how many they are, and among how many hits */
  likeness: 0.3,
  nearest: 5,
  lookedAt: 30,
} as const;
