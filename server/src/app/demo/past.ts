import { between, type Random } from '../../platform/random/random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface Step {
  readonly what: 'pass_on' | 'answer' | 'answer_again' | 'follow_up' | 'come_back' | 'close';
  readonly at: Date;
}

/**
 * What happened in a conversation of the past after it was opened, up to now: whose last steps lie ahead is still open.
 * First replies are log-normal around one and a half hours; one in fourteen was passed on, one in sixteen came back.
 */
export function tellPast(random: Random, openedAt: Date, now: Date, asksAgain: boolean): Step[] {
  const steps: Step[] = [];
  let at = openedAt.getTime();
  const then = (what: Step['what'], milliseconds: number): void => void steps.push({ what, at: new Date((at += milliseconds)) });
  const spread = Math.exp(Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()) * 0.9);
  const patience = 1.5 * HOUR * spread;
  const passedOn = random.next() < 0.07;
  if (passedOn) then('pass_on', patience / 3);
  then('answer', passedOn ? (patience * 2) / 3 : patience);
  if (random.next() < 0.5) {
    then('follow_up', between(random, 20, 600) * MINUTE);
    if (asksAgain) then('answer_again', between(random, 10, 180) * MINUTE);
  }
  then('close', between(random, 1, 20) * HOUR);
  if (random.next() < 0.06) {
    then('come_back', between(random, 4, 96) * HOUR);
    then('answer_again', between(random, 15, 240) * MINUTE);
    then('close', between(random, 1, 12) * HOUR);
  }
  return steps.filter((step) => step.at < now);
}

/** When the same shopper wrote about the same matter once more, after it seemed settled; null for most. */
export function whenAgain(random: Random, steps: readonly Step[]): Date | null {
  const closed = steps.findLast((step) => step.what === 'close');
  return closed && random.next() < 0.07 ? new Date(closed.at.getTime() + between(random, 20, 120) * HOUR) : null;
}
