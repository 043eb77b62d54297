/** What was read in a span of time. */
export interface Span {
  readonly read: number;
  readonly outOfScope: number;
  /** sum and sum of squares of the confidence of each reading */
  readonly confidence: number;
  readonly confidenceSquares: number;
  readonly judged: number;
  readonly right: number;
  readonly reasons: ReadonlyMap<string, number>;
}

export interface Moved {
  readonly what: 'out_of_scope' | 'confidence' | 'accuracy' | 'reasons';
  readonly before: number;
  readonly now: number;
  /** the reason whose share changed most, where reasons moved */
  readonly reason: string | null;
}

/** Fewer readings of a week, or fewer judged conversations, say nothing. */
const LEAST_READ = 50;
const LEAST_JUDGED = 30;
/** Luck makes a difference of so many standard errors once in some four hundred weeks. */
const ERRORS = 3;
/** A smaller difference is not worth a word, however sure it is. */
const WORTH_A_WORD = 0.05;
/** Population stability index from which a distribution is taken to have shifted (the usual limit of credit scoring). */
const SHIFTED = 0.25;

/** What moved between the weeks before and the last seven days, by more than luck and enough to matter. */
export function findDrift(before: Span, now: Span): Moved[] {
  const moved: Moved[] = [];
  if (before.read < LEAST_READ || now.read < LEAST_READ) return moved;
  const rates = (what: 'out_of_scope' | 'accuracy', [a, ofA]: readonly [number, number], [b, ofB]: readonly [number, number]): void => {
    const pooled = (a + b) / (ofA + ofB);
    if (isFar(a / ofA, b / ofB, Math.sqrt(pooled * (1 - pooled) * (1 / ofA + 1 / ofB)))) moved.push({ what, before: a / ofA, now: b / ofB, reason: null });
  };
  rates('out_of_scope', [before.outOfScope, before.read], [now.outOfScope, now.read]);
  const means = [before, now].map((span) => ({ mean: span.confidence / span.read, error: (span.confidenceSquares / span.read - (span.confidence / span.read) ** 2) / span.read }));
  const [old, today] = means as [(typeof means)[number], (typeof means)[number]];
  if (isFar(old.mean, today.mean, Math.sqrt(Math.max(0, old.error + today.error)))) moved.push({ what: 'confidence', before: old.mean, now: today.mean, reason: null });
  if (before.judged >= LEAST_JUDGED && now.judged >= LEAST_JUDGED) rates('accuracy', [before.right, before.judged], [now.right, now.judged]);
  const [most] = sharesOf(before, now);
  if (most !== undefined && stabilityIndex(before, now) > SHIFTED) moved.push({ what: 'reasons', before: most.before, now: most.now, reason: most.reason });
  return moved;
}

function isFar(before: number, now: number, error: number): boolean {
  return Math.abs(now - before) >= WORTH_A_WORD && Math.abs(now - before) > ERRORS * error;
}

/** Shares of every reason in both spans, the ones that changed most first. */
export function sharesOf(before: Span, now: Span): { reason: string; before: number; now: number }[] {
  const share = (span: Span, reason: string): number => (span.read === 0 ? 0 : (span.reasons.get(reason) ?? 0) / span.read);
  return [...new Set([...before.reasons.keys(), ...now.reasons.keys()])]
    .map((reason) => ({ reason, before: share(before, reason), now: share(now, reason) }))
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before) || (a.reason < b.reason ? -1 : 1));
}

/** Σ (now − before)·ln(now / before) over the reasons; half a reading more for each, so that none is zero. Small weeks are forgiven what luck alone adds. */
function stabilityIndex(before: Span, now: Span): number {
  const reasons = sharesOf(before, now);
  const smoothed = (share: number, { read }: Span): number => (share * read + 0.5) / (read + reasons.length / 2);
  const index = reasons.reduce((sum, one) => {
    const [old, today] = [smoothed(one.before, before), smoothed(one.now, now)];
    return sum + (today - old) * Math.log(today / old);
  }, 0);
  // Under no shift the index is about (reasons − 1)·(1/n + 1/m) on the mean.
  return index - (reasons.length - 1) * (1 / before.read + 1 / now.read);
}
