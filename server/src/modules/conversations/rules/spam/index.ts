export { judgeSpam, wantsWanted, type SpamContext, type SpamVerdict } from './judge-spam.ts';
export { emptySpamModel, learn, learnOne, score, thresholdFor, type SpamExample, type SpamModel } from './spam-model.ts';
export { loadSpamModel, storeSpamModel, type StoredSpamModel } from './store-spam-model.ts';
export type { SpamSample } from './sample.ts';
