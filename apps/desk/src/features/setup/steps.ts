/** The guide's steps in their order. `begin` asks for the demo or a brand of one's own and stands for no part of the list. */
export const steps = ['account', 'protect', 'begin', 'brand', 'hours', 'mailbox', 'shop', 'done'] as const;
export type Step = (typeof steps)[number];

/** What the list beside the page shows. */
export const listed = steps.filter((step) => step !== 'begin');
export type ListedStep = Exclude<Step, 'begin'>;

/** What the server knows of the set-up; nothing of it is remembered by the browser. */
export interface SetUpState {
  person: boolean;
  isProtected: boolean;
  brand: boolean;
  hours: boolean;
  mailbox: boolean;
  shop: boolean;
}

export const isStep = (text: string | undefined): text is Step => steps.some((step) => step === text);

/** Whether a step's part is set up. The last one is when nothing is left but what may be left. */
export function isSet(step: ListedStep, state: SetUpState): boolean {
  if (step === 'account') return state.person;
  if (step === 'protect') return state.isProtected;
  if (step === 'done') return state.brand && state.hours && state.mailbox && state.shop;
  return state[step];
}

/** Where somebody goes on who comes back: the first part that is missing. Protecting the account is offered, never in the way. */
export function whereToResume(state: SetUpState): Step {
  if (!state.person) return 'account';
  if (!state.brand) return 'begin';
  return (['hours', 'mailbox', 'shop'] as const).find((step) => !state[step]) ?? 'done';
}

/** A step that cannot be shown yet leads to the one that comes first. */
export function reachable(wish: Step, state: SetUpState, newBrand: boolean): Step {
  if (!state.person) return 'account';
  if (wish === 'account') return 'protect';
  const needsBrand = wish !== 'protect' && wish !== 'begin' && wish !== 'brand';
  return needsBrand && (newBrand || !state.brand) ? 'begin' : wish;
}

/** The steps on either side; from the first that can be gone back to, there is no way back. */
export function beside(step: Step): { before: Step | null; after: Step } {
  const at = steps.indexOf(step);
  const before = at <= 1 ? null : steps[at - 1]!;
  return { before: step === 'hours' ? 'brand' : before, after: steps[Math.min(at + 1, steps.length - 1)]! };
}
