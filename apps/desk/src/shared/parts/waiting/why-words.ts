import type { WhyWaiting } from '@keepdesk/client';
import { describeMoment, useClock, useNow } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { channelName } from '../../words/channel.ts';
import { useLanguageName } from '../../words/language.ts';

/** Why nobody has a conversation yet, as sentences: what stands in the way, until when, and what changes it by itself. */
export function useWhyWords(): (why: WhyWaiting) => string {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const nameOf = useLanguageName();
  const at = (moment: string | null): string => (moment === null ? '' : describeMoment(new Date(moment), now, locale));
  const asked = ({ language, needs }: WhyWaiting): string => [...(language === null ? [] : [nameOf(language)]), ...needs.map((need) => `${need.skill} ${need.level}`)].join(', ');
  const first = (why: WhyWaiting): string => {
    const pool = why.pool?.name ?? '';
    switch (why.why) {
      case 'unpooled': return t('waits.unpooled');
      case 'picked': return t('waits.picked', { pool });
      case 'turn': return t('waits.turn', { pool });
      case 'offered': return t('waits.offered', { name: why.agent?.name ?? '', at: at(why.until) });
      case 'last_agent': return t('waits.lastAgent', { name: why.agent?.name ?? '', at: at(why.until) });
      case 'passed': return t('waits.passed', { count: why.people });
      case 'full': return [t('waits.full', { count: why.people }), ...(why.away > 0 ? [t('waits.alsoAway', { count: why.away })] : [])].join(' ');
      case 'away': return t('waits.away', { count: why.people });
      case 'missing': return t(`waits.missing.${why.missing ?? 'people'}`, { pool, tier: why.tier, channel: channelName(t, why.channel), language: nameOf(why.language ?? ''), needs: why.needs.map((need) => `${need.skill} ${need.level}`).join(', ') });
    }
  };
  return (why) =>
    [
      first(why),
      ...((why.why === 'full' || why.why === 'away') && asked(why) !== '' ? [t('waits.asks', { what: asked(why) })] : []),
      ...(why.opens_at === null ? [] : [t('waits.opens', { at: at(why.opens_at) })]),
      ...(why.then === null ? [] : [t(why.then.what === 'pool_helps' ? 'waits.poolHelps' : 'waits.needRelaxed', { name: why.then.name, at: at(why.then.at) })]),
    ].join(' ');
}
