import type { Conversation, TriageReading } from '@keepdesk/client';
import { Button, Pill, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../shared/actions/choices.ts';
import { useConversationActions } from '../../shared/actions/conversation-actions.ts';
import { useReading } from '../../shared/actions/use-reading.ts';
import { useMay } from '../../shared/session/session.tsx';
import { SectionTitle } from './section-title.tsx';

const SURE_ENOUGH = 0.1;
const HASTE = 0.5;
const NOW = 0.8;
const intents = ['return', 'cancel', 'leave', 'dispute', 'sue', 'press', 'human'] as const;
const hastes = ['safety', 'fraud', 'legal_threat', 'deadline', 'before_it_ships', 'money_gone', 'asked_for_haste', 'repeated_contact', 'anger'] as const;
const grave: readonly string[] = ['dispute', 'sue', 'press', 'leave'];

/** What Keepdesk takes the newest message to be about, and why; one press files it so, or otherwise. */
export function TriageCard({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const reading = useReading(conversation.id);
  if (!reading) return null;
  const meant = intents.filter((intent) => reading.intents.includes(intent));
  const because = hastes.filter((reason) => reading.urgency_because.includes(reason));
  return (
    <section aria-label={t('triage.title')}>
      <SectionTitle>{t('triage.title')}</SectionTitle>
      <div className="flex flex-col gap-2 text-13">
        {reading.notice && reading.guess.confidence === 0 ? <p className="text-quiet">{t('triage.broken')}</p> : reading.out_of_scope ? <p className="text-quiet">{t('triage.none')}</p> : <Guesses conversation={conversation} reading={reading} />}
        {reading.notice && reading.guess.confidence > 0 ? <p className="text-12 text-quiet">{t('triage.byDefault')}</p> : null}
        <div className="flex flex-wrap gap-1">
          {reading.sentiment_label === 'neutral' ? null : <Pill tone={reading.sentiment_label === 'negative' ? 'warning' : 'positive'}>{t(`triage.${reading.sentiment_label}`)}</Pill>}
          {reading.urgency < HASTE ? null : <Pill tone={reading.urgency >= NOW ? 'danger' : 'warning'}>{t(reading.urgency >= NOW ? 'triage.now' : 'triage.today')}</Pill>}
          {meant.map((intent) => (
            <Pill key={intent} tone={grave.includes(intent) ? 'danger' : 'info'}>
              {t(`triage.intent.${intent}`)}
            </Pill>
          ))}
        </div>
        {because.length > 0 && reading.urgency >= HASTE ? <p className="text-12 text-quiet">{because.map((reason) => t(`triage.haste.${reason}`)).join(' · ')}</p> : null}
      </div>
    </section>
  );
}

function Guesses({ conversation, reading }: { conversation: Conversation; reading: TriageReading }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { reasons } = useChoices();
  const change = useConversationActions();
  const may = useMay('conversations.change');
  const share = new Intl.NumberFormat(locale, { style: 'percent' });
  const guesses = [reading.guess, ...reading.alternatives.filter((one) => one.confidence >= SURE_ENOUGH)].filter((one) => one.reason_id !== null).slice(0, 3);
  if (guesses.length === 0) return <p className="text-quiet">{t('triage.none')}</p>;
  return (
    <>
      <ul className="flex flex-col gap-1">
        {guesses.map((guess) => (
          <li key={guess.key} className="flex items-center gap-2">
            <span className="min-w-0 flex-1">
              {guess.name} <span className="text-quiet tabular">{share.format(guess.confidence)}</span>
            </span>
            {guess.reason_id === conversation.reason_id ? (
              <span className="text-12 text-quiet">{t('triage.filed')}</span>
            ) : may ? (
              <Button size="sm" look="quiet" aria-label={t('triage.fileUnder', { name: guess.name })} onPress={() => void change([conversation], { reason_id: guess.reason_id }, t('action.reasonSet', { name: reasons.find((one) => one.id === guess.reason_id)?.name ?? guess.name }))}>
                {t('triage.file')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {reading.words.length > 0 ? (
        <p className="text-12 text-quiet">
          {t('triage.because')} {reading.words.map(({ word }) => word).join(', ')}
        </p>
      ) : null}
    </>
  );
}
