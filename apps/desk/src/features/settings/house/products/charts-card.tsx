import { loadSizeCharts, removeSizeChart } from '@keepdesk/client';
import { Button, EmptyState } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { FileUp, Ruler, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Card, Loaded } from '../../../../shared/kit/section.tsx';
import { SizeTable } from '../../../../shared/parts/products/size-table.tsx';

/** A brand's tables of sizes, each as it was written. */
export function ChartsCard({ brandId, onImport }: { brandId: string; onImport: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['settings', 'size-charts', brandId], queryFn: () => loadSizeCharts(brandId), enabled: brandId !== '' });
  const drop = useChange((id: string) => removeSizeChart(id), t('prod.set.removed'));
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h3 className="text-14 font-semibold">{t('prod.set.charts')}</h3>
          <p className="text-13 text-quiet">{t('prod.set.chartsText')}</p>
        </div>
        <Button icon={<FileUp size={14} />} onPress={onImport}>
          {t('prod.set.import')}
        </Button>
      </div>
      <Loaded found={found}>
        {found.data?.length === 0 ? <EmptyState icon={<Ruler size={20} />} title={t('prod.set.noCharts')} className="py-4" /> : null}
        {(found.data ?? []).map((chart) => (
          <section key={chart.id} aria-label={chart.name} className="flex flex-col gap-2 border-t border-line pt-3">
            <div className="flex items-center justify-between gap-2">
              <h4 className="text-13 font-semibold">
                {chart.name} <span className="font-normal text-quiet">{chart.categories.join(', ')}</span>
              </h4>
              <Button size="sm" look="quiet" icon={<Trash2 size={13} />} onPress={() => drop.mutate(chart.id)}>
                {t('action.remove')}
              </Button>
            </div>
            <SizeTable chart={chart} />
          </section>
        ))}
      </Loaded>
    </Card>
  );
}
