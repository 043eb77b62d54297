import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textsOf, withText } from './peak-text.ts';
import { planFrom, ruleFrom, valuesOfPlan, valuesOfRule } from './scope-values.ts';

const empty = { volume_times: null, volume_at_least: 30, backlog: null, needs_approval: false, begins_by_itself: false, lasts_seconds: 28_800, ends_when_calm: true, effects: { order_by_cost: false, raise: {}, relax: [], banner: {}, auto_answer: null } };

test('a rule comes back from the form as it went in, with what the form does not ask for', () => {
  const rule = {
    id: 'r', name: 'Billing', pool_id: 'p', tier: 2, in_house_only: true, speaks_language: true, needs: [{ skill: 'billing', level: 4, relax_after_seconds: 600 }],
    conditions: [{ field: 'channel' as const, is: 'one_of' as const, values: ['email'] }, { field: 'language' as const, is: 'none_of' as const, values: ['de'] }, { field: 'order_total' as const, is: 'at_least' as const, amount_minor: 500 }],
  };
  assert.deepEqual(ruleFrom(valuesOfRule(rule, ''), rule, 'x'), rule);
  assert.equal(ruleFrom({ ...valuesOfRule(rule, ''), relax_minutes: '30' }, rule, 'x').needs[0]?.relax_after_seconds, 1800);
  assert.deepEqual(ruleFrom({ ...valuesOfRule(rule, ''), relax_minutes: '' }, rule, 'x').needs, [{ skill: 'billing', level: 4 }]);
  const two = { ...rule, needs: [{ skill: 'billing', level: 4, relax_after_seconds: 600 }, { skill: 'french', level: 2 }] };
  assert.deepEqual(ruleFrom(valuesOfRule(two, ''), two, 'x'), two, 'needs with different patience keep theirs');
  const fresh = ruleFrom({ ...valuesOfRule(null, 'p'), name: ' All ' }, null, 'x');
  assert.deepEqual([fresh.id, fresh.name, fresh.pool_id, fresh.conditions, fresh.needs], ['x', 'All', 'p', [], []]);
  assert.equal(ruleFrom({ ...valuesOfRule(rule, ''), pool_id: '' }, rule, 'x').pool_id, null);
});

test('a plan comes back as it went in; what is left empty is off', () => {
  const plan = {
    volume_times: 2.5, volume_at_least: 30, backlog: 500, carrier_incident: true, needs_approval: true, begins_by_itself: false, lasts_seconds: 28_800, ends_when_calm: true,
    effects: { order_by_cost: true, raise: { chat: 2, voice: 1.5 }, relax: [{ reasons: ['sizing'], times: 3 }, { reasons: ['feedback'], times: 8 }], banner: { en: 'Late', de: 'Spät' }, auto_answer: { macro_id: 'm', reasons: ['delivery'], in_language: { de: 'n' } } },
  };
  assert.deepEqual(planFrom(valuesOfPlan(plan), plan), plan);
  const off = planFrom({ ...valuesOfPlan(plan), volume_times: '', backlog: '', macro: '', banner: '', relax: [] }, plan);
  assert.deepEqual([off.volume_times, off.backlog, off.effects.auto_answer, off.effects.banner, off.effects.relax], [null, null, null, { de: 'Spät' }, [{ reasons: ['feedback'], times: 8 }]]);
});

test('what is said in a language of its own comes and goes without touching the others', () => {
  const plan = planFrom(valuesOfPlan(empty), empty);
  const said = withText({ ...plan, effects: { ...plan.effects, auto_answer: { macro_id: 'm', reasons: ['delivery'] }, banner: { en: 'Late', fr: 'Tard' } } }, { id: 'de', banner: 'Spät', macro: 'n' });
  assert.deepEqual(textsOf(said), [{ id: 'de', banner: 'Spät', macro: 'n' }, { id: 'fr', banner: 'Tard', macro: '' }]);
  const gone = withText(said, { id: 'de', banner: '', macro: '' });
  assert.deepEqual([gone.effects.banner, gone.effects.auto_answer], [{ en: 'Late', fr: 'Tard' }, { macro_id: 'm', reasons: ['delivery'] }]);
});
