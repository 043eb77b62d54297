const names = ['low', 'normal', 'high', 'urgent'] as const;

export type PriorityName = (typeof names)[number];

export const priorityName = (level: number): PriorityName => names[Math.max(0, Math.min(3, level))] as PriorityName;
export const priorityLevel = (name: PriorityName): number => names.indexOf(name);
