import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { runKeepdesk } from '../stage/run-keepdesk.ts';
import { openSmallDisk } from './full-disk.ts';
import { prepareTarget } from './target.ts';

const disk = openSmallDisk(260);
const desk = await runKeepdesk([], {}, 60_000, disk.folder).catch((error: unknown) => {
  disk.remove();
  throw error;
});
after(async () => {
  await desk.remove();
  disk.remove();
});
const { token, address } = await prepareTarget(desk);
const accepted: string[] = [];
let sent = 0;

/** A mail with an attachment of its own; answers with the SMTP code of a refusal, or null. */
async function mail(): Promise<number | null> {
  const subject = `letter ${(sent += 1)}`;
  const door = nodemailer.createTransport({ host: '127.0.0.1', port: desk.smtpPort, secure: false, ignoreTLS: true, connectionTimeout: 3000, greetingTimeout: 5000, socketTimeout: 20_000 });
  try {
    await door.sendMail({ from: 'ana@customers.test', to: address, subject, text: subject, attachments: [{ filename: 'photo.bin', content: Buffer.alloc(200_000, `${subject} ${Math.random()}`) }] });
    accepted.push(subject);
    return null;
  } catch (error) {
    return (error as { responseCode?: number }).responseCode ?? 0;
  } finally {
    door.close();
  }
}

async function untilTaken(): Promise<void> {
  for (const deadline = performance.now() + 30_000; (await mail()) !== null; await pause(200)) {
    assert.ok(performance.now() < deadline, 'it did not recover');
  }
}

test(`a ${disk.kind}: mail is refused for now and nothing that was taken is lost, and it goes on once there is room`, async () => {
  await untilTaken();
  disk.fill(desk.dataDir);
  const refusals: number[] = [];
  for (let tries = 0; tries < 8; tries += 1) refusals.push((await mail()) ?? 250);
  const refused = refusals.filter((code) => code !== 250);
  assert.ok(refused.length > 0, 'nothing was refused');
  // 0: the door itself was shut. Never 5xx: a permanent refusal would make the sender give up.
  assert.deepEqual(refused.filter((code) => code !== 0 && (code < 400 || code > 499)), []);
  disk.clear(desk.dataDir);
  await untilTaken();
  await untilTaken();
  const found = await subjects();
  for (const subject of accepted) assert.equal(found.filter((one) => one === subject).length, 1, `"${subject}" was taken`);
});

async function subjects(): Promise<string[]> {
  const answer = await fetch(`${desk.url}/api/v1/conversations?limit=200`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { data: { subject: string }[] }).data.map((row) => row.subject);
}
