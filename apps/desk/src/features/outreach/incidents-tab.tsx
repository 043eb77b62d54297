import { endNoticeIncident, loadNoticeIncidents, type NoticeIncident } from '@keepdesk/client';
import { Button, EmptyState, Pill, ProgressBar, RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Truck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../shared/kit/confirm-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { DeclareIncident } from './declare-incident.tsx';
import { noticesKey } from './notices-key.ts';

const LOOK_MS = 5000;

/** Carriers in trouble, told to everybody they touch. */
export function IncidentsTab({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const mayDeclare = useMay('outreach.declare');
  const [declaring, setDeclaring] = useState(false);
  const found = useQuery({ queryKey: [...noticesKey, 'incidents', brandId], queryFn: () => loadNoticeIncidents(brandId), enabled: brandId !== '', refetchInterval: LOOK_MS });
  const rows = found.data ?? [];
  return (
    <div className="flex flex-col gap-3">
      {mayDeclare ? <Button className="self-start" look="primary" onPress={() => setDeclaring(true)}>{t('told.incident.declare')}</Button> : null}
      {declaring ? <DeclareIncident brandId={brandId} onClose={() => setDeclaring(false)} /> : null}
      <Loaded found={found} title={t('told.failed')}>
        {rows.length === 0 ? <EmptyState icon={<Truck size={20} />} title={t('told.incident.none')} className="rounded-card border border-line bg-raised">{t('told.incident.noneText')}</EmptyState> : null}
        <ul className="flex flex-col gap-3">{rows.map((one) => <Row key={one.id} incident={one} mayEnd={mayDeclare} />)}</ul>
      </Loaded>
    </div>
  );
}

function Row({ incident, mayEnd }: { incident: NoticeIncident; mayEnd: boolean }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState(false);
  const end = useChange(() => endNoticeIncident(incident.id), undefined, [noticesKey]);
  const { progress } = incident;
  return (
    <li aria-label={incident.carrier} className="flex flex-col gap-2 rounded-card border border-line bg-raised p-4">
      <p className="flex flex-wrap items-center gap-2 text-14 font-medium">
        {incident.carrier}
        <Pill tone={incident.state === 'on' || incident.state === 'deciding' ? 'warning' : 'plain'}>{t(`told.incident.state.${incident.state}`)}</Pill>
        <RelativeTime at={incident.declared_at} className="text-12 text-quiet" />
      </p>
      <p className="text-14" dir="auto">{incident.words.en ?? Object.values(incident.words)[0]}</p>
      {progress.decided > 0 ? (
        <>
          <ProgressBar label={incident.carrier} fraction={(progress.decided - progress.due) / progress.decided} />
          <p className="text-13 text-quiet">{t('told.incident.progress', { ...progress, held: progress.held_out, not: progress.not_told })}</p>
        </>
      ) : null}
      {mayEnd && incident.state === 'on' ? <Button size="sm" className="self-start" onPress={() => setEnding(true)}>{t('told.incident.end')}</Button> : null}
      <ConfirmDialog title={t('told.incident.end')} doName={t('told.incident.end')} isOpen={ending} onClose={() => setEnding(false)} onDo={() => end.mutateAsync(undefined)}>
        {t('told.incident.endAsk')}
      </ConfirmDialog>
    </li>
  );
}
