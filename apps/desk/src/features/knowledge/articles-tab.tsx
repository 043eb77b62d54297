import { loadArticles, loadCategories, type ArticleFilters, type ArticleLine, type ArticleStanding } from '@keepdesk/client';
import { EmptyState, Field, Pill, RelativeTime, Select, Table } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookOpen, Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddButton } from '../../shared/kit/editable-list.tsx';
import { MoreButton, usePages } from '../../shared/kit/pages.tsx';
import { Loaded } from '../../shared/kit/section.tsx';
import { useMay, useSession } from '../../shared/session/session.tsx';
import { useLanguageName } from '../../shared/words/language.ts';
import { useNameOfCategory } from './category-names.ts';
import { helpKey } from './help-key.ts';
import { StatePill } from './state-pill.tsx';
import { useHelpLanguages } from './use-help-languages.ts';

const EVERY = 'every';
const shows = ['showAll', 'mine', 'behind', 'reviewDue', 'poor'] as const;
type Show = (typeof shows)[number];
const states = ['draft', 'in_review', 'published', 'archived'] as const satisfies readonly ArticleStanding[];

interface Chosen {
  state: string;
  category: string;
  language: string;
  show: Show;
  q: string;
}

function filtersOf(brandId: string, { state, category, language, show, q }: Chosen, me: string): ArticleFilters {
  return {
    brand_id: brandId, ...(state === EVERY ? {} : { state: state as ArticleStanding }), ...(category === EVERY ? {} : { category_id: category }), ...(language === EVERY ? {} : { language }), ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...(show === 'mine' ? { owner_id: me } : {}), ...(show === 'behind' ? { behind: true } : {}), ...(show === 'reviewDue' ? { review_due: true } : {}), ...(show === 'poor' ? { poorly_received: true } : {}),
  };
}

/** The articles of a brand, narrowed to what somebody has to look at. */
export function ArticlesTab({ brandId, onNew }: { brandId: string; onNew: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const writes = useMay('knowledge.write');
  const [chosen, setChosen] = useState<Chosen>({ state: EVERY, category: EVERY, language: EVERY, show: 'showAll', q: '' });
  const filters = useDeferredValue(filtersOf(brandId, chosen, person.id));
  const found = usePages([...helpKey, 'articles', filters], (cursor, signal) => loadArticles(filters, cursor, signal), { enabled: brandId !== '' });
  const plain = Object.keys(filters).length === 1;
  return (
    <div className="flex flex-col gap-4">
      <Filters brandId={brandId} chosen={chosen} onChange={setChosen} />
      <Loaded found={found} title={t('help.failed')}>
        {found.rows.length === 0 ? (
          <EmptyState icon={<BookOpen size={20} />} title={plain ? t('help.none') : t('help.nothing')} className="rounded-card border border-line bg-raised">
            {plain ? t('help.noneText') : null}
            {plain && writes ? <AddButton name={t('help.newArticle')} onPress={onNew} className="mx-auto mt-3" /> : null}
          </EmptyState>
        ) : (
          <ArticleTable rows={found.rows} brandId={brandId} />
        )}
        <MoreButton found={found} />
      </Loaded>
    </div>
  );
}

function Filters({ brandId, chosen, onChange }: { brandId: string; chosen: Chosen; onChange: (chosen: Chosen) => void }) {
  const { t } = useTranslation();
  const languages = useHelpLanguages(brandId);
  const nameOf = useNameOfCategory();
  const categories = useQuery({ queryKey: [...helpKey, 'categories', brandId], queryFn: () => loadCategories(brandId), enabled: brandId !== '' });
  const every = { id: EVERY, name: t('help.every') };
  const set = (change: Partial<Chosen>) => onChange({ ...chosen, ...change });
  return (
    <div className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-5">
      <Field label={t('help.find')} value={chosen.q} onChange={(q) => set({ q })} before={<Search size={14} />} className="max-sm:col-span-2" />
      <Select label={t('help.show')} value={chosen.show} onChange={(show) => set({ show })} choices={shows.map((id) => ({ id, name: t(`help.${id}`) }))} />
      <Select label={t('help.state')} value={chosen.state} onChange={(state) => set({ state })} choices={[every, ...states.map((id) => ({ id, name: t(`help.states.${id}`) }))]} />
      <Select label={t('help.category')} value={chosen.category} onChange={(category) => set({ category })} choices={[every, ...(categories.data?.data ?? []).map((one) => ({ id: one.id, name: nameOf(one) }))]} />
      <Select label={t('help.language')} value={chosen.language} onChange={(language) => set({ language })} choices={[every, ...languages]} />
    </div>
  );
}

function ArticleTable({ rows }: { rows: readonly ArticleLine[]; brandId: string }) {
  const { t } = useTranslation();
  return (
    <Table
      label={t('help.articles')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          id: 'title', name: t('help.article'),
          cell: (row) => (
            <Link to="/help-centre/$id" params={{ id: row.id }} search={{}} className="font-medium hover:underline">
              <bdi>{row.title}</bdi>
            </Link>
          ),
        },
        { id: 'state', name: t('help.state'), cell: (row) => <StatePill state={row.state} live={row.translations.some((one) => one.live)} /> },
        { id: 'languages', name: t('help.languages'), wideOnly: true, cell: (row) => <Languages row={row} /> },
        { id: 'owner', name: t('help.owner'), wideOnly: true, cell: (row) => row.owner?.name ?? <span className="text-quiet">{t('help.nobody')}</span> },
        { id: 'views', name: t('help.views'), align: 'end', wideOnly: true, sort: (row) => row.views, cell: (row) => <span className="tabular">{row.views}</span> },
        { id: 'helped', name: t('help.helped'), wideOnly: true, cell: (row) => <span className="text-13 tabular">{t('help.yesNo', { yes: row.helped, no: row.not_helped })}</span> },
        { id: 'changed', name: t('help.changed'), wideOnly: true, cell: (row) => <RelativeTime at={row.translations.map((one) => one.changed_at).toSorted().at(-1) ?? row.created_at} as="moment" /> },
      ]}
    />
  );
}

function Languages({ row }: { row: ArticleLine }) {
  const { t } = useTranslation();
  const nameOf = useLanguageName();
  return (
    <span className="flex flex-wrap gap-1">
      {row.translations.map((one) => (
        <Pill key={one.id} tone={one.behind ? 'warning' : one.live ? 'positive' : 'plain'}>
          {one.behind ? `${nameOf(one.language)}: ${t('help.behindPill')}` : nameOf(one.language)}
        </Pill>
      ))}
    </span>
  );
}
