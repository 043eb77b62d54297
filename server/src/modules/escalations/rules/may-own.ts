/** Whose an escalation is, and who looks at it. */
export interface Ownership {
  readonly ownerId: string | null;
  /** whose it is before somebody takes it */
  readonly personId: string | null;
  readonly teamMembers: readonly string[] | null;
}

/**
 * Whether somebody may take it: it is meant for them, for a team of theirs, or for nobody in particular; or they may own every escalation of the brand.
 * A program owns nothing.
 */
export function mayTake(of: Ownership, personId: string | null, ownsAll: boolean): boolean {
  if (personId === null) return false;
  if (ownsAll || of.ownerId === personId || of.personId === personId) return true;
  if (of.teamMembers !== null) return of.teamMembers.includes(personId);
  return of.personId === null;
}

/** Only whoever has taken it closes it. */
export function mayClose(of: Ownership, personId: string | null): boolean {
  return personId !== null && of.ownerId === personId;
}
