import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimOf, effectOf, type Count } from '../../../modules/experiments/index.ts';
import { startingProgramme, type Happening } from '../../../modules/outreach/index.ts';
import { brands } from '../cast.ts';
import { DAY, type Flow } from './draw-parcels.ts';
import { idOf, live, truth, type Lived, type Telling } from './simulate.ts';
import type { BoughtParcel } from './write-parcels.ts';
import { boughtIn, flows } from './write-told.ts';

const NOW = new Date('2026-11-22T21:00:00Z');
const TRIGGERS: readonly Happening['trigger'][] = ['delivered', 'no_scan', 'pickup_waiting', 'promise_at_risk', 'incident', 'incident_over'];
const fjord = brands[0] as (typeof brands)[number];

function worldOf(seed: number, installation: string, now = NOW): { lives: Lived[]; parcels: BoughtParcel[] } {
  const beganAt = new Date(Math.floor(now.getTime() / DAY) * DAY - 33 * DAY + 10 * 3_600_000);
  const telling: Telling = {
    programmes: TRIGGERS.map((trigger) => ({ id: idOf(installation, trigger), trigger, programme: startingProgramme(trigger) })), zone: 'Europe/Berlin', seed, now,
    incident: { id: idOf(installation), carrier: 'gls', countries: ['DE', 'NL'], lateDays: 3, beganAt, endedAt: new Date(beganAt.getTime() + 2 * DAY) },
  };
  const parcels = boughtIn(fjord, { ...(flows.fjord as Flow), seed }, telling);
  return { lives: parcels.map((parcel) => live(parcel, parcel.buyer, telling)), parcels };
}

/** As the page of effects counts. */
function arms(lives: readonly Lived[], trigger: string, now = NOW): { treated: Count; holdout: Count } {
  const count = (arm: string): Count => {
    const of = lives.flatMap(({ decisions, letters }) => decisions.flatMap((one, at) => (one.happening.trigger === trigger && one.arm === arm && now.getTime() - one.decidedAt.getTime() >= 7 * DAY ? [letters.some((letter) => letter.contactOf.includes(at))] : [])));
    return { n: of.length, hits: of.filter(Boolean).length };
  };
  return { treated: count('treated'), holdout: count('holdout') };
}

test('one programme of the demo is proven, one is not clear yet: in every installation and at any hour', () => {
  for (const [installation, now] of [['a', NOW], ['b', new Date('2027-03-01T04:00:00Z')], ['c', new Date('2026-07-14T13:30:00Z')]] as const) {
    const { lives } = worldOf(flows.fjord?.seed ?? 0, installation, now);
    const [late, arrived] = [arms(lives, 'promise_at_risk', now), arms(lives, 'delivered', now)];
    assert.equal(claimOf(late.treated, late.holdout, 0.1).verdict, 'fewer', JSON.stringify(late));
    assert.ok(['too_few', 'not_shown'].includes(claimOf(arrived.treated, arrived.holdout, 0.1).verdict), JSON.stringify(arrived));
  }
});

test('the effect is simulated and not painted: over other seeds the interval covers what is true', () => {
  const seeds = Array.from({ length: 16 }, (_, seed) => seed + 1);
  const covered = seeds.filter((seed) => {
    const { treated, holdout } = arms(worldOf(seed, 'x').lives, 'promise_at_risk');
    const found = effectOf(treated, holdout)?.relative;
    return found && found.low <= truth.late.prevented && found.high >= truth.late.prevented;
  });
  assert.ok(covered.length >= 13, `${covered.length} of 16`);
});

test('every kind of decision occurs, each at its parcel’s own time, and nobody is told at night', () => {
  const { lives, parcels } = worldOf(flows.fjord?.seed ?? 0, 'a');
  const because = new Set(lives.flatMap((one) => one.decisions.map((decision) => decision.because)));
  for (const one of ['at_once', 'waits_for_morning', 'held_out', 'refused', 'suppressed', 'wrote_already', 'told_already', 'arrived', 'no_date']) assert.ok(because.has(one), `${one} of ${[...because].join(' ')}`);
  for (const { decisions, zone } of lives.map((one, n) => ({ ...one, zone: parcels[n]?.timeZone ?? 'Europe/Berlin' }))) {
    for (const one of decisions) {
      assert.ok(one.decidedAt <= NOW && (one.sentAt === null || (one.sentAt >= one.decidedAt && one.sentAt < NOW)));
      const hour = one.sentAt === null ? 12 : Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(new Date(one.sentAt.getTime() - 4000)));
      assert.ok(hour >= 8 && hour < 21, `${one.sentAt?.toISOString()} in ${zone}`);
    }
  }
});
