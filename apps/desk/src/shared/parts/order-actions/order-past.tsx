import type { OrderAction } from '@keepdesk/client';
import { Money, Pill, RelativeTime } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { stateTones } from './words.ts';

const telling: readonly OrderAction['state'][] = ['waiting_approval', 'asked', 'sending', 'unknown', 'done'];

/** What colleagues asked of the same order lately: who gives something sees what was given. */
export function OrderPast({ actions, exceptId }: { actions: readonly OrderAction[]; exceptId?: string }) {
  const { t } = useTranslation();
  const shown = actions.filter((one) => one.id !== exceptId && telling.includes(one.state));
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('act.page.before')} className="flex flex-col gap-1.5 rounded-card border border-line bg-surface px-4 py-3 text-13">
      <h3 className="text-12 font-semibold text-quiet">{t('act.page.before')}</h3>
      <ul className="flex flex-col gap-1">
        {shown.map((one) => (
          <li key={one.id} className="flex flex-wrap items-baseline gap-x-2">
            <span>{t(`act.noun.${one.kind}`)}</span>
            {one.amount.amount_minor > 0 ? <Money value={one.amount} className="font-medium" /> : null}
            <Pill tone={stateTones[one.state]}>{t(`act.state.${one.state}`)}</Pill>
            <span className="text-12 text-quiet">
              {one.asked_by?.name ?? 'API'} · <RelativeTime at={one.asked_at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
