import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { keepPast } from '../store/reasons.ts';
import { startingTree, type ReasonSeed } from '../rules/starting-tree.ts';

/** Gives a brand the starting tree; does nothing where there is one. */
export async function plantStartingTree(tx: Tx, brandId: string): Promise<void> {
  const there = await tx.maybe(sql`select 1 from taxonomy.reason where brand_id = ${brandId} limit 1`);
  if (there) return;
  for (const [position, seed] of startingTree.entries()) await plant(tx, brandId, seed, position);
  await tx.run(sql`insert into taxonomy.version (brand_id, number, what, change, by_id, at) values (${brandId}, 1, '', 'started', ${tx.actor.id}, ${tx.now})`);
  const planted = await tx.rows<{ id: string }>(sql`select id from taxonomy.reason where brand_id = ${brandId}`);
  await keepPast(tx, 1, planted.map((row) => row.id));
}

async function plant(tx: Tx, brandId: string, seed: ReasonSeed, position: number): Promise<void> {
  const parentId = tx.id();
  await tx.run(sql`
    insert into taxonomy.reason (id, brand_id, key, name, deflection, complexity, target_seconds, position)
    values (${parentId}, ${brandId}, ${seed.key}, ${seed.name}, ${seed.deflection}, ${seed.complexity}, ${seed.targetSeconds}, ${position})`);
  for (const [order, [key, name]] of seed.children.entries()) {
    await tx.run(sql`
      insert into taxonomy.reason (id, brand_id, parent_id, key, name, deflection, complexity, target_seconds, position)
      values (${tx.id()}, ${brandId}, ${parentId}, ${`${seed.key}.${key}`}, ${name}, ${seed.deflection}, ${seed.complexity}, ${seed.targetSeconds}, ${order})`);
  }
}
