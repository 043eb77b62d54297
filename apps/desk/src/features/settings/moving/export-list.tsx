import { post, remove, type Export } from '@keepdesk/client';
import { Button, EmptyState, numberFormat, Pill, ProgressBar, RelativeTime, Table, type Tone } from '@keepdesk/ui';
import { Download, PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../shared/forms/form-dialog.tsx';
import { BrandCell, useBrandField } from '../../../shared/kit/brand-field.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { RowActions } from '../../../shared/kit/row-actions.tsx';
import { Loaded, Section } from '../../../shared/kit/section.tsx';
import { useSession } from '../../../shared/session/session.tsx';
import { describeSize } from '../../../shared/words/size.ts';
import { useWatchedRows } from './use-watched-rows.ts';

const tones: Record<Export['state'], Tone> = { running: 'info', done: 'positive', failed: 'danger', removed: 'plain' };

/** Everything a brand has, in one archive: begun here, fetched when it is written. */
export function ExportList() {
  const { t, i18n } = useTranslation();
  const { brands } = useSession();
  const brandField = useBrandField();
  const found = useWatchedRows<Export>('/api/v1/exports', (row) => row.state === 'running');
  const [adding, setAdding] = useState(false);
  const begin = useChange((values: Record<string, unknown>) => post('/api/v1/exports', { brand_id: values.brand_id ?? brands[0]?.id, with_files: values.with_files === true }), t('moving.exportStarted'));
  const drop = useChange((row: Export) => remove(`/api/v1/exports/${row.id}`), t('moving.exportRemoved'));
  const rowsOf = (row: Export): number => Object.entries(row.counts).reduce((sum, [name, count]) => (name === 'files' ? sum : sum + count), 0);
  return (
    <Section title={t('moving.out')} intro={t('moving.outIntro')} action={<Button icon={<PackageOpen size={14} />} onPress={() => setAdding(true)}>{t('moving.take')}</Button>}>
      <Loaded found={found}>
        <Table
          label={t('moving.out')}
          rows={found.rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState icon={<PackageOpen size={20} />} title={t('moving.noExports')} className="rounded-card border border-line bg-raised">
              {t('moving.noExportsText')}
            </EmptyState>
          }
          columns={[
            { id: 'at', name: t('moving.exported'), cell: (row) => <RelativeTime at={row.created_at} as="moment" /> },
            ...(brands.length > 1 ? [{ id: 'brand', name: t('letter.brand'), wideOnly: true, cell: (row: Export) => <BrandCell id={row.brand_id} /> }] : []),
            {
              id: 'state',
              name: t('moving.state'),
              className: 'w-1/3',
              cell: (row) =>
                row.state === 'running' ? (
                  <ProgressBar label={t('moving.exportStates.running')} {...(row.expected > 0 ? { fraction: Math.min(0.99, (row.counts.conversations ?? 0) / row.expected) } : {})} />
                ) : (
                  <span title={row.problem ?? ''}>
                    <Pill tone={tones[row.state]}>{t(`moving.exportStates.${row.state}`)}</Pill>
                  </span>
                ),
            },
            { id: 'rows', name: t('moving.rows'), align: 'end', wideOnly: true, cell: (row) => <span className="tabular-nums">{numberFormat(i18n.language).format(rowsOf(row))}</span> },
            { id: 'size', name: t('moving.size'), align: 'end', wideOnly: true, cell: (row) => (row.size ? describeSize(row.size, i18n.language) : '–') },
            {
              id: 'do',
              name: '',
              align: 'end',
              cell: (row) => (
                <span className="flex items-center justify-end gap-2">
                  {row.state === 'done' ? (
                    <a href={`/exports/${row.id}`} download className="inline-flex items-center gap-1.5 text-13 font-medium text-accent">
                      <Download size={14} aria-hidden />
                      {t('moving.download')}
                    </a>
                  ) : null}
                  {row.state === 'removed' ? null : <RowActions name={row.created_at} actions={[{ id: 'remove', name: t(row.state === 'running' ? 'moving.giveUp' : 'moving.removeExport'), danger: true, onAction: () => drop.mutate(row) }]} />}
                </span>
              ),
            },
          ]}
        />
      </Loaded>
      <FormDialog
        title={t('moving.take')}
        doName={t('moving.takeNow')}
        isOpen={adding}
        onClose={() => setAdding(false)}
        fields={[...(brands.length > 1 ? [brandField] : []), { name: 'with_files', kind: 'yes', label: t('moving.withFiles'), help: t('moving.withFilesHelp'), optional: true }]}
        start={{ with_files: true, ...(brands[0] ? { brand_id: brands[0].id } : {}) }}
        onSubmit={(values) => begin.mutateAsync(values)}
      />
    </Section>
  );
}
