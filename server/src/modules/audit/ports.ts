/** What the record needs from outside. */
export interface AuditPorts {
  /** secret under which seals are made; kept outside the database */
  readonly sealingKey: Buffer;
}
