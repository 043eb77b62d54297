import { declareSuspected, dismissSuspected, loadCarrierSuspicions, type CarrierSuspicion } from '@keepdesk/client';
import { Button, numberFormat, RelativeTime, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Card } from '../../../../shared/kit/section.tsx';
import { useMay } from '../../../../shared/session/session.tsx';

/** Carriers whose parcels stand still against their own usual days: what speaks for it, and one press to declare it. Nothing is shown while there are none. */
export function SuspectedCard({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['settings', 'suspicions', brandId], queryFn: () => loadCarrierSuspicions(brandId), enabled: brandId !== '', refetchInterval: 30_000 });
  const suspicions = found.data?.data ?? [];
  if (suspicions.length === 0) return null;
  return (
    <Card className="gap-3 border-warning">
      <h3 className="flex items-center gap-2 text-14 font-semibold">
        <TriangleAlert size={16} className="shrink-0 text-warning" />
        {t('incidents.suspected')}
      </h3>
      <ul className="flex flex-col divide-y divide-line">
        {suspicions.map((one) => (
          <Line key={one.id} suspicion={one} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ suspicion: one }: { suspicion: CarrierSuspicion }) {
  const { t, i18n } = useTranslation();
  const { locale } = useClock();
  const may = useMay('shipments.incidents');
  const percent = (share: number): string => numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  const evidence = t('incidents.evidence', { unscanned: one.unscanned, all: one.on_the_way, share: percent(one.unscanned / one.on_the_way), usual: percent(one.usual_share) });
  const declare = useChange(() => declareSuspected(one.id, evidence), t('incidents.declared'));
  const dismiss = useChange(() => dismissSuspected(one.id), t('incidents.dismissed'));
  const where = one.country === '' ? t('incidents.everywhere') : (new Intl.DisplayNames(i18n.language, { type: 'region' }).of(one.country) ?? one.country);
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-2">
      <div className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
        <span className="text-14 font-medium">{one.carrier}</span>
        <span className="text-12 text-quiet">
          {where} · {t('incidents.since')} <RelativeTime at={one.found_at} as="moment" />
        </span>
        <span className="text-13 break-words">{evidence}</span>
      </div>
      {may ? (
        <span className="flex flex-wrap gap-2">
          <Button size="sm" busy={dismiss.isPending} onPress={() => dismiss.mutate(undefined)} aria-label={`${t('incidents.dismiss')}: ${one.carrier}`}>
            {t('incidents.dismiss')}
          </Button>
          <Button size="sm" look="primary" busy={declare.isPending} onPress={() => declare.mutate(undefined)} aria-label={`${t('incidents.declareNow')}: ${one.carrier}`}>
            {t('incidents.declareNow')}
          </Button>
        </span>
      ) : null}
    </li>
  );
}
