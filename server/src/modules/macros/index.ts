export { previewMacro } from './queries/preview-macro.ts';
export { addMacro } from './commands/change-macro.ts';
export { effectsOfMacro } from './queries/effects-of-macro.ts';
