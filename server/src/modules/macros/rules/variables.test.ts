import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asHtml, fillVariables, unknownVariables } from './variables.ts';

test('variables are filled, fall back, or stay visible', () => {
  const filled = fillVariables('Hi {{customer.first_name | fallback: "there"}}, order {{ order.number }} to {{order.address}} {{agent.name|we}}', { 'order.number': '#1042' });
  assert.equal(filled.text, 'Hi there, order #1042 to [order.address] we');
  assert.deepEqual(filled.unfilled, ['order.address']);
});

test('unknown variables are named once, whatever their case', () => {
  assert.deepEqual(unknownVariables('{{customer.shoe_size}} {{CUSTOMER.NAME}} {{customer.shoe_size}}'), ['customer.shoe_size']);
});

test('values cannot bring markup into the HTML', () => {
  assert.equal(asHtml(fillVariables('{{customer.name}}', { 'customer.name': '<img src=x onerror=alert(1)>' }).text), '<p>&lt;img src=x onerror=alert(1)&gt;</p>');
});
