import { importPromotions, importSizeCharts, type TableImport } from '@keepdesk/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldFaults, FormDialog } from '../../../../shared/forms/form-dialog.tsx';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Section } from '../../../../shared/kit/section.tsx';
import { ChartsCard } from './charts-card.tsx';
import { CodesCard } from './codes-card.tsx';
import { FitCard } from './fit-card.tsx';

/** What a brand knows of what it sells beyond what its shop tells. */
export function ProductsSection() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  const [importing, setImporting] = useState<'charts' | 'codes' | null>(null);
  const take = useChange((csv: string) => (importing === 'charts' ? importSizeCharts : importPromotions)(brandId, csv), null);
  // What was right is taken in by then, and shows behind the dialog.
  const takeAll = async (csv: string) => {
    const told = await take.mutateAsync(csv);
    if (told.problems.length > 0) throw new FieldFaults({ csv: problemsOf(told, (line) => t('prod.set.line', { line })) });
  };
  return (
    <Section title={t('settings.products')} intro={t('prod.set.intro')} action={<BrandField value={brandId} onChange={setBrandId} hideLabel />}>
      <ChartsCard key={`charts-${brandId}`} brandId={brandId} onImport={() => setImporting('charts')} />
      <FitCard key={`fit-${brandId}`} brandId={brandId} />
      <CodesCard key={`codes-${brandId}`} brandId={brandId} onImport={() => setImporting('codes')} />
      <FormDialog
        title={t('prod.set.importTitle')}
        doName={t('prod.set.importDo')}
        isOpen={importing !== null}
        onClose={() => setImporting(null)}
        fields={[{ kind: 'long', name: 'csv', label: t('prod.set.csv'), help: t(importing === 'codes' ? 'prod.set.codeHelp' : 'prod.set.chartHelp') }]}
        onSubmit={(values) => takeAll(String(values.csv))}
      />
    </Section>
  );
}

/** What was right is taken in; the rest stays in the dialog with its lines. */
const problemsOf = ({ problems }: TableImport, line: (line: number) => string): string => problems.slice(0, 10).map((problem) => (problem.line > 0 ? `${line(problem.line)}: ${problem.message}` : problem.message)).join(' · ');
