import { previewServiceLevels, type CaughtByPolicies, type ServicePolicy } from '@keepdesk/client';
import { Button, Dialog, Table } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../../shared/kit/section.tsx';

const DAYS = 30;
type Row = Pick<CaughtByPolicies['data'][number], 'name' | 'conversations' | 'recent' | 'misses' | 'examples'> & { id: string };

/** What policies would catch among what is open and what came lately, with examples, and what would be missed. */
export function PreviewDialog({ brandId, policies, onClose }: { brandId: string; policies: readonly ServicePolicy[]; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['settings', 'levels-preview', brandId, policies], queryFn: () => previewServiceLevels(brandId, policies, DAYS) });
  return (
    <Dialog title={t('service.preview')} width="wide" isOpen onClose={onClose} actions={<Button look="quiet" onPress={onClose}>{t('ui.close')}</Button>}>
      <Loaded found={found}>{found.data ? <Figures found={found.data} /> : null}</Loaded>
    </Dialog>
  );
}

function Figures({ found }: { found: CaughtByPolicies }) {
  const { t } = useTranslation();
  const rows: Row[] = [
    ...found.data.map((row, at) => ({ ...row, id: row.policy_id, name: `${at + 1}. ${row.name}` })),
    { id: 'none', name: t('service.byNone'), conversations: found.uncaught, recent: found.uncaught_recent, misses: 0, examples: found.uncaught_examples },
  ];
  if (found.looked_at === 0) return <p className="text-14 text-quiet">{t('service.nothingToLookAt')}</p>;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-14">{found.judged === 0 ? t('service.noneJudged') : t('service.misses', { count: found.judged, now: found.misses_as_is, then: found.misses_supposed })}</p>
      <Table
        label={t('service.preview')}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { id: 'name', name: t('service.policy'), cell: (row) => row.name },
          { id: 'open', name: t('levels.caught'), align: 'end', cell: (row) => row.conversations },
          { id: 'recent', name: t('service.recent', { count: DAYS }), align: 'end', cell: (row) => row.recent },
          { id: 'misses', name: t('service.missed'), align: 'end', cell: (row) => (row.id === 'none' ? '–' : row.misses) },
          { id: 'examples', name: t('service.examples'), wideOnly: true, cell: (row) => <Examples row={row} /> },
        ]}
      />
    </div>
  );
}

function Examples({ row }: { row: Row }) {
  return (
    <span className="flex flex-col text-13">
      {row.examples.slice(0, 3).map((one) => (
        <Link key={one.id} to="/c/$number" params={{ number: String(one.number) }} className="max-w-64 truncate">
          #{one.number} {one.subject}
        </Link>
      ))}
    </span>
  );
}
