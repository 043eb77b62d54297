import { loadReturnBoard, loadReturns, loadReturnTurnaround, type ReturnBoard } from '@keepdesk/client';
import { Checkbox, EmptyState, Field, numberFormat, Tabs, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PackageOpen, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField } from '../../shared/kit/brand-field.tsx';
import { MoreButton, usePages } from '../../shared/kit/pages.tsx';
import { Loaded } from '../../shared/kit/section.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { ReturnLine } from '../../shared/parts/returns/return-line.tsx';
import { returnsKey } from '../../shared/parts/returns/use-returns.ts';
import { useSession } from '../../shared/session/session.tsx';

const EVERY = 'every';
const LOOK_MS = 30_000;
const tabs = ['decide', 'way', 'here', 'settling', 'needs', 'ended'] as const;
type Tab = (typeof tabs)[number];
const statesOf: Record<Exclude<Tab, 'needs'>, readonly string[]> = {
  decide: ['review'], way: ['approved', 'label_sent', 'in_transit'], here: ['received', 'inspected'], settling: ['settling'], ended: ['resolved', 'refused', 'cancelled', 'expired'],
};

interface Looked {
  tab: Tab;
  brandId: string;
  number: string;
  late: boolean;
}

/** One tab's returns: what is due next first, or of those that have ended the newest. */
function List({ tab, brandId, number, late }: Looked) {
  const { t } = useTranslation();
  const { brands } = useSession();
  const filters = {
    ...(tab === 'needs' ? { problem: true } : { states: statesOf[tab] }), ...(brandId === EVERY ? {} : { brand_id: brandId }), ...(number.trim() === '' ? {} : { number: number.trim() }), ...(late && tab !== 'ended' ? { late: true } : {}),
    order: tab === 'ended' || tab === 'needs' ? ('newest' as const) : ('due' as const),
  };
  const found = usePages([...returnsKey, 'list', filters], (cursor, signal) => loadReturns(filters, cursor, signal), { refetchInterval: LOOK_MS });
  return (
    <Loaded found={found} title={t('ret.failed')}>
      {found.rows.length === 0 ? (
        <EmptyState icon={<PackageOpen size={20} />} title={number.trim() === '' ? t(`ret.none.${tab}`) : t('ui.noResults')} className="rounded-card border border-line bg-raised">
          {t('ret.noneText')}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-3">
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-raised">
            {found.rows.map((row) => (
              <li key={row.id} className="[contain-intrinsic-size:auto_4rem] [content-visibility:auto]">
                <ReturnLine row={row} withBrand={brandId === EVERY && brands.length > 1} />
              </li>
            ))}
          </ul>
          <MoreButton found={found} />
        </div>
      )}
    </Loaded>
  );
}

/** How long refunds took, once the goods were here. */
function Turnaround({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { data } = useQuery({ queryKey: [...returnsKey, 'turnaround', brandId], queryFn: () => loadReturnTurnaround(brandId === EVERY ? null : brandId), staleTime: 60_000 });
  if (data === undefined || data.all.median_hours === null) return null;
  const hours = (value: number | null) => numberFormat(locale, { maximumFractionDigits: 1 }).format(value ?? 0);
  return (
    <p title={data.definition} className="mb-3 text-13 text-quiet">
      {t('ret.turnaround', { count: data.all.returns, median: hours(data.all.median_hours), most: hours(data.all.p90_hours) })}
    </p>
  );
}

/** How many stand in a tab; of those that have ended nobody needs to know. */
function countOf(board: ReturnBoard | undefined, tab: Tab): number | undefined {
  if (board === undefined || tab === 'ended') return undefined;
  if (tab === 'needs') return board.problems;
  return board.stages.filter((stage) => statesOf[tab].includes(stage.state)).reduce((sum, stage) => sum + stage.count, 0);
}

/** Everything that comes back, by how it stands. */
export function ReturnsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const [brandId, setBrandId] = useState<string>(EVERY);
  const [number, setNumber] = useState('');
  const [late, setLate] = useState(false);
  const board = useQuery({ queryKey: [...returnsKey, 'board', brandId], queryFn: () => loadReturnBoard(brandId === EVERY ? null : brandId), refetchInterval: LOOK_MS });
  const selected = tabs.find((one) => one === tab) ?? 'decide';
  return (
    <PageFrame
      title={t('ret.title')}
      note={t('ret.intro')}
      actions={
        <div className="flex flex-wrap items-center gap-3">
          <Field label={t('ret.find')} hideLabel placeholder={t('ret.find')} before={<Search size={14} />} value={number} onChange={setNumber} className="w-52" />
          <BrandField value={brandId} onChange={setBrandId} everyId={EVERY} hideLabel />
          <Checkbox isSelected={late} onChange={setLate}>
            {t('ret.lateOnly')}
          </Checkbox>
        </div>
      }
    >
      <Tabs
        label={t('ret.title')}
        selected={selected}
        onSelect={(id) => void navigate({ to: '/returns', search: { tab: id } })}
        tabs={tabs.map((id) => {
          const count = countOf(board.data, id);
          return { id, name: t(`ret.tab.${id}`), ...(count === undefined ? {} : { count }), content: id !== selected ? null : (
            <>
              {id === 'ended' ? <Turnaround brandId={brandId} /> : null}
              <List tab={id} brandId={brandId} number={number} late={late} />
            </>
          ) };
        })}
      />
    </PageFrame>
  );
}
