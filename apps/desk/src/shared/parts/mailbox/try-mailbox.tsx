import { post, type ConnectionTest, type Mailbox } from '@keepdesk/client';
import { Button, RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, LoaderCircle, PlugZap } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../words/problem.ts';

type Outcome = ConnectionTest['incoming'];

function Line({ name, outcome, busy, children }: { name: string; outcome: Outcome | undefined; busy: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const Icon = busy ? LoaderCircle : outcome?.ok ? CircleCheck : CircleX;
  const ink = busy ? 'text-quiet animate-[spin_1s_linear_infinite]' : outcome?.ok ? 'text-positive' : 'text-danger';
  return (
    <div className="flex gap-2.5 text-13">
      <Icon size={16} className={`mt-px shrink-0 ${ink}`} />
      <div className="min-w-0">
        <p className="font-medium">{name}</p>
        <p className="text-quiet">{busy ? t('mail.testing') : outcome?.ok ? children : t(`mail.problem.${outcome?.problem ?? 'other'}`)}</p>
        {!busy && outcome?.error && !outcome.ok ? <p className="mt-0.5 font-mono text-12 break-words text-quiet">{t('mail.said', { words: outcome.error })}</p> : null}
      </div>
    </div>
  );
}

/** Signs in at the mailbox's servers, both ways, and says in plain words what came of it. */
export function TryMailbox({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation();
  const { id, incoming, outgoing, health } = mailbox;
  const test = useQuery({ queryKey: ['mailbox-test', id], queryFn: () => post<ConnectionTest>(`/api/v1/mailboxes/${id}/test`), retry: false, staleTime: 60_000, refetchOnWindowFocus: false });
  const last = health.incoming.last_success_at;
  return (
    <div className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4" role="status" aria-label={t('mail.test')}>
      {test.isError ? (
        <p className="text-13 text-danger">{describeProblem(t, test.error)}</p>
      ) : (
        <>
          <Line name={t('channels.incoming')} outcome={test.data?.incoming} busy={test.isFetching}>
            {incoming.kind === 'imap' ? t('mail.inWorks', { host: incoming.host }) : t('mail.doorOpen')}{' '}
            {last ? (
              <>
                {t('mail.lastMail')} <RelativeTime at={last} as="moment" />
              </>
            ) : incoming.kind === 'smtp' ? (
              t('mail.noneYet')
            ) : null}
          </Line>
          <Line name={t('channels.outgoing')} outcome={test.data?.outgoing} busy={test.isFetching}>
            {outgoing.kind === 'smtp' ? t('mail.outWorks', { host: outgoing.host }) : t('mail.relayWorks')}
          </Line>
        </>
      )}
      <Button size="sm" className="self-start" icon={<PlugZap size={14} />} busy={test.isFetching} onPress={() => void test.refetch()}>
        {t('mail.testAgain')}
      </Button>
    </div>
  );
}
