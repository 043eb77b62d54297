import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { InboxPage } from './inbox-page.tsx';
import { MissingPage } from './trouble-pages.tsx';

const LAST_VIEW = 'keepdesk.view';
const FIRST_VIEW = 'open';
const lastView = () => localStorage.getItem(LAST_VIEW) ?? FIRST_VIEW;
/** Only a view that could be shown is remembered: a dead link must not lock the inbox. */
const rememberView = (view: string) => localStorage.setItem(LAST_VIEW, view);
const forgetView = () => localStorage.removeItem(LAST_VIEW);

/** `/inbox?view=…&q=…&c=…`: what is shown stands in the address, so that the back button gives it back. */
export function InboxRoute() {
  const search = useSearch({ from: '/desk/inbox' });
  const navigate = useNavigate({ from: '/inbox' });
  const view = search.view ?? lastView();
  const go = (change: { view?: string; q?: string | undefined; c?: number | undefined }, replace = false) => {
    const next = { view, ...search, ...change };
    void navigate({
      replace,
      search: { view: next.view, ...(next.q ? { q: next.q } : {}), ...(next.c ? { c: next.c } : {}) },
    });
  };
  return (
    <InboxPage
      view={view}
      q={search.q ?? ''}
      open={search.c ?? null}
      onOpen={(number) => go({ c: number ?? undefined }, number !== null && search.c !== undefined)}
      onView={(next) => go({ view: next, q: undefined, c: undefined })}
      onQuery={(q) => go({ q: q || undefined }, true)}
      onViewShown={rememberView}
      onViewGone={() => {
        forgetView();
        go({ view: FIRST_VIEW }, true);
      }}
    />
  );
}

/** `/c/1042`: the permanent address of a conversation, also after it was merged. */
export function ConversationPageRoute() {
  const { number } = useParams({ from: '/desk/c/$number' });
  const navigate = useNavigate();
  const [view, setView] = useState(lastView);
  if (!/^\d{1,12}$/.test(number)) return <MissingPage />;
  const toInbox = (search: { view: string; q?: string; c?: number }) => void navigate({ to: '/inbox', search });
  return (
    <InboxPage
      view={view}
      q=""
      open={Number(number)}
      onOpen={(next) => (next === null ? toInbox({ view }) : void navigate({ to: '/c/$number', params: { number: String(next) }, replace: true }))}
      onView={(next) => toInbox({ view: next })}
      onQuery={(q) => toInbox({ view, ...(q ? { q } : {}), c: Number(number) })}
      onViewGone={() => {
        forgetView();
        setView(FIRST_VIEW);
      }}
    />
  );
}
