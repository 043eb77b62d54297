import { get, post, remove, type Broadcast, type Page } from '@keepdesk/client';
import { Button, RelativeTime, Select, TextArea } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../../shared/kit/ask-dialog.tsx';
import { BrandField } from '../../../shared/kit/brand-field.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { useSession } from '../../../shared/session/session.tsx';

const path = '/api/v1/broadcasts';
const hours = [1, 4, 8, 24, 72];

/** A note to everybody on the floor, and what was said lately with how many have read it. */
export function BroadcastDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { brands } = useSession();
  const [text, setText] = useState('');
  const [brand, setBrand] = useState('all');
  const [lasts, setLasts] = useState('8');
  const found = useQuery({ queryKey: ['settings', path], queryFn: () => get<Page<Broadcast>>(path), refetchInterval: 5000 });
  const send = useChange(() => post(path, { text, hours: Number(lasts), brand_ids: brand === 'all' ? brands.map((one) => one.id) : [brand] }).then(() => setText('')), t('people.said'));
  const end = useChange((id: string) => remove(`${path}/${id}`), t('people.takenBack'));
  const lately = found.data?.data ?? [];
  return (
    <AskDialog title={t('people.broadcast')} onClose={onClose} leaveName={t('ui.close')} doName={t('people.say')} busy={send.isPending} ready={text.trim() !== ''} onDo={() => send.mutate(undefined)}>
      <div className="flex flex-col gap-4">
        <TextArea label={t('people.noteToFloor')} help={t('people.noteHelp')} value={text} onChange={setText} maxLength={500} />
        <div className="grid gap-3 sm:grid-cols-2">
          <BrandField value={brand} onChange={setBrand} everyId="all" />
          <Select label={t('people.standsFor')} value={lasts} onChange={setLasts} choices={hours.map((count) => ({ id: String(count), name: t('people.hours', { count }) }))} />
        </div>
        {lately.length > 0 ? (
          <ul className="divide-y divide-line rounded-card border border-line">
            {lately.slice(0, 6).map((note) => (
              <li key={note.id} className="flex items-start gap-3 px-3 py-2 text-13">
                <span className="min-w-0 flex-1">
                  <span className={note.ended ? 'block break-words text-quiet' : 'block break-words'}>{note.text}</span>
                  <span className="text-12 text-quiet">
                    <RelativeTime at={note.sent_at} /> · {t('people.seenBy', { seen: note.seen, people: note.people })}
                  </span>
                </span>
                {note.ended ? null : (
                  <Button size="sm" look="quiet" onPress={() => end.mutate(note.id)}>
                    {t('people.takeBack')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </AskDialog>
  );
}
