import type { ArticleStanding } from '@keepdesk/client';
import { Pill, type Tone } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';

const tones: Record<ArticleStanding, Tone> = { draft: 'plain', in_review: 'info', published: 'positive', archived: 'paper' };

/** How a text stands, and whether readers see an earlier version of it. */
export function StatePill({ state, live }: { state: ArticleStanding; live: boolean }) {
  const { t } = useTranslation();
  return <Pill tone={tones[state]}>{live && state === 'draft' ? t('help.edited') : t(`help.states.${state}`)}</Pill>;
}
