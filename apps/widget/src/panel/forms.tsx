import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Asked } from '../api.ts';
import { CallProblem } from '../talk/call.ts';
import { usePanel, useShown } from './context.ts';

const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text.trim());

function Input({ asked, label, kind, name, value, bad, onValue }: { asked: Asked; label: string; kind: 'text' | 'email'; name: string; value: string; bad: string; onValue: (text: string) => void }) {
  const { say } = usePanel();
  if (asked === 'off') return null;
  return (
    <label>
      <span style="color:inherit">
        {label} {asked === 'optional' ? <span>({say('optional')})</span> : null}
      </span>
      <input type={kind as 'text'} name={name} autocomplete={name} value={value} aria-required={asked === 'required'} aria-invalid={bad !== ''} dir="auto" onInput={(event) => onValue(event.currentTarget.value)} />
      {bad === '' ? null : (
        <span class="bad" role="alert">
          {bad}
        </span>
      )}
    </label>
  );
}

/** What the brand asks before a chat begins; somebody it knows already is asked only for the topic. */
export function BeforeForm({ onReady }: { onReady: (topic: string) => void }) {
  const { store, say, look } = usePanel();
  const { me } = useShown();
  const { form } = look.look;
  const [name, setName] = useState(me.name);
  const [email, setEmail] = useState(me.email ?? '');
  const [topic, setTopic] = useState('');
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState('');
  const asksName = me.name === '' ? form.name : 'off';
  const asksEmail = me.email === null ? form.email : 'off';
  const badName = asksName === 'required' && name.trim() === '' ? say('needed') : '';
  const badEmail = asksEmail === 'off' ? '' : email.trim() === '' ? (asksEmail === 'required' ? say('needed') : '') : isAddress(email) ? '' : say('notEmail');
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTried(true);
    if (badName || badEmail) return;
    const given = { ...(asksName === 'off' || name.trim() === '' ? {} : { name }), ...(asksEmail === 'off' || email.trim() === '' ? {} : { email: email.trim() }) };
    const kept = Object.keys(given).length === 0 ? Promise.resolve() : store.details(given);
    kept.then(() => onReady(topic)).catch((problem: unknown) => setFailed(say(problem instanceof CallProblem && problem.status === 422 ? 'notEmail' : 'lost')));
  };
  return (
    <form noValidate onSubmit={submit}>
      <p class="greeting" dir="auto">{look.look.greeting || say('greeting')}</p>
      <Input asked={asksName} label={say('name')} kind="text" name="name" value={name} bad={tried ? badName : ''} onValue={setName} />
      <Input asked={asksEmail} label={say('email')} kind="email" name="email" value={email} bad={tried ? badEmail : ''} onValue={setEmail} />
      {form.topics.length === 0 ? null : (
        <label>
          {say('topic')}
          <select value={topic} onChange={(event) => setTopic(event.currentTarget.value)}>
            <option value="">–</option>
            {form.topics.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      {failed === '' ? null : (
        <p class="bad" role="alert">
          {failed}
        </p>
      )}
      <button type="submit" class="do">
        {say('begin')}
      </button>
    </form>
  );
}

/** Where the answer may go if nobody is here to read it. */
export function AskAddress() {
  const { store, say } = usePanel();
  const { open, me } = useShown();
  const [email, setEmail] = useState('');
  const [bad, setBad] = useState('');
  const [noted, setNoted] = useState(false);
  if (noted && me.email !== null) {
    return (
      <p class="card quiet" role="status">
        {say('noted', { email: me.email })}
      </p>
    );
  }
  if (me.email !== null) return null;
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!isAddress(email)) return setBad(say('notEmail'));
    setBad('');
    store.details({ email: email.trim() }).then(() => setNoted(true)).catch(() => setBad(say('notEmail')));
  };
  return (
    <form class="card" noValidate onSubmit={submit}>
      <Input asked="required" label={say(open ? 'askHere' : 'askAway')} kind="email" name="email" value={email} bad={bad} onValue={setEmail} />
      <button type="submit" class="do">
        {say('save')}
      </button>
    </form>
  );
}
