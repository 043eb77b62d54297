import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { ReturnOrderShape, ReturnPolicyShape, ReturnRequestShape } from '../../../modules/returns/contract.ts';
import { faultsOfPolicy } from '../../../modules/returns/rules/check-policy.ts';
import { judgeReturn } from '../../../modules/returns/rules/judge-return.ts';
import { startingPolicy, type ReturnPolicy } from '../../../modules/returns/rules/policy.ts';
import type { ReturnOrder, ReturnRequest } from '../../../modules/returns/rules/return-case.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

const help = [
  'In:  {"policy"?,"order","request","now"}',
  '     policy, what is left out is as a brand begins: {"time_zone","counted_from":"delivered|shipped|ordered","days","other_days":[{"when","days"}],"fault_days",',
  '       "seasons":[{"name","ordered_from","ordered_to","until"}],"final_sale":[{"when","because"}],"review":[{"when","because"}],"photos":[{"when","at_least"}],',
  '       "options":[{"when","kinds":["exchange","replacement","credit","refund","repair"]}],"credit_bonus_percent","fees":[{"when","amount_minor"}],',
  '       "shipping_back":"shops_doing|whole_order","keep":[{"when","below_minor"}],"often":{"orders","share_percent"}|null}',
  '     when: all that is named must hold: {"categories","tags","skus","countries","tiers","reasons","conditions","paid_from_minor","paid_below_minor",',
  '       "discount_from_percent"}; {} is everything, and of a list the first entry that fits holds',
  '     order: {"currency","ordered_at","country","shipping_paid_minor","cancelled"?,"extended_until"?,"lines":[{"id","quantity","returned_quantity","paid_minor","list_minor",',
  '       "sku","category","tags","shipped_at","delivered_at","untracked"?}]}; paid_minor is for all pieces of a line, discounts taken off',
  '     request: {"lines":[{"line_id","quantity","reason","condition"?,"photos"?}],"customer"?:{"tier"?,"orders"?,"orders_returned"?}}',
  '     reasons: too_small, too_large, not_as_expected, changed_mind, ordered_twice, gift, better_price, other; the shop’s doing: damaged, defective, wrong_item,',
  '       not_as_described, arrived_late, parts_missing. conditions: unopened, opened, worn, broken',
  'Out: {"decision":"allowed|review|refused","reasons":[{"code","line_id","decides","facts"}],"options":[{"kind","value_minor","bonus_minor","fee_minor",',
  '     "shipping_minor","pays_minor","send_back"}],"lines":[{"line_id","decision","last_day"}]}',
  '     of several lines the worst decides; options are of those that may come back; send_back false: keep it',
  '',
  'Example:',
  `  echo '{"order":{"currency":"EUR","ordered_at":"2026-11-01T10:00:00Z","country":"DE","shipping_paid_minor":490,"lines":[{"id":"a","quantity":1,"returned_quantity":0,"paid_minor":2990,"list_minor":null,"sku":"TEE-M","category":"shirts","tags":[],"shipped_at":"2026-11-02T10:00:00Z","delivered_at":"2026-11-04T10:00:00Z"}]},"request":{"lines":[{"line_id":"a","quantity":1,"reason":"too_small"}]},"now":"2026-11-20T10:00:00Z"}' | keepdesk try returns`,
].join('\n');

/** `keepdesk try returns`: may this come back, why, and what can be had for it. */
export function returnsCore(): TryCore {
  return {
    help,
    run(input) {
      const policy = policyIn(optionalField(input, 'policy'));
      const now = textField(input, 'now');
      if (Number.isNaN(Date.parse(now)) || !/T.*(Z|[+-]\d\d:?\d\d)$/.test(now)) throw new TryError('invalid_input', '"now" must be a moment like 2026-06-03T14:00:00Z');
      return judgeReturn(policy, shaped<ReturnOrder>(ReturnOrderShape, optionalField(input, 'order'), 'order'), shaped<ReturnRequest>(ReturnRequestShape, optionalField(input, 'request'), 'request'), now);
    },
  };
}

function policyIn(given: unknown): ReturnPolicy {
  if (given !== undefined && (typeof given !== 'object' || given === null || Array.isArray(given))) throw new TryError('invalid_input', '"policy" must be an object');
  const policy = shaped<ReturnPolicy>(ReturnPolicyShape, { ...startingPolicy, ...given }, 'policy');
  const [fault] = faultsOfPolicy(policy);
  if (fault) throw new TryError('invalid_input', `"policy.${fault.field}" ${fault.message}`);
  return policy;
}

/** What was given, when it has the shape; else the first place where it does not. */
function shaped<T>(shape: TSchema, given: unknown, name: string): T {
  if (Value.Check(shape, given)) return given as T;
  const [first] = Value.Errors(shape, given);
  throw new TryError('invalid_input', `"${name}${(first?.instancePath ?? '').replaceAll('/', '.')}" ${first?.message ?? 'cannot be understood'}`);
}
