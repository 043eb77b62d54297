import { Avatar, Hint, Menu } from '@keepdesk/ui';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { BellRing, BookOpen, CalendarDays, CalendarRange, ChartNoAxesCombined, CircleHelp, Gauge, Inbox, Keyboard, LogOut, Moon, PackageCheck, Palette, Search, Settings, Siren, Sun, SunMoon, Undo2, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { signOut } from '@keepdesk/client';
import { adoptTheme, setLook, useLook, type Theme } from '../shared/layout/look.ts';
import { usePhone } from '../shared/layout/media.ts';
import { LiveProvider, useLive } from '../shared/live/live.tsx';
import { SessionProvider, useMay, useMaySession, useRefreshSession, useSession } from '../shared/session/session.tsx';
import { ShortcutsProvider, useShortcuts } from '../shared/shortcuts/shortcuts.tsx';
import { StateDot, useBeingThere } from './being-there.tsx';
import { FloorNotes } from './floor-notes.tsx';
import { CommandPalette } from './command-palette.tsx';
import { NavLinks } from './nav-links.tsx';
import { NoticeBell } from './notice-bell.tsx';
import { OfferCard } from './offer-card.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { SignedOutBar } from './signed-out-bar.tsx';

const themeIcons: Record<Theme, typeof Sun> = { system: SunMoon, light: Sun, dark: Moon };

function PersonMenu({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const navigate = useNavigate();
  const refresh = useRefreshSession();
  const { theme } = useLook();
  const there = useBeingThere();
  const themes: Theme[] = ['system', 'light', 'dark'];
  return (
    <Menu
      label={person.name}
      placement="right bottom"
      onOpenChange={(open) => open && there.onLook()}
      trigger={
        <AriaButton aria-label={`${t('nav.you', { name: person.name })}. ${t('being.said', { state: there.name })}`} className="relative rounded-full">
          <Avatar name={person.name} size={32} />
          <StateDot state={there.state} className="absolute right-0 bottom-0 ring-2 ring-(--surface-sunken)" />
        </AriaButton>
      }
      groups={[
        {
          id: 'you',
          title: person.name,
          actions: [
            { id: 'week', name: t('nav.myWeek'), icon: <CalendarDays size={16} />, keys: 'g m', onAction: () => void navigate({ to: '/my-week', search: {} }) },
            { id: 'settings', name: t('nav.settings'), icon: <Settings size={16} />, onAction: () => void navigate({ to: '/settings/$section', params: { section: 'profile' } }) },
            { id: 'keys', name: t('keys.title'), icon: <Keyboard size={16} />, keys: '?', onAction: onKeys },
            { id: 'ui', name: t('nav.design'), icon: <Palette size={16} />, onAction: () => void navigate({ to: '/ui' }) },
          ],
        },
        { id: 'being', title: there.title, actions: there.actions },
        {
          id: 'theme',
          title: t('look.theme'),
          actions: themes.map((one) => {
            const Icon = themeIcons[one];
            return { id: one, name: t(`look.${one}`), icon: <Icon size={16} />, chosen: theme === one, onAction: () => setLook({ theme: one }) };
          }),
        },
        {
          id: 'out',
          actions: [
            {
              id: 'out',
              name: t('nav.signOut'),
              icon: <LogOut size={16} />,
              onAction: () => void signOut().finally(() => refresh(true).then(() => navigate({ to: '/sign-in', search: {} }))),
            },
          ],
        },
      ]}
    />
  );
}

/** Only words when something is wrong: a line that is open needs no sign. */
function LostLine() {
  const { t } = useTranslation();
  const { state } = useLive();
  if (state !== 'lost') return null;
  return (
    <Hint plain text={t('live.lostHelp')} placement="right">
      <span tabIndex={0} role="status" aria-label={t('live.lost')} className="flex size-9 items-center justify-center rounded-control bg-warning-soft text-warning">
        <WifiOff size={16} />
      </span>
    </Hint>
  );
}

function Frame() {
  const { t } = useTranslation();
  const phone = usePhone();
  const navigate = useNavigate();
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const path = useRouterState({ select: (state) => state.location });
  const deep = phone && (path.pathname.startsWith('/c/') || (path.search as { c?: number }).c !== undefined);
  const readsHelp = useMay('knowledge.read');
  const plans = useMay('workforce.write');
  const links = [
    { to: '/inbox', name: t('nav.inbox'), keys: 'g i', icon: Inbox },
    { to: '/floor', name: t('nav.floor'), keys: 'g f', icon: Gauge },
    { to: '/escalations', name: t('nav.escalations'), keys: 'g e', icon: Siren },
    { to: '/returns', name: t('nav.returns'), keys: 'g b', icon: Undo2 },
    ...(readsHelp ? [{ to: '/help-centre', name: t('nav.help'), keys: 'g h', icon: BookOpen } as const] : []),
    { to: '/outreach', name: t('nav.notices'), keys: 'g n', icon: BellRing },
    { to: '/actions', name: t('act.title'), keys: 'g o', icon: PackageCheck },
    { to: '/reports', name: t('nav.reports'), keys: 'g r', icon: ChartNoAxesCombined },
    ...(plans ? [{ to: '/workforce', name: t('nav.workforce'), keys: 'g w', icon: CalendarRange, wideOnly: true } as const] : []),
    { to: '/search', name: t('nav.search'), keys: 'g s', icon: Search },
    { to: '/settings', name: t('nav.settings'), keys: 'g ,', icon: Settings },
  ] as const;
  useShortcuts([
    { id: 'app.palette', keys: 'mod+k', name: t('palette.title'), group: 'everywhere', run: () => setPalette((open) => !open) },
    { id: 'app.keys', keys: '?', name: t('keys.title'), group: 'everywhere', run: () => setSheet(true) },
    { id: 'go./my-week', keys: 'g m', name: t('nav.goTo', { where: t('nav.myWeek') }), group: 'everywhere', run: () => void navigate({ to: '/my-week', search: {} }) },
    ...links.map((link) => ({ id: `go.${link.to}`, keys: link.keys, name: t('nav.goTo', { where: link.name }), group: 'everywhere' as const, run: () => void navigate({ to: link.to, search: {} }) })),
  ]);
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col-reverse">
      {deep ? null : (
        <nav
          aria-label={t('nav.title')}
          className="flex shrink-0 items-center gap-1 border-line bg-sunken print:hidden max-md:h-14 max-md:justify-around max-md:gap-0 max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] md:w-14 md:flex-col md:border-r md:py-3"
        >
          <img src="/keepdesk.svg" alt="Keepdesk" width={28} height={28} className="mb-3 max-md:hidden" />
          <NavLinks links={links} />
          <span className="mt-auto max-md:hidden" />
          <LostLine />
          <NoticeBell />
          <span className="max-md:hidden">
            <Hint text={t('keys.title')} keys="?" placement="right">
              <AriaButton aria-label={t('keys.title')} className="flex size-9 items-center justify-center rounded-control text-quiet data-hovered:bg-hover data-hovered:text-text" onPress={() => setSheet(true)}>
                <CircleHelp size={18} />
              </AriaButton>
            </Hint>
          </span>
          <PersonMenu onKeys={() => setSheet(true)} />
        </nav>
      )}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <FloorNotes />
        <OfferCard />
        <main className="min-h-0 min-w-0 flex-1 overflow-hidden">
          <Outlet />
        </main>
      </div>
      <CommandPalette isOpen={palette} onClose={() => setPalette(false)} />
      <ShortcutSheet isOpen={sheet} onClose={() => setSheet(false)} />
    </div>
  );
}

/** Everything behind the sign-in: the session, the live line, the keys, and the frame around the screens. */
export function Shell() {
  const { data } = useMaySession();
  // Signed out in another tab: what stands here, half a letter perhaps, is not taken away.
  const [session, setSession] = useState(data);
  if (data?.person && data !== session) setSession(data);
  const theme = session?.person?.theme;
  useEffect(() => {
    if (theme) adoptTheme(theme);
  }, [theme]);
  if (!session?.person) return null;
  return (
    <SessionProvider session={{ ...session, person: session.person }}>
      <ShortcutsProvider singleKeys={session.person.shortcuts_enabled}>
        <LiveProvider>
          <div className="flex h-dvh flex-col">
            <SignedOutBar />
            <Frame />
          </div>
        </LiveProvider>
      </ShortcutsProvider>
    </SessionProvider>
  );
}
