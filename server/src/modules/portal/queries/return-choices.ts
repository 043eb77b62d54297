import type { Tx } from '../../../platform/db/tx.ts';
import { lookAt, startOf } from '../../returns/index.ts';
import type { ReturnChoice } from '../rules/pages/return-pages.ts';

type Start = Awaited<ReturnType<typeof startOf>>;

/** The lines of an order with what may come back now, until when, and why not. */
export async function returnChoices(tx: Tx, orderId: string): Promise<{ start: Start; lines: ReturnChoice[] }> {
  const start = await startOf(tx, orderId, null);
  const asked = start.lines.filter((line) => line.left > 0).map((line) => ({ line_id: line.line_id, quantity: 1, reason: 'changed_mind' as const }));
  const judged = asked.length === 0 ? null : (await lookAt(tx, { orderId, kind: 'return', lines: asked })).judged;
  // Judged once more for what is the shop's doing: a fault may come back when a change of mind may not.
  const faulty = asked.length === 0 ? null : (await lookAt(tx, { orderId, kind: 'return', lines: asked.map((line) => ({ ...line, reason: 'defective' as const })) })).judged;
  const decisionOf = (lineId: string) => judged?.lines.find((one) => one.line_id === lineId);
  return {
    start,
    lines: start.lines.map((line) => {
      const [plain, fault] = [decisionOf(line.line_id), faulty?.lines.find((one) => one.line_id === line.line_id)];
      const open = line.left > 0 && (plain?.decision !== 'refused' || (fault !== undefined && fault.decision !== 'refused'));
      const why = judged?.reasons.find((one) => (one.line_id === line.line_id || one.line_id === null) && one.decides === 'refused');
      const reasons = plain?.decision === 'refused' ? line.reasons.filter((one) => ['damaged', 'defective', 'wrong_item', 'not_as_described', 'parts_missing'].includes(one.means)) : line.reasons;
      return {
        line_id: line.line_id, title: line.title, image_url: line.image_url, left: line.left, open, until: plain?.last_day ?? null, reasons: reasons.filter((one) => one.means !== 'never_arrived'), variants: line.variants,
        whyNot: open ? null : line.left === 0 ? { code: 'more_than_left', facts: {} } : { code: why?.code ?? 'other', facts: why?.facts ?? {} },
      };
    }),
  };
}
