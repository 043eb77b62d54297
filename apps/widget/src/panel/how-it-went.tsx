import { useState } from 'preact/hooks';
import type { ChatView } from '../../../../server/src/modules/channels/chat/contract.ts';
import { usePanel } from './context.ts';

type Survey = NonNullable<ChatView['survey']>;

/** One question beneath the chat, answered with one press; another press changes the answer. */
export function HowItWent({ chat, survey }: { chat: string; survey: Survey }) {
  const { store, say } = usePanel();
  const [text, setText] = useState('');
  const [failed, setFailed] = useState(false);
  const send = (answer: { score?: number; comment?: string }): void => void store.rate(chat, answer).then(() => setFailed(false), () => setFailed(true));
  const chosen = survey.scale.find((one) => one.score === survey.score);
  const named = survey.scale.some((one) => one.name !== String(one.score));
  return (
    <section class="card rate" dir="auto" aria-label={survey.question}>
      <h3>{survey.question}</h3>
      <div class="scale" role="group" aria-label={survey.question}>
        {survey.scale.map((one) => (
          <button key={one.score} type="button" aria-pressed={one.score === survey.score} title={one.name} aria-label={named ? `${one.score}: ${one.name}` : one.name} onClick={() => send({ score: one.score })}>
            {one.score}
          </button>
        ))}
      </div>
      <p class="ends" aria-hidden="true">
        <span>{survey.low}</span>
        <span>{survey.high}</span>
      </p>
      {failed ? <p class="bad" role="alert">{say('lost')}</p> : null}
      {chosen ? <p role="status">{survey.words.thanks.replace('{answer}', chosen.name)}</p> : null}
      {chosen && survey.commented ? <p class="quiet">{survey.words.kept}</p> : null}
      {chosen && !survey.commented ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') send({ comment: text.trim() });
          }}
        >
          <label>
            {survey.words.comment}
            <input value={text} maxLength={2000} placeholder={survey.words.hint} onInput={(event) => setText(event.currentTarget.value)} />
          </label>
          <button type="submit" class="do" disabled={text.trim() === ''}>
            {survey.words.send}
          </button>
        </form>
      ) : null}
    </section>
  );
}
