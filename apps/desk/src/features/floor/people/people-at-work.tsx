import { get, loadDay, patch, put, type Page, type PersonAtWork } from '@keepdesk/client';
import { Avatar, Button, describeLongSpan, describeSpan, Pill, RelativeTime, Table, useClock, useNow, type Tone } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowRightLeft, Eye, Megaphone, MessageSquareLock, Power, UserCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../shared/kit/resource.ts';
import { RowActions } from '../../../shared/kit/row-actions.tsx';
import { Loaded } from '../../../shared/kit/section.tsx';
import { dayOf, totalsOf, worked } from '../../../shared/parts/attendance/day-totals.ts';
import { useMay, useSession } from '../../../shared/session/session.tsx';
import { BroadcastDialog } from './broadcast-dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { WhisperDialog } from './whisper-dialog.tsx';

const tones: Record<PersonAtWork['state'], Tone> = { available: 'positive', busy: 'info', break: 'warning', training: 'warning', offline: 'plain' };

/** Who is there, what each has before them and holds; a lead joins, whispers, takes over and hands on from here. */
export function PeopleAtWork() {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const navigate = useNavigate();
  const { person } = useSession();
  const maySay = useMay('notifications.broadcast');
  const found = useQuery({ queryKey: ['settings', 'people-at-work'], queryFn: () => get<Page<PersonAtWork>>('/api/v1/floor/people'), refetchInterval: 10_000 });
  const [whisper, setWhisper] = useState<PersonAtWork | null>(null);
  const [handOver, setHandOver] = useState<PersonAtWork | null>(null);
  const [saying, setSaying] = useState(false);
  const open = (number: number) => void navigate({ to: '/c/$number', params: { number: String(number) } });
  const takeOver = useChange((row: PersonAtWork) => patch(`/api/v1/conversations/${row.handling?.id}`, { assignee_id: person.id }).then(() => open(row.handling?.number ?? 0)), t('people.tookOver'));
  const join = useChange((row: PersonAtWork) => patch(`/api/v1/conversations/${row.handling?.id}`, { following: true }).then(() => open(row.handling?.number ?? 0)), t('people.joined'));
  const sendHome = useChange((row: PersonAtWork) => put(`/api/v1/agent-states/${row.person_id}`, { state: 'offline' }));
  const rows = found.data?.data ?? [];
  const todayOf = useToday();
  const span = (at: string) => describeSpan(now.getTime() - Date.parse(at), locale);
  return (
    <section aria-label={t('people.atWork')} className="flex flex-col gap-2">
      <header className="flex items-center justify-between gap-3">
        <h2 className="text-14 font-semibold">{t('people.atWork')}</h2>
        {maySay ? (
          <Button size="sm" icon={<Megaphone size={14} />} onPress={() => setSaying(true)}>
            {t('people.broadcast')}
          </Button>
        ) : null}
      </header>
      <Loaded found={found}>
        <Table
          label={t('people.atWork')}
          rows={rows}
          keyOf={(row) => row.person_id}
          columns={[
            {
              id: 'name',
              name: t('people.person'),
              cell: (row) => (
                <span className="flex items-center gap-2.5">
                  <Avatar name={row.name} />
                  <span className="min-w-0 truncate font-medium">{row.name}</span>
                </span>
              ),
            },
            {
              id: 'state',
              name: t('people.stateNow'),
              cell: (row) => (
                <span className="flex flex-wrap items-center gap-x-2">
                  <Pill tone={tones[row.state]}>{t(`people.states.${row.state}`)}</Pill>
                  {row.since && row.state !== 'offline' ? <span className="text-12 text-quiet tabular">{describeLongSpan(Math.max(0, now.getTime() - Date.parse(row.since)), locale)}</span> : null}
                  <span className="basis-full text-12 text-quiet tabular">{todayOf(row)}</span>
                </span>
              ),
            },
            {
              id: 'now',
              name: t('people.before'),
              wideOnly: true,
              className: 'max-w-0 w-1/3',
              cell: (row) =>
                row.handling ? (
                  <Link to="/c/$number" params={{ number: String(row.handling.number) }} className="block truncate">
                    #{row.handling.number} {row.handling.subject} <span className="text-12 text-quiet">· {span(row.handling.since)}</span>
                  </Link>
                ) : (
                  <span className="text-quiet">–</span>
                ),
            },
            { id: 'open', name: t('people.holds'), align: 'end', cell: (row) => <span className="tabular-nums">{row.chats > 0 ? t('people.holdsChats', { open: row.open, chats: row.chats }) : row.open}</span> },
            { id: 'wait', name: t('people.longest'), align: 'end', wideOnly: true, cell: (row) => (row.longest_wait_at ? <RelativeTime at={row.longest_wait_at} /> : '–') },
            {
              id: 'do',
              name: '',
              align: 'end',
              cell: (row) =>
                row.person_id === person.id ? null : (
                  <RowActions
                    name={row.name}
                    actions={[
                      ...(row.handling
                        ? [
                            { id: 'join', name: t('people.join'), icon: <Eye size={16} />, onAction: () => join.mutate(row) },
                            { id: 'whisper', name: t('people.whisper'), icon: <MessageSquareLock size={16} />, onAction: () => setWhisper(row) },
                            { id: 'take', name: t('people.takeOver'), icon: <UserCheck size={16} />, onAction: () => takeOver.mutate(row) },
                          ]
                        : []),
                      ...(row.open > 0 ? [{ id: 'hand', name: t('people.handOver'), icon: <ArrowRightLeft size={16} />, onAction: () => setHandOver(row) }] : []),
                      ...(row.state === 'offline' ? [] : [{ id: 'home', name: t('people.sendHome'), icon: <Power size={16} />, onAction: () => sendHome.mutate(row) }]),
                    ]}
                  />
                ),
            },
          ]}
        />
      </Loaded>
      {whisper?.handling ? <WhisperDialog row={whisper} onClose={() => setWhisper(null)} /> : null}
      {handOver ? <HandOverDialog row={handOver} people={rows} onClose={() => setHandOver(null)} /> : null}
      {saying ? <BroadcastDialog onClose={() => setSaying(false)} /> : null}
    </section>
  );
}

/** How long today somebody was in which state: "today 3h 5m available · 30m on a break". */
function useToday(): (row: PersonAtWork) => string | null {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const { from, to } = dayOf(now);
  const { data, dataUpdatedAt } = useQuery({ queryKey: ['settings', 'people-today', from], queryFn: () => loadDay(from, to), refetchInterval: 60_000 });
  return (row) => {
    const totals = totalsOf(data?.data.find((one) => one.person_id === row.person_id), row.state, dataUpdatedAt, now.getTime());
    const list = worked.filter((one) => totals[one] >= 60_000).map((one) => `${describeLongSpan(totals[one], locale)} ${t(`people.states.${one}`)}`);
    return list.length === 0 ? null : t('people.today', { list: list.join(' · ') });
  };
}
