export { plantStartingTree } from './commands/plant-starting-tree.ts';
export { tagNamed, type TagRow } from './commands/tags.ts';
