export { record, INSTALLATION, type Facts, type Happening } from './commands/record.ts';
export { sealEntries } from './commands/seal-entries.ts';
export { verifyChain, type ChainReport } from './queries/verify-chain.ts';
export { SEALING_PURPOSE, type AuditPorts } from './ports.ts';
