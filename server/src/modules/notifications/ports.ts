/** What telling people needs from outside. */
export interface NotificationPorts {
  readonly publicUrl: string;
  /** sends to staff; null while no way to send mail is set up */
  readonly sendMail: ((mail: { to: string; subject: string; text: string }) => Promise<void>) | null;
}
