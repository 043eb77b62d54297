import { comingTo, spreadOfDays } from './demand.ts';
import type { Choices, KnownDesk } from './known.ts';
import { absenceOf, hasWork, usesSchedule } from './people.ts';

/** Something a rehearsal supposes, and where it comes from. `about` is a channel, a brand or a site; `choice` can be said otherwise. */
export interface Assumption {
  readonly what: 'comes' | 'while_closed' | 'days_spread' | 'handle' | 'handle_spread' | 'patience' | 'promise' | 'people' | 'absence' | 'skills' | 'chats_at_once' | 'redial' | 'comes_back' | 'new_share' | 'waits_already' | 'order' | 'picked' | 'sites' | 'without_work' | 'season_weeks' | 'borrowed_weeks';
  readonly about: string | null;
  readonly value: number | string | null;
  readonly from: 'forecast' | 'changed_by_hand' | 'measured' | 'said' | 'assumed' | 'planning' | 'routing' | 'schedule' | 'presence' | 'staffing' | 'chosen' | 'now' | 'came' | 'season';
  /** what it was measured on */
  readonly contacts?: number;
  readonly choice: keyof Choices | null;
}

const HANDLE_CV = 1;

/** Everything a rehearsal of this desk supposes, with where it comes from. */
export function assumptionsOf(desk: KnownDesk, choices: Choices): Assumption[] {
  return [...ofDemand(desk, choices), ...ofPeople(desk, choices), ...ofCourse(desk, choices)];
}

function ofDemand(desk: KnownDesk, choices: Choices): Assumption[] {
  const several = desk.brands.length > 1;
  return desk.brands.flatMap((brand) => comingTo(brand).flatMap((one): Assumption[] => {
    const about = several ? `${one.channel}/${brand.name}` : one.channel;
    const said = choices.handle?.[one.channel];
    const patience = choices.patience?.[one.channel];
    return [
      { what: 'comes', about, value: one.expected.reduce((sum, count) => sum + count, 0), from: desk.came !== undefined ? 'came' : one.overridden ? 'changed_by_hand' : 'forecast', choice: null },
      ...(one.whileClosed >= 0.5 ? [{ what: 'while_closed' as const, about, value: one.whileClosed, from: 'forecast' as const, choice: null }] : []),
      said === undefined ? { what: 'handle', about, value: one.handle.seconds, from: one.handle.from, contacts: one.handle.contacts, choice: 'handle' } : { what: 'handle', about, value: said, from: 'chosen', choice: 'handle' },
      ...(one.patienceSeconds === null ? [] : [{ what: 'patience' as const, about, value: patience ?? one.patienceSeconds, from: patience === undefined ? ('planning' as const) : ('chosen' as const), choice: 'patience' as const }]),
      { what: 'promise', about, value: one.promise.seconds, from: 'planning', choice: null },
      ...(one.work === 'chats' ? [{ what: 'chats_at_once' as const, about, value: one.chatsAtOnce, from: 'planning' as const, choice: null }] : []),
    ];
  }));
}

function ofPeople(desk: KnownDesk, choices: Choices): Assumption[] {
  const bySchedule = usesSchedule(desk, choices);
  const known = choices.people === 'presence' ? 'presence' : 'schedule';
  const idle = bySchedule ? desk.people.filter((person) => !hasWork(desk, person)).length : 0;
  return [
    { what: 'people', about: null, value: bySchedule ? desk.people.length - idle : null, from: bySchedule ? known : 'staffing', choice: 'people' },
    ...(idle > 0 ? [{ what: 'without_work' as const, about: null, value: idle, from: known as 'schedule' | 'presence', choice: null }] : []),
    { what: 'absence', about: null, value: absenceOf(desk, choices), from: choices.absence !== undefined ? 'chosen' : known === 'presence' ? 'presence' : 'planning', choice: 'absence' },
    ...(bySchedule ? [] : [
      { what: 'skills' as const, about: null, value: choices.skills ?? 'one_channel', from: choices.skills === undefined ? ('assumed' as const) : ('chosen' as const), choice: 'skills' as const },
      { what: 'new_share' as const, about: null, value: choices.new_share ?? 0, from: choices.new_share === undefined ? ('assumed' as const) : ('chosen' as const), choice: 'new_share' as const },
    ]),
    ...desk.sites.map((site): Assumption => ({ what: 'sites', about: site.name, value: site.people, from: bySchedule ? known : 'assumed', choice: null })),
  ];
}

function ofCourse(desk: KnownDesk, choices: Choices): Assumption[] {
  const spread = spreadOfDays(desk, choices);
  const waits = desk.waiting.reduce((sum, one) => sum + one.count, 0);
  const live = desk.brands.flatMap(comingTo).some((one) => one.work !== 'deferred');
  return [
    { what: 'days_spread', about: null, value: spread ?? 0, from: choices.day_cv !== undefined ? 'chosen' : spread === null ? 'assumed' : 'forecast', choice: 'day_cv' },
    { what: 'handle_spread', about: null, value: choices.handle_cv ?? desk.handleCv ?? HANDLE_CV, from: choices.handle_cv !== undefined ? 'chosen' : desk.handleCv === null ? 'assumed' : 'measured', choice: 'handle_cv' },
    ...(live ? [{ what: 'redial' as const, about: null, value: choices.redial ?? 0, from: choices.redial === undefined ? ('assumed' as const) : ('chosen' as const), choice: 'redial' as const }] : []),
    // What came back in days that are over is among what came then.
    ...(desk.came === undefined ? [{ what: 'comes_back' as const, about: null, value: desk.reopen?.share ?? 0, from: desk.reopen === null ? ('assumed' as const) : ('measured' as const), choice: null }] : []),
    { what: 'waits_already', about: null, value: choices.backlog === false ? 0 : waits, from: choices.backlog !== undefined ? 'chosen' : desk.came === undefined ? 'now' : 'came', choice: 'backlog' },
    desk.oldestFirst === true ? { what: 'order', about: null, value: 'age', from: 'came', choice: null } : { what: 'order', about: null, value: desk.routing.order ?? 'due', from: 'routing', choice: null },
    ...(desk.picked > 0 ? [{ what: 'picked' as const, about: null, value: desk.picked, from: 'assumed' as const, choice: null }] : []),
  ];
}
