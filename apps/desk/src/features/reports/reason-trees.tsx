import type { AskedReport } from '@keepdesk/client';
import { Select, useNow } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { dayAfter } from './asked-search.ts';
import { DayField } from '../../shared/kit/day-field.tsx';

type Tree = NonNullable<AskedReport['reasons']>;

/** Whether contact reasons are in the question at all. */
export const asksReasons = (asked: AskedReport): boolean => asked.by.includes('reason') || (asked.filters.reason_ids?.length ?? 0) > 0;

/** A question that has no contact reasons any more compares no trees of them. */
export function withoutTrees(asked: AskedReport): AskedReport {
  if (asksReasons(asked)) return asked;
  const { reasons: _reasons, reasons_before: _before, ...rest } = asked;
  return { ...rest, compare: asked.compare === 'reasons' ? 'none' : asked.compare };
}

/** Under which tree of contact reasons figures are read, and beside which other one. */
export function ReasonTrees({ asked, onAsked }: { asked: AskedReport; onAsked: (asked: AskedReport) => void }) {
  const { t } = useTranslation();
  if (!asksReasons(asked)) return null;
  return (
    <>
      <TreeField label={t('reports.trees.label')} tree={asked.reasons ?? 'filed'} onTree={(reasons) => onAsked({ ...asked, reasons })} />
      {asked.compare === 'reasons' ? <TreeField label={t('reports.trees.other')} tree={asked.reasons_before ?? 'filed'} onTree={(tree) => onAsked({ ...asked, reasons_before: tree })} /> : null}
    </>
  );
}

function TreeField({ label, tree, onTree }: { label: string; tree: Tree; onTree: (tree: Tree) => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const named = tree === 'filed' || tree === 'today';
  return (
    <>
      <Select
        label={label}
        value={named ? tree : 'day'}
        onChange={(chosen) => onTree(chosen === 'day' ? dayAfter(now.toISOString().slice(0, 10), -30) : chosen)}
        choices={(['filed', 'today', 'day'] as const).map((id) => ({ id, name: t(`reports.trees.${id}`) }))}
        className="w-44 max-sm:w-full"
      />
      {named ? null : <DayField label={t('reports.trees.which')} day={tree} onDay={onTree} />}
    </>
  );
}
