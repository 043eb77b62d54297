export { askApproval, withdrawApproval, type ApprovalAsked } from './commands/ask-approval.ts';
export { decide as decideApproval } from './commands/decide.ts';
export * from './events.ts';
export { decisionsOf, forgetReasons } from './store/requests.ts';
