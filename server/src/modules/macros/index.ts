export { addMacro } from './commands/change-macro.ts';
