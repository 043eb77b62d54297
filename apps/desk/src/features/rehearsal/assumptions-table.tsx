import type { Assumption, RehearsalChoices } from '@keepdesk/client';
import { Select, Table, useClock } from '@keepdesk/ui';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { channelName } from '../../shared/words/channel.ts';
import { NumberInput } from './number-input.tsx';
import { percent, span, tenths } from './rehearsal-words.ts';

const whats = ['comes', 'while_closed', 'days_spread', 'handle', 'handle_spread', 'patience', 'promise', 'people', 'absence', 'skills', 'chats_at_once', 'redial', 'comes_back', 'new_share', 'waits_already', 'order', 'picked', 'sites', 'without_work', 'season_weeks', 'borrowed_weeks'] as const;
type What = (typeof whats)[number];
const people = ['schedule', 'staffing', 'presence'] as const;
const sources = ['forecast', 'changed_by_hand', 'measured', 'said', 'assumed', 'planning', 'routing', 'schedule', 'presence', 'staffing', 'chosen', 'now', 'came', 'season'] as const;
const shares: readonly string[] = ['absence', 'redial', 'comes_back', 'new_share', 'days_spread', 'handle_spread'];
const lengths: readonly string[] = ['handle', 'patience', 'promise'];

interface Props {
  rows: readonly Assumption[];
  /** where they can be said otherwise */
  choices?: RehearsalChoices;
  /** whether a schedule is published, and whether the days have begun: who may be there */
  known?: { has_schedule: boolean; has_begun: boolean };
  onChoices?: (choices: RehearsalChoices) => void;
}

/** Everything that is supposed, where it comes from, and (before it is played) what to suppose instead. */
export function AssumptionsTable({ rows, choices, known, onChoices }: Props) {
  const { t } = useTranslation();
  const { locale } = useClock();
  return (
    <Table
      label={t('rehearsal.assumptions')}
      keyOf={(row) => `${row.what} ${row.about ?? ''}`}
      rows={[...rows]}
      columns={[
        { id: 'what', name: t('rehearsal.supposed'), cell: (row) => <><span className="font-medium">{nameOf(t, row)}</span><span className="block text-12 text-quiet">{textOf(t, row)}</span></> },
        { id: 'value', name: t('rehearsal.value'), align: 'end', className: 'whitespace-nowrap', cell: (row) => (onChoices && choices && row.choice !== null ? <Choice row={row} known={known} name={nameOf(t, row)} choices={choices} onChoices={onChoices} /> : said(t, locale, row)) },
        { id: 'from', name: t('rehearsal.source'), cell: (row) => <span className="text-13 text-quiet">{sourceOf(t, row)}</span> },
      ]}
    />
  );
}

const whatOf = (row: Assumption): What | undefined => whats.find((one) => one === row.what);

function nameOf(t: TFunction, row: Assumption): string {
  const what = whatOf(row);
  const name = what ? t(`rehearsal.whats.${what}`) : row.what;
  if (row.about === null) return name;
  const [channel = '', brand] = row.about.split('/');
  return `${name}: ${row.what === 'sites' ? row.about : channelName(t, channel)}${brand === undefined ? '' : `, ${brand}`}`;
}

function textOf(t: TFunction, row: Assumption): string {
  const what = whatOf(row);
  return what ? t(`rehearsal.whatText.${what}`) : '';
}

function sourceOf(t: TFunction, row: Assumption): string {
  const source = sources.find((one) => one === row.from);
  if (source === undefined) return row.from;
  return source === 'measured' && row.contacts !== undefined ? t('rehearsal.sources.measuredOn', { count: row.contacts }) : t(`rehearsal.sources.${source}`);
}

function said(t: TFunction, locale: string, { what, value, from }: Assumption): string {
  if (what === 'people') return typeof value === 'number' ? tenths(locale, value) : t('rehearsal.peopleBy.staffing');
  if (what === 'skills') return t(value === 'all_channels' ? 'rehearsal.allEach' : 'rehearsal.oneEach');
  if (what === 'order') return t(value === 'cost' ? 'rehearsal.orderCost' : value === 'age' ? 'rehearsal.orderAge' : 'rehearsal.orderDue');
  if (typeof value !== 'number') return value ?? (from === 'staffing' ? t('rehearsal.peopleBy.staffing') : '–');
  if (shares.includes(what)) return percent(locale, value);
  return lengths.includes(what) ? span(locale, value) : tenths(locale, value);
}

/** What is supposed instead: a number, or one of two ways. */
function Choice({ row, known, name, choices, onChoices }: { row: Assumption; known: Props['known'] | undefined; name: string; choices: RehearsalChoices; onChoices: (choices: RehearsalChoices) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { choice, value } = row;
  const pick = (ids: readonly (readonly [string, string])[], chosen: string, onChange: (id: string) => void) => <Select label={name} hideLabel value={chosen} onChange={onChange} choices={ids.map(([id, words]) => ({ id, name: words }))} className="w-44 max-sm:w-32" />;
  if (choice === 'people') {
    const ways = people.filter((id) => id === 'staffing' || id === choices.people || (id === 'schedule' ? known?.has_schedule === true : known?.has_begun === true));
    return pick(ways.map((id) => [id, t(`rehearsal.peopleBy.${id}`)] as const), people.find((id) => id === row.from) ?? 'staffing', (id) => onChoices({ ...choices, people: people.find((one) => one === id) ?? 'staffing' }));
  }
  if (choice === 'skills') return pick([['one_channel', t('rehearsal.oneEach')], ['all_channels', t('rehearsal.allEach')]], String(value), (id) => onChoices({ ...choices, skills: id === 'all_channels' ? 'all_channels' : 'one_channel' }));
  if (choice === 'backlog') return pick([['yes', t('rehearsal.withBacklog', { waiting: tenths(locale, Number(value)) })], ['no', t('rehearsal.withoutBacklog')]], choices.backlog === false ? 'no' : 'yes', (id) => onChoices({ ...choices, backlog: id === 'yes' }));
  const number = typeof value === 'number' ? value : 0;
  const [channel = ''] = (row.about ?? '').split('/');
  if (choice === 'handle' || choice === 'patience') return <NumberInput hideLabel label={`${name} (s)`} className="w-28" value={Math.round(number)} least={1} most={choice === 'handle' ? 36_000 : 86_400} onValue={(seconds) => onChoices({ ...choices, [choice]: { ...choices[choice], [channel]: seconds } })} />;
  const most = { absence: 90, day_cv: 200, handle_cv: 500, redial: 90, new_share: 100 } as const;
  if (choice !== 'absence' && choice !== 'day_cv' && choice !== 'handle_cv' && choice !== 'redial' && choice !== 'new_share') return <>{said(t, locale, row)}</>;
  return <NumberInput hideLabel label={`${name} (%)`} className="w-28" value={Math.round(number * 1000) / 10} least={0} most={most[choice]} digits={1} onValue={(share) => onChoices({ ...choices, [choice]: share / 100 })} />;
}
