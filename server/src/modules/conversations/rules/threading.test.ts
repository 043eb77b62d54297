import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseThread, type ThreadCandidate, type ThreadClues } from './threading.ts';

const candidate = (conversationId: string, more: Partial<ThreadCandidate> = {}): ThreadCandidate => ({ conversationId, token: `token${conversationId}`, number: 1, headerIds: [], participant: false, ...more });
const clues = (more: Partial<ThreadClues>): ThreadClues => ({ tokens: [], inReplyTo: [], references: [], subjectNumber: null, ...more });

const a = candidate('a', { headerIds: ['a1', 'a2'] });
const b = candidate('b', { headerIds: ['b1'], number: 7, participant: true });
const c = candidate('c', { number: 8 });

for (const [name, given, expected] of [
  ['our token wins over every header', clues({ tokens: ['tokena'], inReplyTo: ['b1'] }), { conversationId: 'a', by: 'token' }],
  ['an unknown token is passed over', clues({ tokens: ['gone'], inReplyTo: ['b1'] }), { conversationId: 'b', by: 'in_reply_to' }],
  ['In-Reply-To wins over References', clues({ inReplyTo: ['a1'], references: ['b1'] }), { conversationId: 'a', by: 'in_reply_to' }],
  ['the newest known reference counts', clues({ references: ['a1', 'b1', 'unknown'] }), { conversationId: 'b', by: 'references' }],
  ['a number joins somebody who takes part', clues({ subjectNumber: 7 }), { conversationId: 'b', by: 'number' }],
  ['a number alone joins nobody', clues({ subjectNumber: 8 }), null],
  ['no clue is a new conversation', clues({}), null],
] as const) {
  test(name, () => assert.deepEqual(chooseThread(given, [a, b, c]), expected));
}
