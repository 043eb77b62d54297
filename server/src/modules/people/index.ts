// The only door.
export { keepTerms } from './commands/keep-terms.ts';
export { askLeave, decideLeave } from './commands/ask-leave.ts';
export { addLeave, leaveBetween } from './store/leave.ts';
export { termsOf, type TermsAsked } from './store/terms.ts';
export { RULE_PLACES, type AvailabilityShape, type LeaveView, type PersonTermsView, type TermsShape, type WishesShape } from './contract.ts';
export { cell, linesOf, type SheetLine } from './rules/sheet.ts';
