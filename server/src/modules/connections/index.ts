export * from './asked-by-number.ts';
export * from './connector.ts';
export * from './events.ts';
export * from './records.ts';
export { placeDesk, placeDisputeDesk, placeMemberDesk } from './commands/place-desk.ts';
export { connections } from './module.ts';
export type { ConnectionsPorts } from './ports.ts';
export { siteAddress } from './rules/check-keys.ts';
export { isHmac, isRecent, isSame, isStandard } from './rules/signatures.ts';
