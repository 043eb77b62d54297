/** The rated list inside the package: words and emoticons, −4..4 as the mean of ten raters. */
declare module 'vader-sentiment/src/vader_lexicon.js' {
  export const lexicon: Readonly<Record<string, number>>;
}
