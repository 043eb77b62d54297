import type { EmailPorts } from '../ports.ts';
import type { InboundMail } from '../rules/inbound-mail.ts';

export interface JunkVerdict {
  readonly junk: boolean;
  readonly score: number | null;
}

/** Whether a mail is junk, by what the brand's people taught; a known sender's mail never is. */
export interface JunkJudge {
  judge(brandId: string, mail: InboundMail): Promise<JunkVerdict>;
}

/** Before anybody taught anything nothing is junk. */
export const unlearnedJudge = (_ports: Pick<EmailPorts, 'db'>): JunkJudge => ({ judge: async () => ({ junk: false, score: null }) });
