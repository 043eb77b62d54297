import { addPromotion, changePromotion, loadPromotions, removePromotion, type Promotion } from '@keepdesk/client';
import { Button, EmptyState, formatMoney, Pill, Table, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { FileUp, TicketPercent } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../../shared/forms/form-dialog.tsx';
import { AddButton, useEditor } from '../../../../shared/kit/editable-list.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { RowActions } from '../../../../shared/kit/row-actions.tsx';
import { Card, Loaded } from '../../../../shared/kit/section.tsx';
import { codeFields, termsFrom, valuesOf } from './code-values.ts';

const OWN = 'keepdesk';

/** The codes shoppers type, those of the shop and those entered here. */
export function CodesCard({ brandId, onImport }: { brandId: string; onImport: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const editor = useEditor<Promotion>();
  const found = useQuery({ queryKey: ['settings', 'promotions', brandId], queryFn: () => loadPromotions(brandId), enabled: brandId !== '' });
  const save = useChange(({ row, terms }: { row: Promotion | null; terms: Promotion['terms'] }) => (row === null ? addPromotion(brandId, terms) : changePromotion(row.id, terms)) as Promise<unknown>);
  const drop = useChange((row: Promotion) => removePromotion(row.id), t('prod.set.removed'));
  const gives = ({ gift, currency }: Promotion['terms']): string => {
    const detail = gift.kind === 'percent' ? `${gift.percent} %` : gift.kind === 'fixed' ? formatMoney({ amount_minor: gift.amount_minor, currency: currency ?? 'EUR' }, locale) : gift.kind === 'buy_get' ? `${gift.buy} + ${gift.get}` : '';
    return [t(`prod.set.kinds.${gift.kind}`), detail].filter(Boolean).join(': ');
  };
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h3 className="text-14 font-semibold">{t('prod.set.codes')}</h3>
          <p className="text-13 text-quiet">{t('prod.set.codesText')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button icon={<FileUp size={14} />} onPress={onImport}>
            {t('prod.set.import')}
          </Button>
          <AddButton name={t('prod.set.newCode')} look="secondary" onPress={editor.add} />
        </div>
      </div>
      <Loaded found={found}>
        <Table
          label={t('prod.set.codes')}
          rows={found.data ?? []}
          keyOf={(row) => row.id}
          empty={<EmptyState icon={<TicketPercent size={20} />} title={t('prod.set.noCodes')} className="py-4" />}
          columns={[
            { id: 'code', name: t('prod.set.code'), cell: (row) => <span className="font-medium">{row.terms.code}</span> },
            { id: 'gift', name: t('prod.set.kind'), cell: (row) => gives(row.terms) },
            { id: 'on', name: '', wideOnly: true, cell: (row) => (row.source === OWN ? <Pill tone={row.terms.on ? 'positive' : 'plain'}>{t(row.terms.on ? 'prod.set.on' : 'prod.set.off')}</Pill> : <Pill>{t('prod.set.elsewhere')}</Pill>) },
            {
              id: 'do', name: '', align: 'end', cell: (row) => (row.source === OWN ? (
                <RowActions name={row.terms.code} actions={[{ id: 'edit', name: t('action.change'), onAction: () => editor.change(row) }, { id: 'on', name: t(row.terms.on ? 'prod.set.off' : 'prod.set.on'), onAction: () => save.mutate({ row, terms: { ...row.terms, on: !row.terms.on } }) }, { id: 'remove', name: t('action.remove'), onAction: () => drop.mutate(row) }]} />
              ) : null),
            },
          ]}
        />
      </Loaded>
      <FormDialog
        key={editor.row?.id ?? 'new'}
        title={t('prod.set.newCode')}
        doName={t('action.save')}
        isOpen={editor.editing !== null}
        onClose={editor.close}
        fields={codeFields(t)}
        start={valuesOf(editor.row?.terms ?? null)}
        onSubmit={(values) => save.mutateAsync({ row: editor.row, terms: termsFrom(t, editor.row?.terms ?? null, values) })}
      />
    </Card>
  );
}
