import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '../../../platform/db/tx.ts';
import { record } from '../../audit/index.ts';
import { leaveBetween, termsOf } from '../../people/index.ts';
import { ownPerson } from '../queries/own-person.ts';
import { calendarFeed } from '../rules/calendar-feed.ts';
import { localDay } from '../rules/local-days.ts';
import { feedOwner, removeFeed, writeFeed } from '../store/calendar-feeds.ts';
import { publishedView, shiftsInForce } from '../store/shifts.ts';

const DAY = 86_400_000;
const BEFORE_DAYS = 28;
const AHEAD_DAYS = 182;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A new address for one's own calendar; the one before leads nowhere from now on. The secret is told this once. */
export async function renewFeed(tx: Tx): Promise<string> {
  const { person_id: me } = await ownPerson(tx);
  const secret = randomBytes(32).toString('base64url');
  await writeFeed(tx, me, hashOf(secret));
  await record(tx, { action: 'workforce.calendar_renewed', subjectKind: 'person', subjectId: me, facts: {} });
  return secret;
}

export async function revokeFeed(tx: Tx): Promise<boolean> {
  const { person_id: me } = await ownPerson(tx);
  const revoked = (await removeFeed(tx, me)) > 0;
  if (revoked) await record(tx, { action: 'workforce.calendar_revoked', subjectKind: 'person', subjectId: me, facts: {} });
  return revoked;
}

/** The calendar a secret opens; null: none. */
export async function readFeed(tx: Tx, secret: string): Promise<string | null> {
  const id = await feedOwner(tx, hashOf(secret));
  const [person] = id === null ? [] : await termsOf(tx, { personIds: [id] });
  if (id === null || person === undefined) return null;
  const [from, to] = [new Date(tx.now.getTime() - BEFORE_DAYS * DAY), new Date(tx.now.getTime() + AHEAD_DAYS * DAY)];
  const shifts = await shiftsInForce(tx, { personIds: [id], from, to });
  const zone = person.site?.time_zone ?? 'UTC';
  const leave = await leaveBetween(tx, { from: localDay(from, zone), to: localDay(to, zone), personIds: [id], states: ['granted'] });
  return calendarFeed({ id, name: person.name, zone }, shifts.map((one) => ({ ...publishedView(one), published_at: one.publishedAt })), leave);
}
