import type { LeaveVerdict } from './judge-leave.ts';

/** An answer as a sentence, for who reads it without the desk. */
export function leaveSentence({ code, figures: at }: LeaveVerdict): string {
  switch (code) {
    case 'granted':
      return `Granted by the rules: ${at.away} of ${at.people} are away already on the fullest of these days, and nobody is missing beyond what may be.`;
    case 'overlap':
      return `There is leave from ${at.from} to ${at.to} already.`;
    case 'past':
      return 'These days have begun: a person decides.';
    case 'not_employed':
      return 'These days lie outside the time that was agreed.';
    case 'kind':
      return 'The rules do not decide about this kind of leave: a person does.';
    case 'long':
      return `These are ${at.days} days; the rules decide about ${at.most} at most.`;
    case 'no_site':
      return 'Nobody said at which site you work, so the rules cannot tell.';
    case 'notice':
      return `That is ${at.ahead} days ahead; ${at.needed} are asked for, so ${at.first} is the first day.`;
    case 'allotment':
      return `On ${at.day} ${at.away} of ${at.people} are away already, and ${at.allowed} may be.`;
    case 'coverage':
      return `At ${at.at} ${at.without} people would be missing of ${at.need} needed (${at.short} are now); ${at.percent} of a hundred may be.`;
    case 'not_reckoned':
      return 'What is needed when these shifts are could not be reckoned: a person decides.';
    case 'not_foretold':
      return 'Nothing is foretold of when these shifts are, so the rules cannot tell whether you are missed.';
  }
}
