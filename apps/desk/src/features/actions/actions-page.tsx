import { get, type OrderAction } from '@keepdesk/client';
import { EmptyState, Tabs } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheck, PackageSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../shared/kit/section.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { actionsKey, useActions } from '../../shared/parts/order-actions/use-actions.ts';
import { useMay } from '../../shared/session/session.tsx';
import { ActionLine } from './action-line.tsx';
import { ApprovalList, useApprovals } from './approval-list.tsx';

/** The one that was asked to be shown, open, above the list. */
function Shown({ id }: { id: string }) {
  const { data } = useQuery({ queryKey: [...actionsKey, 'one', id], queryFn: () => get<OrderAction>(`/api/v1/order-actions/${id}`) });
  return data ? (
    <ul>
      <ActionLine action={data} startsOpen />
    </ul>
  ) : null;
}

function ActionList({ state, except }: { state: 'open' | 'all'; except: string | undefined }) {
  const { t } = useTranslation();
  const found = useActions(state);
  // What waits for a person stands under approvals.
  const rows = found.rows.filter((row) => row.id !== except && (state === 'all' || row.state !== 'waiting_approval'));
  return (
    <Loaded found={found}>
      {rows.length === 0 ? (
        <EmptyState icon={state === 'open' ? <CircleCheck size={20} /> : <PackageSearch size={20} />} title={t(state === 'open' ? 'act.page.noOpen' : 'act.page.none')} className="rounded-card border border-line bg-raised">
          {t(state === 'open' ? 'act.page.noOpenText' : 'act.page.noneText')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-2">
          {rows.map((action) => (
            <ActionLine key={action.id} action={action} startsOpen={false} />
          ))}
        </ul>
      )}
    </Loaded>
  );
}

const tabs = ['approvals', 'open', 'all'] as const;

/** What was asked of the shops: what waits for a second person, what is not known yet, and everything before. */
export function ActionsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { tab?: string; show?: string };
  const mayApprovals = useMay('approvals.read');
  const approvals = useApprovals();
  const shownTabs = tabs.filter((tab) => tab !== 'approvals' || mayApprovals);
  const selected = tabs.find((tab) => tab === search.tab) ?? (search.show || !mayApprovals ? 'all' : 'approvals');
  const count = approvals.rows.length;
  return (
    <PageFrame title={t('act.title')} note={t('act.page.intro')}>
      <Tabs
        label={t('act.title')}
        selected={selected}
        onSelect={(tab) => void navigate({ to: '/actions', search: { tab } })}
        tabs={shownTabs.map((id) => ({
          id,
          name: id === 'approvals' && count > 0 ? `${t('act.page.approvals')} (${count})` : t(`act.page.${id}`),
          content: id === 'approvals' ? <ApprovalList /> : (
            <div className="flex flex-col gap-2">
              {search.show && id === 'all' ? <Shown id={search.show} /> : null}
              <ActionList state={id} except={id === 'all' ? search.show : undefined} />
            </div>
          ),
        }))}
      />
    </PageFrame>
  );
}
