import { get, type Conversation, type Mailbox, type Page } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { CopyLine } from '../../shared/kit/copy-line.tsx';

const LOOK_MS = 4000;

/** The newest conversation of a brand; live news ask again at once, and a look every few seconds makes up for a lost line. */
export function useFirstMail(brandId: string) {
  return useQuery({
    queryKey: ['inbox', 'first-mail', brandId],
    queryFn: () => get<Page<Conversation>>('/api/v1/conversations', { query: { brand_id: brandId, limit: 1 } }).then((page) => page.data[0] ?? null),
    refetchInterval: ({ state }) => (state.data ? false : LOOK_MS),
  }).data;
}

/** "Send yourself a mail": waits for it, and shows it when it arrives. */
export function FirstMail({ brandId, mailbox }: { brandId: string; mailbox: Mailbox }) {
  const { t } = useTranslation();
  const first = useFirstMail(brandId);
  if (first) {
    return (
      <Callout tone="positive" title={t('setup.mailArrived')} polite>
        <p>
          <bdi>{first.subject}</bdi> · <bdi>{first.customer?.name}</bdi>
        </p>
        <Link to="/c/$number" params={{ number: String(first.number) }}>
          {t('setup.openMail', { number: first.number })}
        </Link>
      </Callout>
    );
  }
  return (
    <Callout tone="info" title={t('setup.sendMail')}>
      <div className="mt-1.5 flex max-w-sm flex-col gap-1.5">
        <CopyLine text={mailbox.address} label={t('channels.address')} />
        <p role="status">{t('setup.mailWaits')}</p>
      </div>
    </Callout>
  );
}
