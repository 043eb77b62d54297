/** Somebody's shifts by day: the id of the shift, or null for a day off. */
export interface TourRow {
  readonly agent: string;
  readonly shifts: readonly (string | null)[];
}

export interface TourBreach {
  readonly rule: 'unknown' | 'day_off' | 'succession' | 'most_of_a_shift' | 'most_minutes' | 'least_minutes' | 'longest_run' | 'shortest_run' | 'shortest_time_off' | 'weekends';
  readonly who: string;
  readonly day: number;
  readonly message: string;
}

type Section = readonly (readonly string[])[];

/**
 * Every hard rule that tours break and what they cost, read from the text of the instance alone. What lies before the first and after the last day is
 * taken to suit, so a run of work or of days off is too short only between two days of the horizon.
 */
export function checkTours(text: string, rows: readonly TourRow[]): { readonly violations: TourBreach[]; readonly cost: number } {
  const section = (name: string): Section => {
    const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
    const from = lines.indexOf(name);
    const rest = from < 0 ? [] : lines.slice(from + 1);
    const to = rest.findIndex((line) => line.startsWith('SECTION_'));
    return rest.slice(0, to < 0 ? undefined : to).map((line) => line.split(',').map((cell) => cell.trim()));
  };
  const days = Number(section('SECTION_HORIZON')[0]?.[0]);
  const shifts = new Map(section('SECTION_SHIFTS').map(([id = '', minutes, after = '']) => [id, { minutes: Number(minutes), after: after.split('|') }]));
  const tours = new Map(rows.map((row) => [row.agent, row.shifts]));
  const violations = section('SECTION_STAFF').flatMap((person) => breachesOf(person, tours.get(person[0] ?? '') ?? [], days, shifts, section('SECTION_DAYS_OFF').find(([id]) => id === person[0])?.slice(1).map(Number) ?? []));
  let cost = 0;
  for (const [id = '', day, shift, weight] of section('SECTION_SHIFT_ON_REQUESTS')) if (tours.get(id)?.[Number(day)] !== shift) cost += Number(weight);
  for (const [id = '', day, shift, weight] of section('SECTION_SHIFT_OFF_REQUESTS')) if (tours.get(id)?.[Number(day)] === shift) cost += Number(weight);
  for (const [day, shift, need, under, over] of section('SECTION_COVER')) {
    const there = [...tours.values()].filter((tour) => tour[Number(day)] === shift).length;
    cost += Math.max(0, Number(need) - there) * Number(under) + Math.max(0, there - Number(need)) * Number(over);
  }
  return { violations, cost };
}

function breachesOf(person: readonly string[], tour: readonly (string | null)[], days: number, shifts: ReadonlyMap<string, { readonly minutes: number; readonly after: readonly string[] }>, off: readonly number[]): TourBreach[] {
  const [who = '', mostOf = ''] = person;
  const [mostMinutes, leastMinutes, longest, shortest, timeOff, weekends] = person.slice(2).map(Number) as [number, number, number, number, number, number];
  const found: TourBreach[] = [];
  const say = (rule: TourBreach['rule'], day: number, message: string): number => found.push({ rule, who, day, message });
  const works = (day: number): boolean => (tour[day] ?? null) !== null;
  if (tour.length !== days || tour.some((shift) => shift !== null && !shifts.has(shift))) say('unknown', 0, `${days} days are due, each a shift of the file or none`);
  for (let day = 0; day < days; day++) {
    const [today, tomorrow] = [tour[day] ?? null, tour[day + 1] ?? null];
    if (today !== null && off.includes(day)) say('day_off', day, 'works on a day off');
    if (today !== null && tomorrow !== null && shifts.get(today)?.after.includes(tomorrow) === true) say('succession', day, `${tomorrow} may not follow ${today}`);
  }
  for (const pair of mostOf.split('|').filter((one) => one !== '')) {
    const [shift, most] = pair.split('=');
    const count = tour.filter((one) => one === shift).length;
    if (count > Number(most)) say('most_of_a_shift', 0, `${count} of ${shift ?? ''}, ${most ?? ''} are allowed`);
  }
  const minutes = tour.reduce((sum, shift) => sum + (shift === null ? 0 : (shifts.get(shift)?.minutes ?? 0)), 0);
  if (minutes > mostMinutes) say('most_minutes', 0, `${minutes} minutes, ${mostMinutes} are allowed`);
  if (minutes < leastMinutes) say('least_minutes', 0, `${minutes} minutes, ${leastMinutes} are due`);
  for (let from = 0, to = 0; from < days; from = to) {
    while (to < days && works(to) === works(from)) to++;
    const [length, inside] = [to - from, from > 0 && to < days];
    if (works(from) && length > longest) say('longest_run', from, `${length} days in a row, ${longest} are allowed`);
    if (works(from) && inside && length < shortest) say('shortest_run', from, `${length} days in a row, ${shortest} are due`);
    if (!works(from) && inside && length < timeOff) say('shortest_time_off', from, `${length} days off, ${timeOff} are due`);
  }
  const worked = Array.from({ length: Math.ceil(days / 7) }, (_, week) => week).filter((week) => works(week * 7 + 5) || works(week * 7 + 6)).length;
  if (worked > weekends) say('weekends', 0, `${worked} weekends, ${weekends} are allowed`);
  return found;
}
