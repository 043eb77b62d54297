import { get, post, type Mailbox, type MailWays } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useRows } from '../../kit/resource.ts';

export const useMailboxes = () => useRows<Mailbox>('/api/v1/mailboxes');

/** How mail can come in and go out at this installation. */
export function useMailWays() {
  return useQuery({ queryKey: ['settings', 'mail-ways'], queryFn: () => get<MailWays>('/api/v1/mailboxes/ways'), staleTime: 60_000 });
}

/** Leaves for the provider's page; the person comes back to the screen they left. */
export async function signInAtProvider(mailboxId: string, provider: 'google' | 'microsoft', backTo: 'settings' | 'set_up'): Promise<void> {
  const { url } = await post<{ url: string }>(`/api/v1/mailboxes/${mailboxId}/sign-in`, { provider, back_to: backTo });
  location.assign(url);
}
