export interface OpenRequest {
  readonly state: string;
  readonly asked_by: string | null;
  readonly expires_at: Date;
}

/** Why somebody may not decide; null when they may. Nobody decides over what they asked for themselves. */
export function refusalOf(request: OpenRequest, personId: string | null, now: Date): 'decided_already' | 'expired' | 'own_request' | 'no_person' | null {
  if (request.state !== 'open') return 'decided_already';
  if (request.expires_at <= now) return 'expired';
  if (personId === null) return 'no_person';
  return request.asked_by === personId ? 'own_request' : null;
}
