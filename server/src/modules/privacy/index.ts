export { redactForStorage } from './commands/redact-for-storage.ts';
export { expiring, keepingRooms, type Expiry, type ExpiryCount, type KeepingRoom } from './ports.ts';
export { findEmails, findPhones } from './rules/find-contacts.ts';
export { barePicture } from './rules/pictures/bare-picture.ts';
export { redactFiles } from './rules/redact-file.ts';
export { redactHtml } from './rules/redact-html.ts';
