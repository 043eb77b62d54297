import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { GraphqlJudge } from './graphql-judge.ts';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'schema-')), 'shop.graphql');
writeFileSync(file, 'interface Media { url: String! } type Picture implements Media { url: String! } type Order { id: ID! note: String media: Media } type Query { order(id: ID!): Order } input Wish { id: ID!, amount: Int } type Done { ok: Boolean! } type Mutation { refund(wish: Wish!): Done }');
const judge = new GraphqlJudge(file);
const said = (query: string, variables: object, answer: unknown) => judge.judge({ method: 'POST', path: '/graphql.json', query: new URLSearchParams(), headers: {}, form: null, status: 200, json: { query, variables }, answer });

test('a document, its variables and the answer to it are judged by the schema', () => {
  const ask = 'query one($id: ID!) { order(id: $id) { id note media { url } } }';
  const right = { data: { order: { id: '1', note: null, media: { url: 'https://x' } } } };
  assert.deepEqual(said(ask, { id: '1' }, right), { operation: 'query one order', request: [], answer: [] });
  assert.match(said(ask.replace('note', 'notes'), { id: '1' }, right).request[0] ?? '', /Cannot query field "notes"/);
  assert.match(said(ask, {}, right).request[0] ?? '', /"\$id" of required type "ID!" was not provided/);
  assert.match(said(ask, { id: '1', other: 2 }, right).request[0] ?? '', /"other" is not used/);
  assert.match(said('mutation m($wish: Wish!) { refund(wish: $wish) { ok } }', { wish: { id: '1', amount: 'much' } }, {}).request[0] ?? '', /Int cannot represent/);
});

test('an answer that lacks a field, has one too many or one of another type is no answer', () => {
  const ask = 'query one { order(id: 1) { id note } }';
  const faults = (order: unknown) => said(ask, {}, { data: { order } }).answer.length;
  assert.deepEqual([{ id: '1', note: 'x' }, { note: 'x' }, { id: '1', note: 'x', extra: 1 }, { id: '1', note: { a: 1 } }, { id: '1' }, null].map(faults), [0, 1, 1, 1, 1, 0]);
  assert.equal(said(ask, {}, { errors: [{ message: 'Throttled' }] }).answer.length, 0);
  assert.equal(said(ask, {}, {}).answer.length, 1);
});
