import { wordsForEscalations, wordsForHelpCentre, wordsForInvitations, wordsForMyWeek, wordsForNotices, wordsForOrders, wordsForPerOrder, wordsForProducts, wordsForReturns, wordsForSeason, wordsForSchedule, wordsForSettingUp, wordsForRehearsal, wordsForToday, wordsForWorkforce } from '../shared/i18n/start.ts';
import { sessionQuery } from '../shared/session/session.tsx';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { readFloorSearch } from '../features/floor/floor-search.ts';
import { readOrderSearch } from '../features/reports/orders/order-search.ts';
import { readSeasonSearch } from '../features/season/season-search.ts';
import { readScheduleSearch } from '../features/schedule/schedule-search.ts';
import { readBrand } from '../shared/layout/brand-search.ts';
import { readPlanSearch } from '../features/workforce/plan-search.ts';
import { ConversationPageRoute, InboxRoute } from './inbox-routes.tsx';
import { Shell } from './shell.tsx';
import { CrashPage, MissingPage } from './trouble-pages.tsx';

interface Context {
  client: QueryClient;
}

export interface InboxSearch {
  view?: string;
  q?: string;
  c?: number;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, errorComponent: CrashPage, notFoundComponent: MissingPage });

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);

function readInboxSearch(search: Record<string, unknown>): InboxSearch {
  const view = text(search.view);
  const q = text(search.q);
  const c = Number(search.c);
  return { ...(view ? { view } : {}), ...(q ? { q } : {}), ...(Number.isInteger(c) && c > 0 ? { c } : {}) };
}

/** Which step of the guide, for which brand, and how a sign-in at a provider ended. */
function readSetupSearch(search: Record<string, unknown>): { step?: string; brand?: string } & ProviderAnswer {
  const step = text(search.step);
  const brand = text(search.brand);
  return { ...(step ? { step } : {}), ...(brand ? { brand } : {}), ...readProviderAnswer(search) };
}

interface ProviderAnswer {
  connected?: string;
  problem?: string;
}

function readProviderAnswer(search: Record<string, unknown>): ProviderAnswer {
  const connected = text(search.connected);
  const problem = text(search.problem);
  return { ...(connected ? { connected } : {}), ...(problem ? { problem } : {}) };
}

/** Which part of a section is open, and how a sign-in at a provider ended. */
function readSettingsSearch(search: Record<string, unknown>): { brand?: string; rule?: string } & ProviderAnswer {
  const [brand, rule] = [text(search.brand), text(search.rule)];
  return { ...(brand ? { brand } : {}), ...(rule ? { rule } : {}), ...readProviderAnswer(search) };
}

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: readSetupSearch,
  component: lazyRouteComponent(() => Promise.all([import('../features/setup/setup-page.tsx'), wordsForSettingUp()]).then(([page]) => page), 'SetupPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string; error?: string } => {
    const to = text(search.to);
    const error = text(search.error);
    return { ...(to?.startsWith('/') && !to.startsWith('//') ? { to } : {}), ...(error ? { error } : {}) };
  },
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/join/$token',
  component: lazyRouteComponent(() => import('../features/setup/invitation-page.tsx'), 'InvitationPage'),
});

const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery);
    if (session.setup_needed) throw redirect({ to: '/setup', search: {} });
    if (!session.person) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
});

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox', search: {} });
  },
});

const inbox = createRoute({ getParentRoute: () => desk, path: '/inbox', validateSearch: readInboxSearch, component: InboxRoute });
const permalink = createRoute({ getParentRoute: () => desk, path: '/c/$number', component: ConversationPageRoute });
const floor = createRoute({ getParentRoute: () => desk, path: '/floor', validateSearch: readFloorSearch, component: lazyRouteComponent(() => import('../features/floor/floor-page.tsx'), 'FloorPage') });
const actions = createRoute({
  getParentRoute: () => desk,
  path: '/actions',
  validateSearch: (given: Record<string, unknown>): { tab?: string; show?: string } => {
    const [tab, show] = [text(given.tab), text(given.show)];
    return { ...(tab ? { tab } : {}), ...(show ? { show } : {}) };
  },
  component: lazyRouteComponent(() => import('../features/actions/actions-page.tsx'), 'ActionsPage'),
});
const escalations = createRoute({
  getParentRoute: () => desk,
  path: '/escalations',
  validateSearch: (given: Record<string, unknown>): { tab?: string } => {
    const tab = text(given.tab);
    return tab ? { tab } : {};
  },
  component: lazyRouteComponent(() => Promise.all([import('../features/escalations/escalations-page.tsx'), wordsForEscalations()]).then(([page]) => page), 'EscalationsPage'),
});
const outreach = createRoute({
  getParentRoute: () => desk,
  path: '/outreach',
  validateSearch: (given: Record<string, unknown>): { tab?: string; programme?: string } => {
    const [tab, programme] = [text(given.tab), text(given.programme)];
    return { ...(tab ? { tab } : {}), ...(programme ? { programme } : {}) };
  },
  component: lazyRouteComponent(() => Promise.all([import('../features/outreach/outreach-page.tsx'), wordsForNotices(), wordsForInvitations()]).then(([page]) => page), 'OutreachPage'),
});
const returnsBoard = createRoute({
  getParentRoute: () => desk,
  path: '/returns',
  validateSearch: (given: Record<string, unknown>): { tab?: string } => {
    const tab = text(given.tab);
    return tab ? { tab } : {};
  },
  component: lazyRouteComponent(() => Promise.all([import('../features/returns/returns-page.tsx'), wordsForReturns()]).then(([page]) => page), 'ReturnsPage'),
});
const oneReturn = createRoute({ getParentRoute: () => desk, path: '/returns/$id', component: lazyRouteComponent(() => Promise.all([import('../features/returns/return-page.tsx'), wordsForReturns()]).then(([page]) => page), 'ReturnPage') });
const helpCentre = createRoute({
  getParentRoute: () => desk,
  path: '/help-centre',
  validateSearch: (given: Record<string, unknown>): { tab?: string } => {
    const tab = text(given.tab);
    return tab ? { tab } : {};
  },
  component: lazyRouteComponent(() => Promise.all([import('../features/knowledge/help-centre-page.tsx'), wordsForHelpCentre(), wordsForSettingUp()]).then(([page]) => page), 'HelpCentrePage'),
});
const oneArticle = createRoute({
  getParentRoute: () => desk,
  path: '/help-centre/$id',
  validateSearch: (given: Record<string, unknown>): { language?: string } => {
    const language = text(given.language);
    return language ? { language } : {};
  },
  component: lazyRouteComponent(() => Promise.all([import('../features/knowledge/article-page.tsx'), wordsForHelpCentre(), wordsForSettingUp()]).then(([page]) => page), 'ArticlePage'),
});
const reports = createRoute({
  getParentRoute: () => desk,
  path: '/reports',
  // The page reads the question itself: it knows what may be asked.
  validateSearch: (given: Record<string, unknown>): { report?: string; asked?: object } => {
    const report = text(given.report);
    return { ...(report ? { report } : {}), ...(typeof given.asked === 'object' && given.asked !== null ? { asked: given.asked } : {}) };
  },
  component: lazyRouteComponent(() => import('../features/reports/reports-page.tsx'), 'ReportsPage'),
});
const ordersReport = createRoute({
  getParentRoute: () => desk,
  path: '/reports/orders',
  validateSearch: readOrderSearch,
  component: lazyRouteComponent(() => Promise.all([import('../features/reports/orders/orders-page.tsx'), wordsForPerOrder()]).then(([page]) => page), 'OrdersPage'),
});
const planning = createRoute({
  getParentRoute: () => desk,
  path: '/workforce',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => Promise.all([import('../features/workforce/workforce-page.tsx'), wordsForWorkforce()]).then(([page]) => page), 'WorkforcePage'),
});
const planToday = createRoute({
  getParentRoute: () => desk,
  path: '/workforce/today',
  validateSearch: readBrand,
  component: lazyRouteComponent(() => Promise.all([import('../features/workforce/today/today-page.tsx'), wordsForWorkforce(), wordsForToday(), wordsForSchedule()]).then(([page]) => page), 'TodayPage'),
});
const rehearsals = createRoute({
  getParentRoute: () => desk,
  path: '/workforce/rehearsal',
  validateSearch: (given: Record<string, unknown>): { rehearsal?: string; make?: boolean; brand?: string } => {
    const rehearsal = text(given.rehearsal);
    return { ...readBrand(given), ...(rehearsal ? { rehearsal } : {}), ...(given.make === true ? { make: true } : {}) };
  },
  component: lazyRouteComponent(() => Promise.all([import('../features/rehearsal/rehearsal-page.tsx'), wordsForWorkforce(), wordsForRehearsal()]).then(([page]) => page), 'RehearsalPage'),
});
const season = createRoute({
  getParentRoute: () => desk,
  path: '/workforce/season',
  validateSearch: readSeasonSearch,
  component: lazyRouteComponent(() => Promise.all([import('../features/season/season-page.tsx'), wordsForWorkforce(), wordsForSeason(), wordsForRehearsal()]).then(([page]) => page), 'SeasonPage'),
});
const scheduling = createRoute({
  getParentRoute: () => desk,
  path: '/workforce/schedule',
  validateSearch: readScheduleSearch,
  component: lazyRouteComponent(() => Promise.all([import('../features/schedule/schedule-page.tsx'), wordsForWorkforce(), wordsForSchedule()]).then(([page]) => page), 'SchedulePage'),
});
const myWeek = createRoute({
  getParentRoute: () => desk,
  path: '/my-week',
  validateSearch: (given: Record<string, unknown>): { week?: string } => {
    const { week } = readScheduleSearch(given);
    return week ? { week } : {};
  },
  component: lazyRouteComponent(() => Promise.all([import('../features/my-week/my-week-page.tsx'), wordsForMyWeek(), wordsForSchedule()]).then(([page]) => page), 'MyWeekPage'),
});
const search = createRoute({
  getParentRoute: () => desk,
  path: '/search',
  validateSearch: (given: Record<string, unknown>): { q?: string } => {
    const q = text(given.q);
    return q ? { q } : {};
  },
  component: lazyRouteComponent(() => import('../features/search/search-page.tsx'), 'SearchPage'),
});
const orderRoute = createRoute({ getParentRoute: () => desk, path: '/orders/$id', component: lazyRouteComponent(() => Promise.all([import('../features/context/whole-order/order-page.tsx'), wordsForOrders(), wordsForReturns(), wordsForProducts()]).then(([page]) => page), 'OrderPageScreen') });
const customer = createRoute({ getParentRoute: () => desk, path: '/customers/$id', component: lazyRouteComponent(() => Promise.all([import('../features/customers/customer-page.tsx'), wordsForReturns()]).then(([page]) => page), 'CustomerPage') });
const settings = createRoute({ getParentRoute: () => desk, path: '/settings', component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage') });
const settingsSection = createRoute({ getParentRoute: () => desk, path: '/settings/$section', validateSearch: readSettingsSearch, component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage') });
const showcase = createRoute({ getParentRoute: () => root, path: '/ui', component: lazyRouteComponent(() => import('../features/showcase/showcase-page.tsx'), 'ShowcasePage') });

const tree = root.addChildren([setup, signIn, invitation, showcase, desk.addChildren([home, inbox, permalink, floor, reports, ordersReport, planning, scheduling, season, rehearsals, planToday, myWeek, actions, escalations, outreach, returnsBoard, oneReturn, helpCentre, oneArticle, search, orderRoute, customer, settings, settingsSection])]);

export function makeRouter(client: QueryClient) {
  return createRouter({ routeTree: tree, context: { client }, defaultPreload: 'intent', defaultPreloadStaleTime: 0 });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
