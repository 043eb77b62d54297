import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { catchUp } from './catch-up.ts';

/** A page that shows something, and a server whose answers the test gives one by one. */
function showing(...keys: string[][]) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const asked: { key: string; answer: (data: string) => void }[] = [];
  const leave = keys.map((queryKey) => new QueryObserver(client, { queryKey, queryFn: () => new Promise<string>((answer) => asked.push({ key: queryKey.join(' '), answer })) }).subscribe(() => {}));
  const settle = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  const close = (): void => {
    for (const one of leave) one();
    client.clear();
  };
  return { client, asked, settle, close };
}

test('what was there before the line stood is asked for again, once', async () => {
  const { client, asked, settle, close } = showing(['escalations', 'of', 'c1'], ['choices']);
  for (const one of asked) one.answer('before');
  await settle();
  catchUp(client);
  await settle();
  assert.deepEqual(asked.map((one) => one.key), ['escalations of c1', 'choices', 'escalations of c1']);
  asked[2]?.answer('after');
  await settle();
  assert.equal(client.getQueryData(['escalations', 'of', 'c1']), 'after');
  assert.equal(asked.length, 3);
  close();
});

test('what is on its way when the line stands may be older than it, and is asked for again once it is here', async () => {
  const { client, asked, settle, close } = showing(['escalations', 'of', 'c1'], ['inbox', 'open']);
  catchUp(client);
  await settle();
  assert.equal(asked.length, 2, 'nothing is asked twice at once');
  asked[0]?.answer('nothing is escalated');
  await settle();
  assert.deepEqual(asked.slice(2).map((one) => one.key), ['escalations of c1']);
  asked[2]?.answer('it is');
  asked[1]?.answer('one');
  await settle();
  asked[3]?.answer('one, escalated');
  await settle();
  assert.deepEqual([client.getQueryData(['escalations', 'of', 'c1']), client.getQueryData(['inbox', 'open']), asked.length], ['it is', 'one, escalated', 4]);
  close();
});
