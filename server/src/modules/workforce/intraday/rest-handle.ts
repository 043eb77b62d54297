/** How long contacts take today: planned, and as it was so far. Seconds. */
export interface HandleRule {
  readonly planned: number;
  /** the mean of those that were finished today; null where none was */
  readonly soFar: number | null;
  readonly contacts: number;
  /** how far what was measured so far is believed, 0–1 */
  readonly credibility: number;
}

/**
 * Contacts that are worth as much as the plan. One contact's handle time lies about its own mean away from the mean, a day's about 15 % from what
 * was planned: the credibility of n contacts is n ÷ (n + variance within ÷ variance between) (Bühlmann 1967), and 1 ÷ 0.15² is 44.
 */
const AS_THE_PLAN = 44;
/** A reason that contacts take longer is half gone after so long. */
const HALF_LIFE_MS = 4 * 3_600_000;

/** What is learned of handle time from the contacts that were finished so far. Without any the plan stands. */
export function learnedHandle(planned: number, soFar: { readonly contacts: number; readonly seconds: number } | undefined): HandleRule {
  const [contacts, seconds] = [soFar?.contacts ?? 0, soFar?.seconds ?? 0];
  if (!(contacts > 0) || !(seconds > 0) || !(planned > 0)) return { planned, soFar: null, contacts: 0, credibility: 0 };
  return { planned, soFar: seconds / contacts, contacts, credibility: contacts / (contacts + AS_THE_PLAN) };
}

/** Handle time so long from now: between planned and measured, by logarithms, the nearer to the plan the further ahead. */
export function handleAhead({ planned, soFar, credibility }: HandleRule, leadMs: number): number {
  if (soFar === null) return planned;
  const believed = credibility * 0.5 ** (Math.max(0, leadMs) / HALF_LIFE_MS);
  const said = planned * (soFar / planned) ** believed;
  return Math.min(Math.max(planned, soFar), Math.max(Math.min(planned, soFar), said));
}
