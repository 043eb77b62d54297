import { loadProgrammes, turnProgramme, type NoticeProgramme } from '@keepdesk/client';
import { Button, Pill } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { EffectLine } from './effect-line.tsx';
import { useNoticeWords } from './notice-words.ts';
import { noticesKey } from './notices-key.ts';
import { ProgrammeEditor } from './programme-editor.tsx';

/** What a second person agreed to becomes live by itself. */
const LOOK_MS = 5000;

export function ProgrammesTab({ brandId, open, onOpen }: { brandId: string; open: string | undefined; onOpen: (trigger: string | null) => void }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: [...noticesKey, 'programmes', brandId], queryFn: () => loadProgrammes(brandId), enabled: brandId !== '', refetchInterval: LOOK_MS });
  const opened = found.data?.find((one) => one.trigger === open);
  return (
    <Loaded found={found} title={t('told.failed')}>
      {opened ? <ProgrammeEditor key={`${brandId} ${opened.trigger}`} programme={opened} onClose={() => onOpen(null)} /> : (
        <ul className="flex flex-col gap-3">
          {(found.data ?? []).map((one) => (
            <ProgrammeRow key={one.trigger} programme={one} onOpen={() => onOpen(one.trigger)} />
          ))}
        </ul>
      )}
    </Loaded>
  );
}

function ProgrammeRow({ programme, onOpen }: { programme: NoticeProgramme; onOpen: () => void }) {
  const { t } = useTranslation();
  const { named } = useNoticeWords();
  const mayWrite = useMay('outreach.write');
  const turn = useChange((on: boolean) => turnProgramme(programme.brand_id, programme.trigger, on), undefined, [noticesKey]);
  const counts = programme.last_30_days;
  const on = programme.state === 'on';
  return (
    <li aria-label={named(programme.trigger)} className="flex flex-wrap items-start gap-3 rounded-card border border-line bg-raised p-4">
      <div className="min-w-56 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-14 font-medium">
          {named(programme.trigger)}
          <Pill tone={on ? 'positive' : 'plain'}>{on ? t('told.on') : t('told.off')}</Pill>
          {programme.waiting ? <Pill tone="warning">{t('told.waiting')}</Pill> : null}
          {programme.changed ? <Pill tone="info">{t('told.draftDiffers')}</Pill> : null}
        </p>
        {on || counts.told > 0 ? (
          <>
            <p className="text-12 text-quiet">{t('told.counts', { told: counts.told, held: counts.held_out, not: counts.not_told })}</p>
            <EffectLine effect={programme.effect} />
          </>
        ) : null}
      </div>
      {mayWrite && programme.published ? (
        <Button size="sm" busy={turn.isPending} onPress={() => turn.mutate(!on)}>
          {on ? t('told.turnOff') : t('told.turnOn')}
        </Button>
      ) : null}
      <Button size="sm" onPress={onOpen}>
        {t('told.edit')}
      </Button>
    </li>
  );
}
