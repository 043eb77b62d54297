// The only door.
export * from './events.ts';
export { keepTerms } from './commands/keep-terms.ts';
export { askLeave, decideLeave } from './commands/ask-leave.ts';
export { checkDays, keepJudgedLeave, ownLeave, type OwnLeave } from './commands/judged-leave.ts';
export { addLeave, awayAtSite, leaveBetween, leaveById, type SiteDay } from './store/leave.ts';
export { termsOf, type TermsAsked } from './store/terms.ts';
export { Leave, LEAVE_KINDS, RULE_PLACES, type AvailabilityShape, type LeaveJudgedView, type LeaveView, type PersonTermsView, type TermsShape, type WishesShape } from './contract.ts';
export { cell, linesOf, type SheetLine } from './rules/sheet.ts';
