import type { WorkTerms } from '@keepdesk/client';
import { Button, numberFormat, Table, useClock, useToaster } from '@keepdesk/ui';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../../shared/actions/choices.ts';
import { FormDialog, type FormField } from '../../../../shared/forms/form-dialog.tsx';
import { useWithin } from '../../../../shared/forms/within.ts';
import { RowActions } from '../../../../shared/kit/row-actions.tsx';
import { Card } from '../../../../shared/kit/section.tsx';
import { wholeName } from '../../../../shared/words/reason.ts';
import { ALL, costFrom, costRows, valuesOfCost, withoutCost, type CostRow } from './costs-values.ts';

const [MOST, MOST_GROWTH, MOST_HOURS] = [1_000_000, 10_000, 720];

/** What it costs that somebody waits, by contact reason: what comes first where the dearest does, and what peak mode saves. */
export function CostsCard({ terms, onSave, onRemove }: { terms: WorkTerms; onSave: (terms: Partial<WorkTerms>) => Promise<unknown>; onRemove: (terms: Partial<WorkTerms>) => Promise<unknown> }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { reasons } = useChoices();
  const within = useWithin();
  const toaster = useToaster();
  // What is brought back is laid over what is said by then.
  const latest = useRef(terms);
  latest.current = terms;
  const [changing, setChanging] = useState<CostRow | 'new' | null>(null);
  const rows = costRows(terms);
  const number = (value: number | null, options: Intl.NumberFormatOptions = { maximumFractionDigits: 2 }): string => (value === null ? '–' : numberFormat(locale, options).format(value));
  const named = new Map(reasons.map((reason) => [reason.key, wholeName(reason, reasons)]));
  const name = (key: string): string => (key === ALL ? t('terms.costs.all') : (named.get(key) ?? key));
  const free = [ALL, ...named.keys()].filter((key) => terms.costs[key] === undefined).map((key) => ({ id: key, name: name(key) })).toSorted((a, b) => Number(b.id === ALL) - Number(a.id === ALL) || a.name.localeCompare(b.name));
  const isAll = changing !== null && changing !== 'new' && changing.reason === ALL;
  const remove = (row: CostRow): void => {
    const bringBack = (): void => void onSave(costFrom(valuesOfCost(row), latest.current)).catch(() => undefined);
    onRemove(withoutCost(row.reason, terms)).then(() => toaster.show({ text: t('terms.costs.removed', { name: name(row.reason) }), action: { name: t('action.undo'), onAction: bringBack } })).catch(() => undefined);
  };
  const fields: FormField[] = [
    ...(changing === 'new' ? [{ name: 'reason', kind: 'choice' as const, label: t('terms.costs.reason'), choices: free }] : []),
    { name: 'per_hour', kind: 'number', label: t('terms.costs.perHour'), help: t('terms.costs.perHourHelp'), error: within(0, MOST, { whole: false }) },
    { name: 'growth', kind: 'number', label: t('terms.costs.growth'), help: t('terms.costs.growthHelp'), optional: true, error: within(0, MOST_GROWTH, { whole: false }) },
    { name: 'missed', kind: 'number', label: t('terms.costs.missed'), optional: true, error: within(0, MOST, { whole: false }) },
    ...(isAll ? [] : [{ name: 'longest', kind: 'number' as const, label: t('terms.costs.longest'), help: t('terms.costs.longestHelp'), optional: true, error: within(0, MOST_HOURS, { whole: false }), ...(changing === 'new' ? { when: { field: 'reason', isNot: ALL } } : {}) }]),
  ];
  return (
    <Card className="gap-3 lg:col-span-2">
      <div className="flex items-start justify-between gap-3 max-sm:flex-col">
        <div className="max-w-2xl">
          <h3 className="text-14 font-semibold">{t('terms.costs.title')}</h3>
          <p className="text-13 text-quiet">{t('terms.costs.intro')}</p>
        </div>
        {free.length === 0 ? null : <Button size="sm" icon={<Plus size={14} />} onPress={() => setChanging('new')}>{t('terms.costs.add')}</Button>}
      </div>
      {rows.length === 0 ? <p className="text-13 text-quiet">{t('terms.costs.none')}</p> : (
        <Table
          label={t('terms.costs.title')} rows={rows} keyOf={(row) => row.reason}
          columns={[
            { id: 'reason', name: t('terms.costs.reason'), cell: (row) => <bdi>{name(row.reason)}</bdi> },
            { id: 'perHour', name: t('terms.costs.perHour'), align: 'end', className: 'tabular', cell: (row) => number(row.perHour) },
            { id: 'growth', name: t('terms.costs.growthShort'), align: 'end', className: 'tabular', wideOnly: true, cell: (row) => number(row.growth, { style: 'percent', maximumFractionDigits: 1 }) },
            { id: 'missed', name: t('terms.costs.missed'), align: 'end', className: 'tabular', wideOnly: true, cell: (row) => number(row.missed) },
            { id: 'longest', name: t('terms.costs.longest'), align: 'end', className: 'tabular', wideOnly: true, cell: (row) => number(row.longestHours) },
            {
              id: 'do', name: '', align: 'end',
              cell: (row) => <RowActions name={name(row.reason)} actions={[{ id: 'change', name: t('action.change'), onAction: () => setChanging(row) }, { id: 'remove', name: t('terms.costs.remove'), danger: true, onAction: () => remove(row) }]} />,
            },
          ]}
        />
      )}
      <FormDialog
        key={changing === null || changing === 'new' ? String(changing) : changing.reason}
        title={changing === null || changing === 'new' ? t('terms.costs.add') : name(changing.reason)} doName={t('action.save')} isOpen={changing !== null} onClose={() => setChanging(null)} fields={fields}
        {...(changing === null || changing === 'new' ? {} : { start: valuesOfCost(changing) })}
        onSubmit={(values) => onSave(costFrom(changing === null || changing === 'new' ? values : { ...values, reason: changing.reason }, terms))}
      />
    </Card>
  );
}
