export { putReview, type ReviewInput } from './commands/put-review.ts';
export { knowReviewer } from './commands/know-reviewer.ts';
export * from './events.ts';
