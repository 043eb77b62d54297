import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { PlaceRefused, type Told, type WebhookRequest } from '../../src/modules/connections/index.ts';
import { LabelRefused, type LabelMade } from '../../src/modules/returns/index.ts';
import { Unreadable } from '../../src/platform/hostile/json-fields.ts';
import { checkKeys } from '../../src/modules/connections/rules/check-keys.ts';
import { hostileJson } from './hostile-json.ts';
import { errandsOf, placeIn, tour, tourNow, walk, type Sample, type Signed } from './tour.ts';

const pages = path.join(import.meta.dirname, '../../../docs/integrating');

/** What every connector promises, tried on this one. Called once in a test file of its own. */
export function conform(sample: Sample): void {
  const { connector } = sample;
  describe(`${connector.called} keeps what every connector promises`, () => {
    it('says what it asks for, and its page says why', () => {
      assert.equal(new Set(connector.fields.map((field) => field.name)).size, connector.fields.length);
      const file = path.join(pages, `${connector.page}.md`);
      assert.ok(existsSync(file), `${file} is missing`);
      const page = readFileSync(file, 'utf8');
      for (const { name } of connector.permissions) assert.ok(page.includes(name), `the page does not say what ${name} is for`);
      for (const heading of ['Permissions', 'Limits', 'Webhooks', 'What was verified']) assert.ok(page.includes(`## ${heading}`), `the page has no part "${heading}"`);
      assert.deepEqual(checkKeys(connector, sample.keys), sample.keys);
      assert.throws(() => checkKeys(connector, {}), /missing/);
    });

    it('asks the place who it is, and says what is not allowed', async () => {
      const about = await connector.check(placeIn(sample, sample.standIn({ orders: 1 })));
      assert.deepEqual([about.missing, about.account !== '', about.name !== ''], [[], true, true]);
      for (const { name } of connector.permissions) {
        const missing = await connector.check(placeIn(sample, sample.standIn({ orders: 1, without: [name] }))).then((told) => told.missing, (error: unknown) => (error instanceof PlaceRefused ? [name] : Promise.reject(error as Error)));
        assert.ok(missing.includes(name), `${name} is not missed when it is withheld`);
      }
      const secret = connector.fields.find((field) => field.secret);
      const wrong = { ...sample.keys, [secret?.name ?? '']: `${(sample.keys[secret?.name ?? ''] ?? '').slice(0, -4)}0000` };
      await assert.rejects(connector.check(placeIn(sample, sample.standIn({ orders: 1 }), [], wrong)), (error) => error instanceof PlaceRefused && error.locked);
    });

    for (const stream of connector.streams) {
      it(`fetches all of ${stream.name} page by page, and goes on from any page`, async () => {
        const place = placeIn(sample, sample.standIn({ orders: 130 }));
        const { items, cursors } = await walk(place, connector, stream.name);
        const idsOf = (things: readonly unknown[]): string[] => things.flatMap((item) => connector.translate(stream.kind, item, place.context).records).filter((record) => record.type !== 'refund').map((record) => ('sourceId' in record ? `${record.type}:${record.sourceId}` : JSON.stringify(record)));
        const all = idsOf(items);
        assert.ok(all.length > 0, 'the stand-in has nothing of it');
        assert.equal(new Set(all).size, all.length, 'something came twice');
        const last = cursors.filter((cursor) => cursor !== null).at(-1);
        if (last !== undefined) {
          const rest = idsOf((await walk(place, connector, stream.name, { after: last, since: null })).items);
          assert.deepEqual(all.slice(all.length - rest.length), rest);
          assert.ok(rest.length < all.length);
        }
        if (!stream.changes) return;
        const later = (await walk(place, connector, stream.name, { after: null, since: new Date(tourNow.getTime() + 86_400_000) })).items;
        assert.equal(later.length, 0, 'what did not change is not fetched again');
      });
    }

    it('translates whatever comes, or says that it cannot', () => {
      const kinds = [...new Set([...connector.streams.map((stream) => stream.kind), ...(sample.webhooks?.examples ?? []).map((one) => one.kind), 'no-such-kind'])];
      for (const kind of kinds) {
        for (const json of hostileJson()) {
          try {
            const { records, ignored } = connector.translate(kind, json, { url: null, currency: null });
            assert.equal(ignored, records.length === 0);
          } catch (error) {
            assert.ok(error instanceof Unreadable, `${kind} of ${JSON.stringify(json)?.slice(0, 80)}: ${String(error)}`);
          }
        }
      }
    });

    const signed = sample.webhooks;
    if (signed) {
      it('knows a webhook by its signature, over the bytes as they came', () => {
        for (const { kind, payload } of signed.examples) {
          const made: Signed = signed.sign(kind, payload, signed.secret, tourNow);
          const request = (body: string, headers: Signed['headers'] = made.headers): WebhookRequest => ({ method: 'POST', url: 'https://desk.example.com/webhooks/x/c/1', headers, query: made.query ?? {}, body: Buffer.from(body) });
          assert.equal(connector.webhooks?.verify(signed.secret, request(made.body), tourNow), true, kind);
          assert.equal(connector.webhooks?.verify(`x${signed.secret}`, request(made.body), tourNow), false);
          assert.equal(connector.webhooks?.verify(signed.secret, request(made.body, {}), tourNow), false);
          if (!signsBytes(sample)) continue;
          assert.equal(connector.webhooks?.verify(signed.secret, request(`${made.body} `), tourNow), false);
        }
      });
      it('reads what its webhooks tell', () => {
        for (const { kind, payload } of signed.examples) {
          const made: Signed = signed.sign(kind, payload, signed.secret, tourNow);
          const told: readonly Told[] = connector.webhooks?.read({ method: 'POST', url: '', headers: made.headers, query: made.query ?? {}, body: Buffer.from(made.body) }) ?? [];
          assert.ok(told.length > 0, kind);
          for (const one of told) if (one.readBack === undefined) connector.translate(one.kind, one.payload, { url: null, currency: 'EUR' });
        }
      });
    }

    for (const [kind, action] of Object.entries(sample.actions ?? {})) {
      it(`does "${kind}" once, and can prove it`, async () => {
        const standIn = sample.standIn({ orders: 3 });
        const place = placeIn(sample, standIn);
        const look = async () => connector.desk?.find(place, action, await connector.one?.(place, 'orders', action.order.sourceId));
        assert.equal((await look())?.happened, 'no');
        const before = standIn.effects();
        assert.equal((await connector.desk?.send(place, action))?.answer, 'accepted');
        const after = standIn.effects();
        assert.ok(after > before);
        assert.equal((await look())?.happened, 'yes');
        // Sent again, as after an answer that was lost: nothing more happens.
        await connector.desk?.send(place, { ...action, attempt: 2 }).catch((error: unknown) => assert.ok(error instanceof PlaceRefused));
        if (kind !== 'correct_address') assert.equal(standIn.effects(), after, 'it happened twice');
      });
    }

    for (const deed of errandsOf(sample)) {
      it(`does "${deed.name}" once, and can prove it`, async () => {
        const standIn = sample.standIn({ orders: 3 });
        const place = placeIn(sample, standIn);
        assert.equal((await deed.look(place))?.happened, 'no');
        const before = standIn.effects();
        await deed.send(place);
        const after = standIn.effects();
        assert.ok(after > before);
        assert.equal((await deed.look(place))?.happened, 'yes');
        await deed.send(place, 2).catch((error: unknown) => assert.ok(error instanceof PlaceRefused));
        assert.equal(standIn.effects(), after, 'it happened twice');
      });
    }

    const { tidings } = sample;
    if (tidings) {
      it('takes what it is told once, however often it is sent', async () => {
        const standIn = sample.standIn({ orders: 1 });
        const place = placeIn(sample, standIn);
        const before = standIn.effects();
        await connector.tells?.tell(place, tidings);
        await connector.tells?.tell(place, tidings);
        assert.equal(standIn.effects(), before + 1);
        await connector.tells?.tell(place, { ...tidings, id: `${tidings.id}-next` });
        assert.equal(standIn.effects(), before + 2);
      });
    }

    const { text } = sample;
    if (text) {
      it('finds a message whose answer was lost, or never says that it was not sent', async () => {
        const standIn = sample.standIn({ orders: 1 });
        const place = placeIn(sample, standIn);
        assert.notEqual(connector.texts, undefined, 'the sample has a message, the connector sends none');
        const before = await connector.texts?.find(place, text);
        const taken = await connector.texts?.send(place, text);
        const after = await connector.texts?.find(place, text);
        assert.equal(standIn.effects(), 1);
        if (after === 'unknown') assert.equal(before, 'unknown', 'who cannot be asked cannot say that it did not happen');
        else assert.deepEqual([before, after, (await connector.texts?.find(place, { ...text, others: [taken?.id ?? ''] }))], ['no', taken, 'no']);
      });
    }

    const { label } = sample;
    if (label) {
      it('makes a label once, however often it is asked and whichever answer is lost', async () => {
        const { labels } = connector;
        assert.ok(labels, 'the sample has a label, the connector makes none');
        if (!labels.repeatable) {
          const standIn = sample.standIn({ orders: 3 });
          const made = await labels.make(placeIn(sample, standIn), label);
          assert.deepEqual([standIn.effects(), made.trackingNumber !== null, made.file !== undefined || made.url !== undefined], [1, true, true]);
          return;
        }
        // The answer to each request in turn is lost, after the place did what it was asked.
        for (let lost = 0; lost < 8; lost += 1) {
          const standIn = sample.standIn({ orders: 3 });
          let asked = 0;
          const place = placeIn(sample, standIn);
          const losing = { ...place, ask: async (request: Parameters<typeof place.ask>[0]) => { const answer = await place.ask(request); if (asked++ === lost) throw new Error('the answer was lost'); return answer; } };
          await labels.make(losing, label).catch((error: unknown) => assert.ok(!(error instanceof PlaceRefused)));
          const first: LabelMade = await labels.make(place, label);
          const second: LabelMade = await labels.make(place, label);
          assert.deepEqual([standIn.effects(), second.trackingNumber, second.reference], [1, first.trackingNumber, first.reference]);
          assert.ok(first.trackingNumber !== null && (first.file !== undefined || first.url !== undefined));
          if (labels.void && first.reference !== undefined) {
            assert.notEqual((await labels.void(place, first.reference)).is, 'refused');
            assert.notEqual((await labels.void(place, first.reference)).is, 'refused', 'given back again, it is given back');
          }
        }
      });
      it('refuses what it cannot make in words that say what to do', async () => {
        const nowhere = { ...label, from: { ...label.from, line1: 'Mill Lane', country: 'US', region: '' }, to: { ...label.to, phone: '' }, service: 'no such service' };
        await assert.rejects(connector.labels?.make(placeIn(sample, sample.standIn({ orders: 3 })), nowhere) ?? Promise.resolve(), (error) => (error instanceof LabelRefused || error instanceof PlaceRefused) && error.message.length > 20);
      });
    }

    it('goes through all of it without a request that its place refuses', async () => {
      const exchanges = await tour(sample);
      assert.ok(exchanges.length > 0);
      assert.ok(exchanges.every(({ answered }) => answered.status < 500));
    });
  });
}

/** Some vendors sign nothing and repeat a secret that was given to them. */
function signsBytes(sample: Sample): boolean {
  const one = sample.webhooks?.examples[0];
  if (!one || !sample.webhooks) return false;
  const [a, b] = ['a', 'b'].map((mark) => JSON.stringify(sample.webhooks?.sign(one.kind, { ...(one.payload as object), mark }, 'secret', tourNow).headers));
  return a !== b;
}
