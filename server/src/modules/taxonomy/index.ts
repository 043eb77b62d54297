export { plantStartingTree } from './commands/plant-starting-tree.ts';
export { treeAt, type TreeOf } from './queries/trees.ts';
export { tagNamed, type TagRow } from './commands/tags.ts';
export * from './events.ts';
