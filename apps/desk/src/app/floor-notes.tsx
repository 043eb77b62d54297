import { get, post, type Broadcast, type Page } from '@keepdesk/client';
import { Button, RelativeTime } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const path = '/api/v1/me/broadcasts';

/** What a lead says to the floor stands above everything until it is read. */
export function FloorNotes() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ['notices', 'broadcasts'], queryFn: () => get<Page<Broadcast>>(path), refetchInterval: 120_000 });
  const seen = (id: string) => void post(`${path}/${id}/seen`).then(() => client.invalidateQueries({ queryKey: ['notices', 'broadcasts'] }));
  const [note, ...others] = data?.data ?? [];
  if (note === undefined) return null;
  return (
    <div role="status" className="flex shrink-0 items-start gap-3 border-b border-line bg-info-soft px-4 py-2.5 text-14">
      <Megaphone size={16} className="mt-0.5 shrink-0 text-info" aria-hidden />
      <p className="min-w-0 flex-1 break-words">
        {note.text}{' '}
        <span className="text-12 text-quiet">
          {note.by?.name} · <RelativeTime at={note.sent_at} />
          {others.length > 0 ? ` · ${t('people.moreNotes', { count: others.length })}` : ''}
        </span>
      </p>
      <Button size="sm" onPress={() => seen(note.id)}>
        {t('people.gotIt')}
      </Button>
    </div>
  );
}
