/** Countries where a yes to advertising by mail has to be confirmed from the address itself, by law or by what their courts want as a proof. */
const TWICE: ReadonlySet<string> = new Set(['DE', 'AT', 'CH', 'LU', 'NO', 'GR']);

/** Where the country is not known it is asked: a question too many offends nobody. */
export const asksTwice = (country: string | null): boolean => country === null || TWICE.has(country);
