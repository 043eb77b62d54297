/** One thing to be told, as a code and what its sentence holds: pages say it in their reader's language. */
export interface Because {
  readonly code: 'lost_site' | 'leavers' | 'leavers_all' | 'viral_post' | 'carrier_meltdown' | 'demand' | 'nobody' | 'short' | 'waited' | 'most' | 'idle' | 'unanswerable' | 'growing' | 'peak_alike';
  readonly values: Readonly<Record<string, number | string>>;
}

/** The same in English, for sheets and the command. */
export function inEnglish({ code, values: of }: Because): string {
  const tenth = (name: string): string => Number(of[name]).toFixed(1);
  const percent = (name: string): number => Math.round(Number(of[name]) * 100);
  switch (code) {
    case 'lost_site': return `the site ${of['site']} was lost`;
    case 'leavers': return `${percent('share')} % of the new hires had left`;
    case 'leavers_all': return `${percent('share')} % of everybody had left`;
    case 'viral_post': case 'carrier_meltdown': case 'demand': return `${code.replace('_', ' ')}: ${of['factor']} times as much of ${of['about'] === '' ? 'everything' : of['about']}`;
    case 'nobody': return 'nobody was there';
    case 'short': return `work for ${tenth('needed')} people came and ${tenth('here')} were there`;
    case 'waited': return `${of['count']} waited already when it began`;
    case 'most': return `most of it ${of['reason']} by ${of['channel']}`;
    case 'idle': return `only ${percent('share')} % of those who were there were busy: who was free could not answer what waited, or came too late for it`;
    case 'unanswerable': return `Nobody may answer ${of['reason']} by ${of['channel']}: all of it waits or gives up.`;
    case 'peak_alike': return 'Peak mode puts first what costs most to leave waiting, but nobody has said what waiting costs by contact reason: all of it counts alike, and what comes first stays as it was.';
    case 'growing': return `The backlog grows: ${of['end']} wait at the end (${of['middle']} half-way), the oldest for ${tenth('oldest_hours')} hours. What came takes about ${of['needed']} hours of people, and ${of['here']} were there; how long they would wait beyond the end is not known.`;
  }
}
