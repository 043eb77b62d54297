import { classNames } from '@keepdesk/ui';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DemoPast } from './demo-past.tsx';
import { usePlannedBrand } from './planned-brand.ts';

/** What a planner goes through, from far ahead to this very day. Their words are those of `plan.pages`: a route that shows this loads `wordsForWorkforce`. */
const pages = [{ to: '/workforce', id: 'forecast' }, { to: '/workforce/schedule', id: 'schedule' }, { to: '/workforce/season', id: 'season' }, { to: '/workforce/rehearsal', id: 'rehearsal' }, { to: '/workforce/today', id: 'today' }] as const;

/** The pages of workforce, one beside the other; below them, in the demo's first minutes, how far its past is. */
export function WorkforceNav() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [brand] = usePlannedBrand();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <>
      <nav aria-label={t('nav.workforce')} className="-mx-1 flex gap-1 overflow-x-auto px-1 py-1 print:hidden md:flex-wrap">
        {pages.map(({ to, id }) => (
          <button
            key={id}
            type="button"
            aria-current={path === to ? 'page' : undefined}
            onClick={() => void navigate({ to, search: brand === '' ? {} : { brand } })}
            className={classNames('h-8 shrink-0 rounded-full border px-3 text-13 whitespace-nowrap pointer-coarse:h-10', path === to ? 'border-transparent bg-selected font-medium text-text' : 'border-line text-quiet hover:bg-hover hover:text-text')}
          >
            {t(`plan.pages.${id}`)}
          </button>
        ))}
      </nav>
      <DemoPast />
    </>
  );
}
