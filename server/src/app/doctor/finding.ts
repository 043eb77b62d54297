/** What one look found. A warning is worth knowing and no reason to fail. */
export interface Finding {
  readonly name: string;
  readonly state: 'well' | 'warning' | 'ill';
  /** what is the case, in words */
  readonly detail: string;
  /** what to do about it */
  readonly remedy?: string;
}

export const well = (name: string, detail: string): Finding => ({ name, state: 'well', detail });
export const warning = (name: string, detail: string, remedy: string): Finding => ({ name, state: 'warning', detail, remedy });
export const ill = (name: string, detail: string, remedy: string): Finding => ({ name, state: 'ill', detail, remedy });
