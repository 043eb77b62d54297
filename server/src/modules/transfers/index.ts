export { readPastMail, type PastMail, type TransfersPorts } from './ports.ts';
