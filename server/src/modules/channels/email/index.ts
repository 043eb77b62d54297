export { email, type EmailChannel } from './module.ts';
export { ownMailboxes } from './queries/own-addresses.ts';
export { mailWords } from './commands/mail-words.ts';
export { addMailbox } from './commands/change-mailbox.ts';
export type { EmailPorts } from './ports.ts';
export { mailProviders, type MailProviders } from './rules/mail-providers.ts';
