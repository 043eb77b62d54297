/** What the record needs from outside. */
export interface AuditPorts {
  /** secret under which seals are made; kept outside the database */
  readonly sealingKey: Buffer;
}

/** What the master key is asked for, to seal the record. */
export const SEALING_PURPOSE = 'audit.seals';
