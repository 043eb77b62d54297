/** What a miss costs: the weights of the competition (Ceschia et al., arXiv:1501.04177, table of soft constraints). */
export const PRICE = { cover: 30, sameShift: 15, work: 30, off: 30, wish: 10, halfWeekend: 30, total: 20, weekends: 30 } as const;
