import { loadDefaultModel } from './load-default-model.ts';
import type { ReasonModel } from './rules/triage-message.ts';

let loaded: ReasonModel | undefined;

/** The model every brand reads with, loaded with the first message: a house that reads none need not hold it. */
export function theModel(): ReasonModel {
  return (loaded ??= loadDefaultModel());
}
