import { Check } from 'lucide-react';
import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Kbd } from './kbd.tsx';
import { listItemLook } from './select.tsx';

export interface MenuAction {
  id: string;
  name: string;
  icon?: ReactNode;
  note?: ReactNode;
  keys?: string;
  danger?: boolean;
  chosen?: boolean;
  disabled?: boolean;
  onAction: () => void;
}

export interface MenuGroup {
  id: string;
  title?: string;
  actions: ReadonlyArray<MenuAction>;
}

export interface MenuProps {
  label: string;
  trigger: ReactElement;
  groups: ReadonlyArray<MenuGroup>;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'right bottom';
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
}

function MenuRow({ id, action }: { id: string; action: MenuAction }) {
  return (
    <AriaMenuItem
      id={id}
      textValue={action.name}
      isDisabled={action.disabled ?? false}
      onAction={action.onAction}
      className={classNames(listItemLook, action.danger && 'text-danger')}
    >
      {action.icon ? <span className={action.danger ? '' : 'text-quiet'}>{action.icon}</span> : null}
      <span className="min-w-0 flex-1 truncate">{action.name}</span>
      {action.note ? <span className="text-12 text-quiet tabular">{action.note}</span> : null}
      {action.chosen ? <Check size={16} className="text-accent" /> : null}
      {action.keys ? <Kbd keys={action.keys} /> : null}
    </AriaMenuItem>
  );
}

/** Commands behind a button, in groups, each with its key. Groups and commands share one space of names in the tree behind it: a command is named within its group. */
export function Menu({ label, trigger, groups, placement = 'bottom start', isOpen, onOpenChange }: MenuProps) {
  const control = isOpen === undefined ? {} : { isOpen };
  return (
    <MenuTrigger {...control} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger}
      <AriaPopover placement={placement} className="floats enters max-h-96 min-w-52 overflow-auto p-1">
        <AriaMenu aria-label={label} autoFocus="first" className="outline-none">
          {groups
            .filter((group) => group.actions.length > 0)
            .map((group, at) => (
              <Fragment key={group.id}>
                {at > 0 ? <Separator className="mx-1 my-1 border-t border-line" /> : null}
                <MenuSection id={group.id} {...(group.title ? {} : { 'aria-label': label })}>
                  {group.title ? <Header className="px-2 pt-1.5 pb-1 text-12 font-medium text-quiet">{group.title}</Header> : null}
                  {group.actions.map((action) => (
                    <MenuRow key={action.id} id={`${group.id}/${action.id}`} action={action} />
                  ))}
                </MenuSection>
              </Fragment>
            ))}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}
