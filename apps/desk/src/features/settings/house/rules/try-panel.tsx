import { tryRule, type RuleDefinition, type RuleTest, type RuleTried } from '@keepdesk/client';
import { Button, Field } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../../../shared/kit/callout.tsx';
import { Card } from '../../../../shared/kit/section.tsx';
import { useTask } from '../../../../shared/kit/task.ts';
import { useRuleWords } from '../../../../shared/parts/rules/rule-words.ts';
import { Change } from './change.tsx';

/** What the rule would do to one conversation as it stands now. */
export function TryPanel({ brandId, definition, works }: { brandId: string; definition: RuleDefinition; works: boolean }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<{ tried: RuleTried; of: RuleDefinition } | null>(null);
  const { busy, run } = useTask(async () => setFound({ tried: await tryRule(brandId, definition, number.trim().replace(/^#/, '')), of: definition }));
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('rules.try')}</h3>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (works && number.trim() !== '') run();
        }}
      >
        <Field label={t('rules.tryNumber')} inputMode="numeric" value={number} onChange={setNumber} className="w-52" />
        <Button type="submit" busy={busy} isDisabled={!works || number.trim() === ''}>
          {t('rules.tryDo')}
        </Button>
      </form>
      {found !== null && found.of === definition ? <Tried tried={found.tried} /> : null}
    </Card>
  );
}

function Tried({ tried }: { tried: RuleTried }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const { number, subject } = tried.conversation;
  const asked = Object.entries(tried.asked).map(([field, value]) => `${words.field(field)}: ${words.value(field, value)}`);
  return (
    <Callout tone={tried.applies ? 'positive' : 'info'} polite title={tried.applies ? t('rules.applies', { number, subject }) : t('rules.appliesNot', { number, subject, test: tried.failed === null ? '' : words.test(tried.failed as RuleTest) })}>
      {tried.applies ? <Change before={tried.before} after={tried.after} otherwise={t('rules.wouldNothing')} /> : null}
      {asked.length > 0 ? <p className="text-12 text-quiet">{t('rules.heldThere', { list: asked.join(' · ') })}</p> : null}
    </Callout>
  );
}
