import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scalesGently } from '../../../../platform/testing/scales-gently.ts';
import { readMoment, writeMoment } from './moment.ts';

const written = (date: string, time?: string, zone?: string, order?: 'day_first' | 'month_first'): string | null => {
  const moment = readMoment(date, time, zone, order);
  return moment && writeMoment(moment);
};

test('moments as carriers write them', () => {
  const cases: [string[], string | null][] = [
    [['2024-04-26T09:26:00-07:00'], '2024-04-26T09:26:00-07:00'],
    [['2024-10-07T10:46:14+0200'], '2024-10-07T10:46:14+02:00'],
    [['2018-03-02T07:53:47Z'], '2018-03-02T07:53:47Z'],
    [['2018-03-02T07:53:47'], '2018-03-02T07:53:47Z'],
    [['2026-04-17T23:43:17.6571145'], '2026-04-17T23:43:17Z'],
    [['2023-04-05 18:56:00 UTC'], '2023-04-05T18:56:00Z'],
    [['20210210', '071356'], '2021-02-10T07:13:56Z'],
    [['20210210', '0713', '-05:00'], '2021-02-10T07:13:00-05:00'],
    [['2011-02-03', '11:59:59', 'EST'], '2011-02-03T11:59:59-05:00'],
    [['18.03.2016 10:02'], '2016-03-18T10:02:00Z'],
    [['8/18/2021 4:15:56 PM'], '2021-08-18T16:15:56Z'],
    [['8/18/2021 12:05:00 AM'], '2021-08-18T00:05:00Z'],
    [['09/10/2021 08:14 AM'], '2021-09-10T08:14:00Z'],
    [['18/09/2021 08:14'], '2021-09-18T08:14:00Z'],
    [['November 22, 2024', '1:58 pm'], '2024-11-22T13:58:00Z'],
    [['1704110400'], '2024-01-01T12:00:00Z'],
    [['/Date(1704110400000+0100)/'], '2024-01-01T12:00:00Z'],
    [['2024-01-20'], '2024-01-20T00:00:00Z'],
    [['2024-02-30'], null], [['string'], null], [[''], null], [['2024-13-01'], null], [['2024-01-01T25:00:00'], null], [['99999999'], null], [['1'], null],
  ];
  for (const [given, meant] of cases) assert.equal(written(...(given as [string])), meant, given.join(' '));
  assert.equal(written('09/10/2021 08:14', '', '', 'day_first'), '2021-10-09T08:14:00Z');
});

test('what is written is read again as the same moment; nothing breaks it or stops it', () => {
  fc.assert(fc.property(fc.date({ min: new Date('1991-01-01'), max: new Date('2198-01-01'), noInvalidDate: true }), fc.integer({ min: -56, max: 56 }), (at, quarters) => {
    const moment = { at: new Date(Math.floor(at.getTime() / 1000) * 1000), offset: quarters === 0 ? null : quarters * 15 };
    const again = readMoment(writeMoment(moment));
    assert.equal(again?.at.getTime(), moment.at.getTime());
  }));
  fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (date, time, zone) => void readMoment(date, time, zone)));
  scalesGently('readMoment', (text) => readMoment(text, text, text), ['1', '2024-01-01', ' ', '1/', ':']);
});
