export { armOf, draw, type Arm } from './rules/draw.ts';
export { claimOf, effectOf, type Claim, type Effect, type Verdict } from './rules/effect.ts';
export { differenceTest, katz, newcombe, wilson, type Count, type Estimate } from './rules/proportions.ts';
export { cuped, type Adjusted, type Unit } from './rules/cuped.ts';
export { sampleSize, type Plan } from './rules/sample-size.ts';
export { RATIO_STOPS_AT, sampleRatio } from './rules/sample-ratio.ts';
export { quantile, twoSided } from './rules/normal.ts';
export { dispersionOf, poissonRate, rateDifference, rateTest, standOut, type Rate } from './rules/rates.ts';
