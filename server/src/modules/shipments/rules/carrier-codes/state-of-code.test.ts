import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stateOfCode } from './state-of-code.ts';

test('codes of the great carriers', () => {
  const cases: [string, string, string | null][] = [
    ['ups', 'OT', 'out_for_delivery'], ['UPS', 'fs', 'delivered'], ['ups', 'MV', 'expired'], ['fedex', 'DL', 'delivered'], ['fedex', 'HL', 'available_for_pickup'], ['fedex', 'OC', 'info_received'],
    ['usps', '1', 'delivered'], ['usps', '01', 'delivered'], ['usps', 'OF', 'out_for_delivery'], ['usps', '09', 'returned'], ['dhl_express', 'WC', 'out_for_delivery'], ['mydhl', 'OK', 'delivered'],
    ['DHL Parcel DE', 'ZU', 'delivered'], ['dhl_universal', 'pre-transit', 'info_received'], ['canadapost', '0174', 'out_for_delivery'], ['canada post', '1496', 'delivered'], ['bpost', 'U01', 'delivered'],
    ['bpost', 'B77', 'exception'], ['bpost', 'U77', null], ['laposte', 'ET1', 'in_transit'], ['sendle', 'Out for Delivery', 'out_for_delivery'], ['spring', '9301', 'out_for_delivery'],
    ['aftership', 'Exception_011', 'returned'], ['easypost', 'return_to_sender', 'returned'], ['shipengine', 'SP', 'available_for_pickup'], ['amazon', 'CUSTOMS_HOLD', 'exception'],
    ['nobody', 'DELIVERED', 'delivered'], ['nobody', 'on hold', 'exception'], ['nobody', 'Q17', null], ['constructor', 'constructor', null], ['ups', '__proto__', null],
  ];
  for (const [carrier, code, state] of cases) assert.equal(stateOfCode(carrier, code), state, `${carrier} ${code}`);
});

test('spelling does not matter, and an unknown code is never a delivery', () => {
  fc.assert(fc.property(fc.constantFrom('ups', 'fedex', 'dhl_express', 'bpost', 'nobody'), fc.string(), (carrier, code) => {
    const state = stateOfCode(carrier, code);
    assert.equal(stateOfCode(carrier.toUpperCase(), ` ${code.toLowerCase()} `), stateOfCode(carrier, code.toLowerCase()));
    if (state === 'delivered') assert.match(code.trim(), /^(?:D|F4|FS|KB|KM|KE|9E|2W|FD|DL|OK|DD|PD|U0[1-8]|delivered)$/i);
  }));
});
