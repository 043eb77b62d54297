import { classNames, Hint } from '@keepdesk/ui';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { Link } from 'react-aria-components/Link';

export interface NavLink {
  to: '/inbox' | '/floor' | '/escalations' | '/returns' | '/help-centre' | '/outreach' | '/reports' | '/workforce' | '/actions' | '/search' | '/settings';
  name: string;
  keys: string;
  icon: LucideIcon;
  /** Where there is no room for all: the palette leads there too. */
  wideOnly?: boolean;
}

/** The rail on a desk, the bar at the bottom on a phone. */
export function NavLinks({ links }: { links: readonly NavLink[] }) {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return links.map(({ to, name, keys, icon: Icon, wideOnly }) => {
    const present = path.startsWith(to) || (to === '/inbox' && path.startsWith('/c/'));
    return (
      <Hint key={to} text={name} keys={keys} placement="right">
        <Link
          href={to}
          aria-label={name}
          {...(present ? { 'aria-current': 'page' } : {})}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            void navigate({ to, search: {} });
          }}
          className={classNames(
            'flex size-9 items-center justify-center rounded-control transition-colors max-md:h-11 max-md:w-8',
            wideOnly && 'max-md:hidden',
            present ? 'bg-selected text-accent' : 'text-quiet data-hovered:bg-hover data-hovered:text-text',
          )}
        >
          <Icon size={19} strokeWidth={present ? 2.25 : 1.9} />
        </Link>
      </Hint>
    );
  });
}
