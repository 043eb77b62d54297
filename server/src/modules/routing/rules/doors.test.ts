import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScopeRuleShape } from '../contract.ts';
import { doorsOf, mayEnter, serves, type DoorPool } from './doors.ts';
import type { RoutingAgent } from './shapes.ts';

const pools = new Map<string, DoorPool>([
  ['chats', { id: 'chats', kind: 'shared', mode: 'offered', overflow: [{ pool_id: 'mails' }] }], ['vip', { id: 'vip', kind: 'dedicated', mode: 'offered', overflow: [] }],
  ['mails', { id: 'mails', kind: 'shared', mode: 'pick', overflow: [] }], ['partner', { id: 'partner', kind: 'partner', mode: 'offered', overflow: [] }],
]);
const rule = (pool_id: string | null, more: Partial<ScopeRuleShape> = {}): ScopeRuleShape => ({ id: '', name: '', conditions: [], pool_id, needs: [], tier: 1, in_house_only: false, speaks_language: false, ...more });
const by = (...values: string[]): ScopeRuleShape['conditions'] => [{ field: 'channel', is: 'one_of', values }];
const vip: ScopeRuleShape['conditions'] = [{ field: 'tag', is: 'one_of', values: ['vip'] }];

test('the pools a channel is offered from, until a rule catches all of it; open where some of it waits to be picked', () => {
  const rows: readonly [rules: ScopeRuleShape[], doors: string[], open: boolean][] = [
    [[], [], true],
    [[rule('chats')], ['chats'], false],
    [[rule('mails', { conditions: by('email') }), rule('chats')], ['chats'], false],
    [[rule('chats', { conditions: by('email') })], [], true],
    [[rule('chats', { conditions: [{ field: 'channel', is: 'none_of', values: ['email'] }] }), rule('vip')], ['chats'], false],
    [[rule('vip', { conditions: vip }), rule('chats')], ['vip', 'chats'], false],
    [[rule('vip', { conditions: vip }), rule('mails')], ['vip'], true],
    [[rule('vip', { conditions: vip })], ['vip'], true],
    [[rule(null), rule('chats')], [], true],
    [[rule('gone')], [], true],
  ];
  for (const [rules, doors, open] of rows) {
    const found = doorsOf(rules, 'chat', pools);
    assert.deepEqual([found.doors.map((one) => one.pool), found.open], [doors, open], JSON.stringify(rules.map((one) => [one.pool_id, one.conditions])));
  }
});

test('who is given what comes through a door, and who would be, were they in its pool and had the channel', () => {
  const queue = { brandId: 'north', channel: 'chat' };
  const agent: RoutingAgent = { id: 'ana', state: 'available', pools: ['chats'], brands: ['north'], skills: { returns: 3 }, tier: 2, in_house: true, channels: { chat: 2 } };
  const doorOf = (given: ScopeRuleShape) => doorsOf([given], 'chat', pools).doors[0] ?? assert.fail('a door');
  const rows: readonly [given: ScopeRuleShape, who: Partial<RoutingAgent>, served: boolean, enters: boolean][] = [
    [rule('chats'), {}, true, true],
    // a pool that helps serves, too
    [rule('chats'), { pools: ['mails'] }, true, true],
    [rule('chats'), { pools: [], channels: { email: 4 } }, false, true],
    [rule('chats'), { pools: [], channels: {}, brands: ['south'] }, false, false],
    [rule('chats', { tier: 3 }), { pools: [] }, false, false],
    [rule('chats', { needs: [{ skill: 'returns', level: 3 }] }), { pools: [] }, false, true],
    [rule('chats', { needs: [{ skill: 'returns', level: 4 }] }), { pools: [] }, false, false],
    [rule('chats', { needs: [{ skill: 'returns', level: 4, relax_after_seconds: 60 }] }), { pools: [] }, false, true],
    [rule('chats', { in_house_only: true }), { pools: [], in_house: false }, false, false],
    [rule('partner'), { pools: [] }, false, false],
    [rule('partner'), { pools: [], in_house: false }, false, true],
  ];
  for (const [given, who, served, enters] of rows) assert.deepEqual([serves({ ...agent, ...who }, doorOf(given), queue), mayEnter({ ...agent, ...who }, doorOf(given), queue)], [served, enters], `${given.pool_id} ${JSON.stringify(who)}`);
});
