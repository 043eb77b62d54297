import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { readAs } from './joined.ts';

const spec = {
  components: {
    schemas: {
      street: { type: 'object', additionalProperties: false, properties: { line: { type: 'string' } }, required: ['line'] },
      hint: { type: 'object', additionalProperties: false, properties: { hint: { type: 'string' } } },
      address: { type: 'object', additionalProperties: false, allOf: [{ $ref: '#/components/schemas/street' }, { $ref: '#/components/schemas/hint' }] },
      known: { type: 'object', additionalProperties: false, allOf: [{ $ref: '#/components/schemas/address' }], required: ['id'], properties: { id: { allOf: [{ type: 'string' }], readOnly: true } } },
      scalar: { allOf: [{ type: 'string' }], default: 'x' },
      open: { type: 'object', allOf: [{ properties: { a: { type: 'number' } } }] },
    },
  },
};

function accepts(name: string, direction: 'request' | 'answer', value: unknown): boolean {
  const schemas = (readAs(spec, direction).components as { schemas: Record<string, object> }).schemas;
  return new Ajv({ strict: false }).compile({ $id: 's', components: { schemas }, $ref: `#/components/schemas/${name}` })(value);
}

test('parts that are closed are closed together, and what the other direction has is not required', () => {
  assert.equal(accepts('address', 'request', { line: 'a', hint: 'b' }), true);
  assert.equal(accepts('address', 'request', { line: 'a', other: 'b' }), false);
  assert.equal(accepts('address', 'request', { hint: 'b' }), false);
  assert.equal(accepts('known', 'request', { line: 'a', hint: 'b' }), true);
  assert.equal(accepts('known', 'answer', { line: 'a', hint: 'b' }), false);
  assert.equal(accepts('known', 'answer', { line: 'a', id: '1' }), true);
  assert.equal(accepts('scalar', 'request', 3), false);
  assert.equal(accepts('open', 'request', { a: 1, b: 2 }), true);
});
