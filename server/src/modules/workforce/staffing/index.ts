export { blocking, blockings } from './erlang-b.ts';
export { refuseUnless } from './refuse-unless.ts';
