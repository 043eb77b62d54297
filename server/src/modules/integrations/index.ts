export { WEBHOOK_CHANGED, WEBHOOK_DISABLED } from './events.ts';
export { isSigned, signedHeaders } from './rules/signature.ts';
