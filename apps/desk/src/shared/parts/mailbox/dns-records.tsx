import { post, type DomainCheck } from '@keepdesk/client';
import { Button, Pill, SkeletonRows, type Tone } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyLine } from '../../kit/copy-line.tsx';
import { describeProblem } from '../../words/problem.ts';

type DnsRecord = DomainCheck['records'][number];

const tones: Record<DnsRecord['state'], Tone> = { set: 'positive', other: 'warning', missing: 'plain', unknown: 'plain' };

function Line({ record }: { record: DnsRecord }) {
  const { t } = useTranslation();
  return (
    <li className="flex flex-col gap-1.5 border-b border-line py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-2 text-13">
        <span className="font-medium">{t(`mail.dnsName.${record.kind}`)}</span>
        <Pill tone={tones[record.state]}>{t(`mail.dnsState.${record.state}`)}</Pill>
        <span className="text-12 text-quiet">{t(`mail.dnsWhy.${record.kind}`)}</span>
      </div>
      <dl className="grid grid-cols-[3rem_minmax(0,1fr)] items-center gap-x-2 gap-y-1 text-12">
        <dt className="text-quiet">{record.type}</dt>
        <dd>
          <CopyLine text={record.name} label={t('settings.name')} />
        </dd>
        <dt className="text-quiet">{t('mail.value')}</dt>
        <dd>
          <CopyLine text={record.value} label={t('mail.value')} />
        </dd>
      </dl>
    </li>
  );
}

/** The records a domain needs to be trusted, what each does, and which of them the world sees. */
export function DnsRecords({ mailboxId, withMx }: { mailboxId: string; withMx: boolean }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['dns', mailboxId], queryFn: () => post<DomainCheck>(`/api/v1/mailboxes/${mailboxId}/dns/check`), staleTime: 60_000, refetchOnWindowFocus: false });
  if (found.isError) return <p className="text-13 text-danger">{describeProblem(t, found.error)}</p>;
  if (!found.data) return <SkeletonRows rows={3} />;
  return (
    <div>
      <p className="text-13 text-quiet">{t('mail.dnsIntro', { domain: found.data.domain })}</p>
      <ul aria-label={t('channels.dns')}>
        {found.data.records
          .filter((record) => withMx || record.kind !== 'mx')
          .map((record) => (
            <Line key={record.kind} record={record} />
          ))}
      </ul>
      <Button size="sm" icon={<RotateCw size={14} />} busy={found.isFetching} onPress={() => void found.refetch()}>
        {t('mail.lookAgain')}
      </Button>
    </div>
  );
}
