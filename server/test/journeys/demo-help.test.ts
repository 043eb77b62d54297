import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeHelp } from '../../src/app/demo/write-help.ts';
import { helpLanguages, publishedHome, searchPublished } from '../../src/modules/knowledge/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

test('the demo’s help centre is written once, whole, and found in three languages', async () => {
  const demo = systemActor('demo');
  for (let time = 0; time < 2; time++) await world.house.db.transact(demo, (tx) => writeHelp(tx, { id: world.brandId, slug: 'fjord', domain: 'north.test' }));
  await world.house.db.transact(demo, async (tx) => {
    assert.deepEqual(await helpLanguages(tx, world.brandId), ['en', 'ar', 'de']);
    const home = await publishedHome(tx, world.brandId, 'en');
    assert.equal(home.categories.flatMap((one) => one.articles).length, 9);
    const first = async (language: string, query: string) => (await searchPublished(tx, { brandId: world.brandId, language, query }))[0]?.title;
    assert.equal(await first('en', 'wash swaeter wool'), 'How do I wash wool?');
    assert.equal(await first('de', 'geld zuruck'), 'Wann bekomme ich mein Geld zurück?');
    assert.equal(await first('ar', 'الضمان'), 'ماذا يغطي الضمان؟');
  });
});
