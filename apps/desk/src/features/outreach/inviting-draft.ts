import type { InvitingTerms } from '@keepdesk/client';

/** What a part of the editor works on. */
export interface DraftPart {
  readonly draft: InvitingTerms;
  readonly isReadOnly: boolean;
  readonly onChange: (change: Partial<InvitingTerms>) => void;
}

/** The plainest sign first, as the server reads them. */
export const signs = ['checkout_error', 'size_chart', 'cart_returned', 'time_on_page'] as const;
export type Sign = (typeof signs)[number];
