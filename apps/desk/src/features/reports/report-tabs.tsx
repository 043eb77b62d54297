import type { SavedReport } from '@keepdesk/client';
import { classNames } from '@keepdesk/ui';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { presetIds } from './presets.ts';

/** The page of contacts per order, among the reports. */
export const PER_ORDER = 'per-order';

/** Presets, contacts per order and saved reports: where one begins. */
export function ReportTabs({ saved, chosen, onGo }: { saved: readonly SavedReport[]; chosen: string; onGo: (id: string) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const all = [...presetIds.map((id) => ({ id: id as string, name: t(`reports.preset.${id}`) })), { id: PER_ORDER, name: t('reports.perOrder') }, ...saved.map((one) => ({ id: one.id, name: one.mine ? one.name : `${one.name} (${one.owner.name})` }))];
  return (
    <nav aria-label={t('nav.reports')} className="-mx-1 flex gap-1 overflow-x-auto px-1 py-1 print:hidden md:flex-wrap">
      {all.map((one) => (
        <button
          key={one.id}
          type="button"
          aria-current={one.id === chosen ? 'page' : undefined}
          onClick={() => (one.id === PER_ORDER ? void navigate({ to: '/reports/orders' }) : onGo(one.id))}
          className={classNames('h-8 shrink-0 rounded-full border px-3 text-13 whitespace-nowrap pointer-coarse:h-10', one.id === chosen ? 'border-transparent bg-selected font-medium text-text' : 'border-line text-quiet hover:bg-hover hover:text-text')}
        >
          {one.name}
        </button>
      ))}
    </nav>
  );
}
