/** What a change to the help centre can be seen in. */
export const helpKey = ['help-centre'] as const;
export const seenInHelp = [helpKey] as const;
