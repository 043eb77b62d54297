/** What insights needs from the house. */
export interface InsightPorts {
  readonly publicUrl: string;
  /** null where no relay is set up: scheduled reports then say so */
  readonly sendMail: ((mail: { to: string; subject: string; text: string; html?: string }) => Promise<void>) | null;
}
