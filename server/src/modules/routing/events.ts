/** Somebody is there, or is no longer. The subject is the person; it concerns the installation, so it carries the nil brand. */
export const AGENT_STATE_CHANGED = 'routing.agent_state_changed';
/** From when to when somebody was there in times that are over, brought in from elsewhere. The subject is the person, under the nil brand. */
export const PRESENCE_BROUGHT = 'routing.presence_brought';
/** The subject is the conversation. */
export const OFFERED = 'routing.offered';
export const OFFER_ENDED = 'routing.offer_ended';
export const GIVEN_BACK = 'routing.given_back';
export const PLACED = 'routing.placed';
/** The subject is the pool, under each of its brands; of scope rules it is the brand. */
export const POOL_CHANGED = 'routing.pool_changed';
export const SCOPE_CHANGED = 'routing.scope_changed';
/** Somebody is lent to a queue for a while, or that was taken back. The subject is the loan. */
export const LOAN_CHANGED = 'routing.loan_changed';
/** A site is out, or works again. The subject is the site, under the nil brand. */
export const SITE_CHANGED = 'routing.site_changed';

/** A peak was proposed, began, ended or was turned down. The subject is the peak. */
export const PEAK_CHANGED = 'routing.peak_changed';

export type AgentStateChanged = {
  from: string | null;
  to: string;
  /** since when: of a line that was cut, when it answered last */
  at: string;
  /** null when nobody said it: `because` says why */
  said_by: string | null;
  because: string | null;
};

/** by beginning, none of them `offline` */
export type PresenceBrought = { spans: { state: string; from: string; to: string }[] };

export type Offered = { offer_id: string; person_id: string; pool_id: string; expires_at: string };
export type OfferEnded = Omit<Offered, 'expires_at'> & { outcome: 'accepted' | 'passed' | 'expired' | 'withdrawn'; because: string | null };
/** `because`: owner_away, owner_off_shift, owner_gone, site_out */
export type GivenBack = { from: string; because: string };
