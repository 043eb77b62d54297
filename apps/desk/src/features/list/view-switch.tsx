import type { InboxView, SavedView } from '@keepdesk/client';
import { Menu, type MenuAction, type MenuGroup } from '@keepdesk/ui';
import { Bell, ChevronDown, CircleCheck, CircleDashed, CircleUser, Hourglass, Inbox, Layers, ListFilter, MoonStar, Pencil, Plus, SendHorizontal, ShieldAlert, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useViewKeeping } from './use-view-keeping.ts';

/** Views are made seldom: what asks for one is fetched when it is opened. */
const ViewDialog = lazy(() => import('./view-dialog.tsx').then((module) => ({ default: module.ViewDialog })));

const icons: Record<string, typeof Inbox> = {
  mine: CircleUser,
  following: Bell,
  unassigned: CircleDashed,
  open: Inbox,
  waiting: Hourglass,
  snoozed: MoonStar,
  later: SendHorizontal,
  resolved: CircleCheck,
  spam: ShieldAlert,
  all: Layers,
};

export const builtInViews = ['mine', 'unassigned', 'following', 'open', 'waiting', 'snoozed', 'later', 'resolved', 'spam', 'all'] as const;
export type BuiltInView = (typeof builtInViews)[number];

export const isBuiltIn = (id: string): id is BuiltInView => (builtInViews as readonly string[]).includes(id);

/** A view's name in the agent's language; those made by people keep their own. */
export function useViewName(): (view: { id: string; name?: string }) => string {
  const { t } = useTranslation();
  return (view) => (isBuiltIn(view.id) ? t(`view.${view.id}`) : (view.name ?? view.id));
}

/** Counted up to a limit; beyond it the sign says so. */
const countWords = (view: InboxView) => `${view.count}${view.more ? '+' : ''}`;

export interface ViewSwitchProps {
  views: readonly InboxView[];
  view: string;
  onView: (id: string) => void;
}

/** Which part of the work is shown, with its count; all others one press away. */
export function ViewSwitch({ views, view, onView }: ViewSwitchProps) {
  const { t } = useTranslation();
  const nameOf = useViewName();
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState<{ of: SavedView | null } | null>(null);
  const keeping = useViewKeeping();
  const known = views.length > 0 ? views : builtInViews.map((id): InboxView => ({ id, name: id, count: 0, more: false, scope: 'built-in', changeable: false }));
  const present = known.find((one) => one.id === view);
  const row = (one: InboxView) => {
    const Icon = icons[one.id] ?? ListFilter;
    return {
      id: one.id,
      name: nameOf(one),
      icon: <Icon size={16} />,
      chosen: one.id === view,
      note: one.count === 0 ? '' : countWords(one),
      onAction: () => onView(one.id),
    };
  };
  const keep: MenuAction[] = [{ id: 'new', name: t('views.new'), icon: <Plus size={16} />, onAction: () => setEditing({ of: null }) }];
  if (present?.changeable) {
    keep.unshift({ id: 'change', name: t('views.change'), icon: <Pencil size={16} />, onAction: () => keeping.find(present.id, (of) => setEditing({ of })) });
    keep.push({ id: 'remove', name: t('views.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => keeping.remove(present.id, () => onView('open')) });
  }
  const own = known.filter((one) => !isBuiltIn(one.id));
  const groups: MenuGroup[] = [
    { id: 'work', actions: known.filter((one) => isBuiltIn(one.id)).map(row) },
    { id: 'team', title: t('list.teamViews'), actions: own.filter((one) => one.scope !== 'mine').map(row) },
    { id: 'own', title: t('list.ownViews'), actions: own.filter((one) => one.scope === 'mine').map(row) },
    { id: 'keep', actions: keep },
  ];
  return (
    <>
      <Menu
        label={t('list.views')}
        isOpen={open}
        onOpenChange={setOpen}
        groups={groups}
        trigger={
          <AriaButton className="flex h-8 min-w-0 items-center gap-1.5 rounded-control px-1.5 text-16 font-semibold data-hovered:bg-hover">
            <h1 className="truncate">{present ? nameOf(present) : nameOf({ id: view })}</h1>
            {!present?.count ? null : (
              <span className="text-13 font-normal text-quiet tabular">{countWords(present)}</span>
            )}
            <ChevronDown size={14} className="shrink-0 text-quiet" />
          </AriaButton>
        }
      />
      <Suspense>{editing ? <ViewDialog of={editing.of} onClose={() => setEditing(null)} onSaved={(saved) => onView(saved.id)} /> : null}</Suspense>
    </>
  );
}
