import { loadQueues, loadWaiting, reassign, type PoolBoard, type WaitingRow } from '@keepdesk/client';
import { Button, EmptyState, Pill, RelativeTime, Table } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Inbox, UserCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../shared/actions/choices.ts';
import { FormDialog } from '../../../shared/forms/form-dialog.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { RowActions } from '../../../shared/kit/row-actions.tsx';
import { Loaded } from '../../../shared/kit/section.tsx';
import { useWhyWords } from '../../../shared/parts/waiting/why-words.ts';

const LOOK_MS = 15_000;
/** Why each waits is asked anew this often, and not with every piece of news, which come by the second on a busy floor. */
const LIST_MS = 5_000;
/** So long after something was given the queue may still hold it. */
const HEARD_MS = 2_000;
const idOf = (board: PoolBoard): string => board.pool?.id ?? 'none';

/** What waits in each pool, how late it is, and who is there for it. */
export function QueueBoard() {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['queues', 'board'], queryFn: loadQueues, refetchInterval: LOOK_MS });
  const [shown, setShown] = useState<string | null>(null);
  const boards = found.data?.data ?? [];
  const board = boards.find((one) => idOf(one) === shown);
  const nameOf = (one: PoolBoard): string => one.pool?.name ?? t('queue.none');
  // A desk without pools has one queue, and that is the inbox.
  if (found.isSuccess && !boards.some((one) => one.pool !== null)) return null;
  return (
    <section aria-label={t('queue.title')} className="flex flex-col gap-2">
      <h2 className="text-14 font-semibold">{t('queue.title')}</h2>
      <Loaded found={found}>
        <Table
          label={t('queue.title')}
          rows={boards}
          keyOf={idOf}
          columns={[
            {
              id: 'name',
              name: t('queue.pool'),
              cell: (one) => (
                <span className="flex flex-wrap items-center gap-2">
                  <span className="font-medium">{nameOf(one)}</span>
                  {one.pool ? <Pill tone={one.pool.mode === 'offered' ? 'info' : 'plain'}>{t(`queue.modes.${one.pool.mode}`)}</Pill> : null}
                </span>
              ),
            },
            { id: 'waiting', name: t('queue.waiting'), align: 'end', sort: (one) => one.waiting, cell: (one) => <span className="tabular-nums">{one.waiting}</span> },
            { id: 'overdue', name: t('queue.overdue'), align: 'end', sort: (one) => one.overdue, cell: (one) => (one.overdue > 0 ? <Pill tone="danger">{one.overdue}</Pill> : <span className="text-quiet">0</span>) },
            { id: 'risk', name: t('queue.atRisk'), align: 'end', sort: (one) => one.at_risk, cell: (one) => (one.at_risk > 0 ? <Pill tone="warning">{one.at_risk}</Pill> : <span className="text-quiet">0</span>) },
            { id: 'longest', name: t('queue.longest'), align: 'end', wideOnly: true, cell: (one) => (one.longest_wait_since ? <RelativeTime at={one.longest_wait_since} /> : '–') },
            { id: 'there', name: t('queue.there'), align: 'end', wideOnly: true, cell: (one) => (one.pool ? <span className="tabular-nums">{t('queue.of', { there: one.people.filter((person) => person.state === 'available').length, all: one.people.length })}</span> : '–') },
            { id: 'free', name: t('queue.free'), align: 'end', wideOnly: true, cell: (one) => <span className="tabular-nums">{freeIn(one)}</span> },
            {
              id: 'show',
              name: '',
              align: 'end',
              cell: (one) => (
                <Button size="sm" aria-label={t(idOf(one) === shown ? 'queue.hideOf' : 'queue.showOf', { name: nameOf(one) })} onPress={() => setShown(idOf(one) === shown ? null : idOf(one))}>
                  {t(idOf(one) === shown ? 'queue.hide' : 'queue.show')}
                </Button>
              ),
            },
          ]}
        />
      </Loaded>
      {board ? <WaitingList key={idOf(board)} poolId={board.pool?.id ?? null} name={nameOf(board)} /> : null}
    </section>
  );
}

/** How many more fit with whoever is there; without caps nobody can say. */
function freeIn({ people }: PoolBoard): string {
  const there = people.filter((person) => person.state === 'available');
  return there.length === 0 || there.some((person) => person.free === null) ? '–' : String(there.reduce((sum, person) => sum + (person.free ?? 0), 0));
}

/** What waits in one pool, the next due first; each given to somebody from here. */
function WaitingList({ poolId, name }: { poolId: string | null; name: string }) {
  const { t } = useTranslation();
  const { people } = useChoices();
  const words = useWhyWords();
  const found = useQuery({ queryKey: ['queue-waiting', poolId], queryFn: () => loadWaiting(poolId), refetchInterval: LIST_MS });
  const [giving, setGiving] = useState<WaitingRow | null>(null);
  // What was just given away is gone at once; the queue hears of it a moment later.
  const [given, setGiven] = useState<ReadonlyMap<string, number>>(new Map());
  const rows = (found.data?.data ?? []).filter((row) => found.dataUpdatedAt > (given.get(row.conversation.id) ?? 0) + HEARD_MS);
  const give = useChange(({ id, person, note }: { id: string; person: string; note: string }) => reassign(id, { person_id: person, ...(note === '' ? {} : { note }) }).then(() => setGiven((all) => new Map(all).set(id, Date.now()))), t('queue.given'), [['queues'], ['queue-waiting'], ['inbox'], ['inbox-floor'], ['settings']]);
  return (
    <>
      <Loaded found={found}>
        <Table
          label={t('queue.waitingIn', { name })}
          rows={rows}
          keyOf={(row) => row.conversation.id}
          empty={<EmptyState icon={<Inbox size={20} />} title={t('queue.empty')} className="rounded-card border border-line bg-raised py-8" />}
          columns={[
            {
              id: 'subject',
              name: t('queue.conversation'),
              className: 'max-w-0 w-1/2',
              cell: (row) => (
                <>
                  <Link to="/c/$number" params={{ number: String(row.conversation.number) }} className="block truncate">
                    #{row.conversation.number} {row.conversation.subject}
                  </Link>
                  <span className="block text-12 text-quiet">{words(row.why)}</span>
                </>
              ),
            },
            { id: 'due', name: t('queue.due'), align: 'end', cell: (row) => (row.due_at ? <RelativeTime at={row.due_at} as="moment" /> : '–') },
            { id: 'wait', name: t('queue.since'), align: 'end', wideOnly: true, cell: (row) => <RelativeTime at={row.waiting_since} /> },
            { id: 'do', name: '', align: 'end', cell: (row) => <RowActions name={`#${row.conversation.number}`} actions={[{ id: 'give', name: t('queue.give'), icon: <UserCheck size={16} />, onAction: () => setGiving(row) }]} /> },
          ]}
        />
      </Loaded>
      <FormDialog
        title={t('queue.giveTitle', { number: giving?.conversation.number ?? '' })}
        doName={t('queue.giveNow')}
        isOpen={giving !== null}
        onClose={() => setGiving(null)}
        fields={[
          { name: 'person', kind: 'choice', label: t('queue.person'), choices: people.map(({ id, name: who }) => ({ id, name: who })) },
          { name: 'note', kind: 'long', label: t('queue.note'), help: t('queue.noteHelp'), optional: true },
        ]}
        onSubmit={(values) => give.mutateAsync({ id: giving?.conversation.id ?? '', person: String(values.person), note: String(values.note).trim() })}
      />
    </>
  );
}
