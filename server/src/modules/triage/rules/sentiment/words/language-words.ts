/** What a language's words feel like. Lists are written as people type, lower case; `*` stands for any ending. */
export interface LanguageWords {
  /** Words by their strength, −4 (as bad as can be) to 4, as raters would give them; nought is left out. */
  readonly feelings: Readonly<Record<string, string>>;
  /** Words that turn what follows round. */
  readonly negations: string;
  /** Words that make what follows stronger. */
  readonly boosters: string;
  /** Words that make it weaker. */
  readonly dampers: string;
  /** "But": what comes after weighs more than what came before. */
  readonly turns: string;
  /** How words are told apart: by blanks, or, where nobody writes any, by looking for them (`negations` then follow the word). */
  readonly blanks: boolean;
  /** People leave its accents out. */
  readonly accentsOptional: boolean;
}
