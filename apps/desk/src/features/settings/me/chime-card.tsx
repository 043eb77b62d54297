import { Button, Switch } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { play, playOffer, setChime, useChime } from '../../../shared/chime/chime.ts';
import { Card } from '../../../shared/kit/section.tsx';
import { useSession } from '../../../shared/session/session.tsx';

/** How this browser calls: a sound, a message of the operating system. */
export function ChimeCard() {
  const { t } = useTranslation();
  const chime = useChime();
  const { person } = useSession();
  const turnOffers = (on: boolean) => setChime({ offersTo: [...chime.offersTo.filter((id) => id !== person.id), ...(on ? [person.id] : [])] });
  const [blocked, setBlocked] = useState(typeof Notification === 'undefined' || Notification.permission === 'denied');
  const turnDesktop = async (desktop: boolean) => {
    const allowed = !desktop || (await Notification.requestPermission()) === 'granted';
    setBlocked(!allowed);
    setChime({ desktop: desktop && allowed });
  };
  return (
    <Card>
      <div className="flex items-center gap-3">
        <Switch isSelected={chime.sound} onChange={(sound) => setChime({ sound })} help={t('notices.soundHelp')} className="flex-1">
          {t('notices.sound')}
        </Switch>
        <Button size="sm" onPress={play}>
          {t('notices.listen')}
        </Button>
      </div>
      <div className="flex items-center gap-3">
        <Switch isSelected={chime.offersTo.includes(person.id)} onChange={turnOffers} help={t('notices.offerSoundHelp')} className="flex-1">
          {t('notices.offerSound')}
        </Switch>
        <Button size="sm" onPress={playOffer} aria-label={`${t('notices.listen')}: ${t('notices.offerSound')}`}>
          {t('notices.listen')}
        </Button>
      </div>
      <Switch isSelected={chime.desktop && !blocked} isDisabled={blocked} onChange={(on) => void turnDesktop(on)} help={t(blocked ? 'notices.desktopBlocked' : 'notices.desktopHelp')}>
        {t('notices.desktop')}
      </Switch>
    </Card>
  );
}
