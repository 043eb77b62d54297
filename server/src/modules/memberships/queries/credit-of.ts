import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { customersBehind } from '../../customers/index.ts';
import { grantOf, type CreditRow } from '../commands/credit.ts';
import type { CreditView } from '../contract.ts';
import { balanceOf, type Account } from '../rules/ledger.ts';

interface MoveRow {
  credit_id: string;
  to_account: Exclude<Account, 'issued'>;
  amount_minor: number;
  note: string;
  at: Date;
}

const WHAT = { customer: 'given', spent: 'spent', expired: 'expired', withdrawn: 'withdrawn' } as const;

/** What a customer has to spend, by currency, and where it came from and went. */
export async function creditOf(tx: Tx, customerId: string): Promise<{ balances: { amount_minor: number; currency: string }[]; credits: CreditView[] }> {
  const people = await customersBehind(tx, customerId);
  const rows = await tx.rows<CreditRow>(sql`select * from memberships.credit where customer_id = any (${people}) order by given_at desc limit 50`);
  const currencies = [...new Set(rows.map((row) => row.currency))];
  const balances = currencies.map((currency) => ({ amount_minor: balanceOf(rows.filter((row) => row.currency === currency).map(grantOf), tx.now), currency }));
  return { balances, credits: await showCredits(tx, rows) };
}

export async function showCredits(tx: Tx, rows: readonly CreditRow[]): Promise<CreditView[]> {
  if (rows.length === 0) return [];
  const moves = await tx.rows<MoveRow>(sql`select credit_id, to_account, amount_minor, note, at from memberships.credit_move where credit_id = any (${rows.map((row) => row.id)}) order by at`);
  return rows.map((row) => {
    const money = (amount_minor: number) => ({ amount_minor, currency: row.currency });
    return {
      id: row.id, customer_id: row.customer_id, amount: money(row.amount_minor), left: money(row.left_minor), state: row.state, expires_at: row.expires_at?.toISOString() ?? null, code: row.code, reason: row.reason, given_at: row.given_at.toISOString(),
      moves: moves.filter((move) => move.credit_id === row.id).map((move) => ({ at: move.at.toISOString(), what: WHAT[move.to_account], amount: money(move.amount_minor), note: move.note })),
    };
  });
}
