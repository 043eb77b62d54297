export { smallestClass, staffInWeek, type Class, type Regulars, type Stage, type WeekOfStaff } from './effective-staff.ts';
