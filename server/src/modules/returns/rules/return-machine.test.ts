import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ENDS, mayHappen, move, resolutions, type Course, type Happening, type NewStep } from './return-machine.ts';

const line = (id: string, quantity = 2) => ({ id, quantity, received: 0, accepted: null, resolution: null, early: false });
const fresh: Course = { state: 'review', sends_back: true, lines: [line('a'), line('b', 1)], steps: [], may_pay_minor: 5000 };
const refund = (lines: string[], pays_minor = 1000): NewStep => ({ kind: 'refund', pays_minor, lines });
const walk = (course: Course, happenings: Happening[]): Course | string => {
  let at = course;
  for (const happening of happenings) {
    const moved = move(at, happening);
    if (!moved.ok) return `${happening.what}: ${moved.because}`;
    at = moved.course;
  }
  return at;
};
const stateAfter = (happenings: Happening[], course = fresh): string => {
  const after = walk(course, happenings);
  return typeof after === 'string' ? after : after.state;
};
const simple = (what: 'approved' | 'refused' | 'reconsidered' | 'labelled' | 'shipped' | 'cancelled' | 'expired'): Happening => ({ what });
const came = (a: number, b = 0): Happening => ({ what: 'received', lines: [...(a > 0 ? [{ id: 'a', quantity: a }] : []), ...(b > 0 ? [{ id: 'b', quantity: b }] : [])] });
const looked = (accepted: number, resolution: (typeof resolutions)[number] = 'refund'): Happening => ({ what: 'inspected', lines: [{ id: 'a', accepted, resolution }] });

const early: Happening[] = [simple('approved'), { what: 'exchanged_early', steps: [{ kind: 'reship', pays_minor: 0, lines: ['a'] }] }];

test('a line is early as long as what went out for it was not given up', () => {
  const lines = (happenings: Happening[]) => { const after = walk(fresh, happenings); return typeof after === 'string' ? after : after.lines.map((one) => one.early); };
  assert.deepEqual(lines(early), [true, false]);
  assert.deepEqual(lines([...early, { what: 'step_dropped', position: 1 }]), [false, false]);
});

test('the ways of a return', () => {
  const cases: [string, string, Happening[], Course?][] = [
    ['a refund from end to end', 'resolved', [simple('approved'), simple('labelled'), simple('shipped'), came(2), looked(2), { what: 'settled', steps: [refund(['a'])] }, { what: 'step_asked', position: 1 }, { what: 'step_done', position: 1 }]],
    ['goods that show up unannounced', 'received', [simple('approved'), came(1)]],
    ['two parcels add up', 'received', [simple('approved'), came(1), came(1, 1)]],
    ['more than was to come', 'received: more_than_asked', [simple('approved'), came(2), came(1)]],
    ['nothing in the parcel', 'received: nothing_came', [simple('approved'), { what: 'received', lines: [] }]],
    ['not approved, so not received', 'received: not_now', [came(1)]],
    ['a line that came and was not looked at', 'inspected: not_all_looked_at', [simple('approved'), came(1, 1), looked(1)]],
    ['more accepted than came', 'inspected: more_than_came', [simple('approved'), came(1), looked(2)]],
    ['nothing accepted and paid for all the same', 'inspected: resolution_unclear', [simple('approved'), came(1), looked(0)]],
    ['all rejected: nothing to do, so it is over', 'resolved', [simple('approved'), came(1), looked(0, 'reject'), { what: 'settled', steps: [] }]],
    ['the count of a parcel is corrected by who looks', 'inspected', [simple('approved'), came(2), { what: 'inspected', lines: [{ id: 'a', received: 1, accepted: 1, resolution: 'refund' }] }]],
    ['nothing is sent back, so it is settled at once', 'settling', [simple('approved'), { what: 'settled', steps: [refund(['a'])] }], { ...fresh, sends_back: false }],
    ['nothing is sent back, so nothing is received', 'received: nothing_comes_back', [simple('approved'), came(1)], { ...fresh, sends_back: false }],
    ['a refusal that is set aside', 'approved', [simple('refused'), simple('reconsidered'), simple('approved')]],
    ['refused is not approved without being looked at anew', 'approved: not_now', [simple('refused'), simple('approved')]],
    ['expired while its label lay about', 'expired', [simple('approved'), simple('labelled'), simple('expired')]],
    ['what is on its way does not expire', 'expired: not_now', [simple('approved'), simple('shipped'), simple('expired')]],
    ['after the end nothing', 'received: over', [simple('approved'), simple('cancelled'), came(1)]],
    ['the goods are here: it is not cancelled any more', 'cancelled: not_now', [simple('approved'), came(1), simple('cancelled')]],
    ['new goods went out: it cannot simply end', 'cancelled: already_sent', [simple('approved'), { what: 'exchanged_early', steps: [{ kind: 'reship', pays_minor: 0, lines: ['a'] }] }, simple('cancelled')]],
    ['what went out early is not sent or paid again', 'settled: settled_already', [simple('approved'), { what: 'exchanged_early', steps: [{ kind: 'reship', pays_minor: 0, lines: ['a'] }] }, came(2), looked(2), { what: 'settled', steps: [refund(['a'])] }]],
    ['more than was paid', 'settled: more_than_paid', [simple('approved'), came(2), looked(2), { what: 'settled', steps: [refund(['a'], 5001)] }]],
    ['settled twice', 'settled: settled_already', [simple('approved'), came(2), looked(2), { what: 'settled', steps: [refund(['a'])] }, { what: 'settled', steps: [refund(['a'])] }]],
    ['a step that failed is tried again', 'resolved', [simple('approved'), came(2), looked(2), { what: 'settled', steps: [refund(['a'])] }, { what: 'step_asked', position: 1 }, { what: 'step_failed', position: 1 }, { what: 'step_asked', position: 1 }, { what: 'step_done', position: 1 }]],
    ['… or given up for another', 'resolved', [simple('approved'), came(2), looked(2), { what: 'settled', steps: [refund(['a'])] }, { what: 'step_asked', position: 1 }, { what: 'step_failed', position: 1 }, { what: 'step_dropped', position: 1 }, { what: 'settled', steps: [{ kind: 'credit', pays_minor: 1000, lines: ['a'] }] }, { what: 'step_done', position: 2 }]],
    ['… which is not the end while its lines are unsettled', 'settling', [simple('approved'), came(2), looked(2), { what: 'settled', steps: [refund(['a']), { kind: 'send_back', pays_minor: 0, lines: ['b'] }] }, { what: 'step_dropped', position: 1 }, { what: 'step_done', position: 2 }]],
    ['settled with nothing while something is owed', 'settled: nothing_planned', [simple('approved'), came(2), looked(2), { what: 'settled', steps: [refund(['a'])] }, { what: 'step_dropped', position: 1 }, { what: 'settled', steps: [] }]],
    ['goods given up early go out later', 'resolved', [...early, { what: 'step_dropped', position: 1 }, came(2), looked(2, 'exchange'), { what: 'settled', steps: [{ kind: 'reship', pays_minor: 0, lines: ['a'] }] }, { what: 'step_done', position: 2 }]],
    ['… or not at all where what came is rejected', 'resolved', [...early, { what: 'step_dropped', position: 1 }, came(2), looked(0, 'reject'), { what: 'settled', steps: [] }]],
    ['… but are owed where it is accepted', 'settled: nothing_planned', [...early, { what: 'step_dropped', position: 1 }, came(2), looked(2, 'exchange'), { what: 'settled', steps: [] }]],
    ['what may have been paid is not given up', 'step_dropped: step_not_now', [simple('approved'), came(2), looked(2), { what: 'settled', steps: [refund(['a'])] }, { what: 'step_asked', position: 1 }, { what: 'step_dropped', position: 1 }]],
  ];
  for (const [name, expected, happenings, course] of cases) assert.equal(stateAfter(happenings, course), expected, name);
});

const ids = fc.constantFrom('a', 'b', 'z');
const steps = fc.array(fc.record({ kind: fc.constantFrom('refund', 'credit', 'reship', 'collect', 'new_order', 'send_back'), pays_minor: fc.integer({ min: -10, max: 4000 }), lines: fc.uniqueArray(ids, { maxLength: 2 }) }), { maxLength: 3 }) as fc.Arbitrary<NewStep[]>;
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ what: fc.constantFrom('approved', 'refused', 'reconsidered', 'labelled', 'shipped', 'cancelled', 'expired') }),
  fc.record({ what: fc.constant('received' as const), lines: fc.array(fc.record({ id: ids, quantity: fc.integer({ min: -1, max: 3 }) }), { maxLength: 2 }) }),
  fc.record({ what: fc.constant('inspected' as const), lines: fc.array(fc.record({ id: ids, accepted: fc.integer({ min: -1, max: 3 }), resolution: fc.constantFrom(...resolutions) }), { maxLength: 2 }) }),
  fc.record({ what: fc.constantFrom('settled' as const, 'exchanged_early' as const), steps }),
  fc.record({ what: fc.constantFrom('step_asked' as const, 'step_done' as const, 'step_failed' as const, 'step_dropped' as const), position: fc.integer({ min: 1, max: 4 }) }),
) as fc.Arbitrary<Happening>;
// Most walks begin where things can go wrong, so that money is reached within a few steps.
const begun = fc.constantFrom<Course>(
  fresh, { ...fresh, state: 'approved' }, { ...fresh, state: 'approved', sends_back: false },
  { ...fresh, state: 'inspected', lines: [{ ...line('a'), received: 2, accepted: 2, resolution: 'refund' }, { ...line('b', 1), received: 1, accepted: 1, resolution: 'credit' }] },
);
const alive = (course: Course) => course.steps.filter((step) => step.state !== 'dropped');

test('whatever happens in whatever order: no way from an end, no line settled twice, never more than was paid, nothing accepted that did not come', () => {
  let settled = 0;
  fc.assert(fc.property(begun, fc.array(happenings, { minLength: 4, maxLength: 25 }), (start, story) => {
    let at = start;
    for (const happening of story) {
      const before = at;
      const moved = move(at, happening);
      if (!moved.ok) continue;
      at = moved.course;
      assert.ok(!ENDS.has(before.state), `left ${before.state}`);
      const giving = alive(at).filter((step) => step.kind !== 'collect').flatMap((step) => step.lines);
      assert.equal(new Set(giving).size, giving.length, 'a line is settled once');
      assert.ok(alive(at).reduce((sum, step) => sum + step.pays_minor, 0) <= start.may_pay_minor);
      assert.ok(at.lines.every((one) => one.received <= one.quantity && (one.accepted ?? 0) <= Math.max(one.received, start.sends_back ? 0 : one.quantity)));
      assert.ok(before.steps.every((step) => step.state !== 'done' || at.steps.find((one) => one.position === step.position)?.state === 'done'), 'what is done stays done');
      if (at.state === 'resolved') assert.ok(alive(at).every((step) => step.state === 'done'), 'resolved when all is done');
      if (at.state === 'settling' || at.state === 'resolved') settled += 1;
    }
  }), { numRuns: 4000 });
  assert.ok(settled > 300, `few walks came to money: ${settled}`);
});

test('what a screen offers next is possible, or needs only its particulars', () => {
  fc.assert(fc.property(begun, fc.array(happenings, { maxLength: 12 }), (start, story) => {
    const at = story.reduce((course, happening) => {
      const moved = move(course, happening);
      return moved.ok ? moved.course : course;
    }, start);
    for (const what of mayHappen(at)) {
      if (['approved', 'refused', 'reconsidered', 'labelled', 'shipped', 'cancelled'].includes(what)) assert.ok(move(at, { what } as Happening).ok, `${at.state}: ${what}`);
    }
    if (ENDS.has(at.state)) assert.deepEqual(mayHappen(at), []);
  }));
});
