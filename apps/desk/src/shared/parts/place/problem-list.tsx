import { get, post, remove, type Connection, type Page, type PlaceProblem } from '@keepdesk/client';
import { Button, Drawer, EmptyState, RelativeTime, useToaster } from '@keepdesk/ui';
import { CircleCheck, RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MoreButton, usePages } from '../../kit/pages.tsx';
import { useChange } from '../../kit/resource.ts';
import { Loaded } from '../../kit/section.tsx';

/** What a place sent that could not be taken in, and why: tried again one by one, or let go. */
export function ProblemList({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const found = usePages(['settings', 'place-problems', connection.id], (cursor) => get<Page<PlaceProblem>>(`/api/v1/connections/${connection.id}/problems`, { query: { limit: 50, cursor } }));
  const again = useChange(async (id: string) => {
    const { solved, because } = await post<{ solved: boolean; because: string | null }>(`/api/v1/connections/problems/${id}/again`);
    toaster.show(solved ? { text: t('places.solved') } : { tone: 'danger', text: t('places.notSolved', { because: because ?? '' }) });
  }, null);
  const letGo = useChange((id: string) => remove(`/api/v1/connections/problems/${id}`), t('places.letGoDone'));
  return (
    <Drawer title={t('places.problemsOf', { name: connection.name })} isOpen onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <p className="text-13 text-quiet">{t('places.problemsText')}</p>
        <Loaded found={found}>
          {found.rows.length === 0 ? <EmptyState icon={<CircleCheck size={20} />} title={t('places.noProblems')} /> : null}
          <ul className="flex flex-col gap-2">
            {found.rows.map((row) => (
              <li key={row.id} className="flex flex-col gap-2 rounded-card border border-line bg-raised px-3 py-2.5 text-13">
                <p className="flex flex-wrap items-baseline gap-x-2">
                  <code className="min-w-0 font-mono text-12 break-all">{row.kind} {row.key}</code>
                  <span className="text-12 text-quiet">
                    <RelativeTime at={row.last_at} as="moment" /> · {t('places.tries', { count: row.tries })}
                  </span>
                </p>
                <p className="break-words">{row.because}</p>
                <div className="flex gap-2">
                  <Button size="sm" icon={<RotateCcw size={14} />} isDisabled={!row.kept || again.isPending} onPress={() => again.mutate(row.id)}>
                    {t('places.again')}
                  </Button>
                  <Button size="sm" look="quiet" icon={<Trash2 size={14} />} onPress={() => letGo.mutate(row.id)}>
                    {t('places.letGo')}
                  </Button>
                </div>
                {row.kept ? null : <p className="text-12 text-quiet">{t('places.notKept')}</p>}
              </li>
            ))}
          </ul>
          <MoreButton found={found} />
        </Loaded>
      </div>
    </Drawer>
  );
}
