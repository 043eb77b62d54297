export { tellers } from './ports.ts';
export { tidingsKinds, type TidingsKind } from './contract.ts';
