import { lexicon } from 'vader-sentiment/src/vader_lexicon.js';
import type { LanguageWords } from './language-words.ts';

/** What customers of shops say that the rated list lacks. */
const OURS: LanguageWords['feelings'] = {
  '2.2': 'flawless* recommended recommending speedy sturdy comfy',
  '1.5': 'well-made easy-to-use durable reliable quick quickly responsive lightweight intuitive',
  '-1.4': 'delayed delay delays overdue unanswered undelivered overpriced flimsy cheaply mediocre late wrong',
  '-2.2': 'defective faulty broke malfunction* unresponsive misleading unusable nonexistent non-existent junk unhelpful unreliable infuriating',
  '-2.9': 'scammed scammer* ripoff rip-off chargeback garbage crap',
};

/** Rated by people who did not think of shops: politeness and the matter itself say nothing of how somebody feels. */
const MATTERS: Readonly<Record<string, number>> = { hand: 0, hands: 0, dear: 0, please: 0, help: 0, share: 0, number: 0, credit: 0, gift: 0, burnt: -1.5, burned: -1.5 };

/** English: the rated list of VADER (Hutto & Gilbert 2014, package vader-sentiment, Apache-2.0) with the words above. */
export const english: LanguageWords & { readonly rated: Readonly<Record<string, number>> } = {
  rated: { ...lexicon, ...MATTERS },
  feelings: OURS,
  negations: "not never no none nobody nothing neither nor nowhere cannot cant can't dont don't doesnt doesn't didnt didn't isnt isn't wasnt wasn't arent aren't werent weren't wont won't wouldnt wouldn't couldnt couldn't shouldnt shouldn't hasnt hasn't havent haven't hadnt hadn't aint ain't mustnt mustn't neednt needn't shant shan't without hardly rarely seldom barely despite",
  boosters: 'absolutely amazingly awfully completely considerably decidedly deeply effing enormously entirely especially exceptionally extremely fabulously flipping fricking freaking friggin frickin fucking fuckin greatly hella highly hugely incredibly intensely majorly more most particularly purely quite really remarkably seriously so substantially thoroughly totally tremendously uber unbelievably unusually utterly very super too ridiculously damn',
  dampers: 'almost kinda kindof less little marginally occasionally partly scarcely slightly somewhat sorta sortof',
  turns: 'but',
  blanks: true,
  accentsOptional: false,
};
