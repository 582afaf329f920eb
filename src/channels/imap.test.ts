import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { noDovecot, startDovecot } from '../../test/support/dovecot.ts';
import { cuts, faultLine } from '../../test/support/fault-imap.ts';
import { type Listener, listenToMailbox, readImapUrl } from './imap.ts';

const mail = (text: string) => `From: a@b.example\nTo: answers@heron.example\nSubject: x\n\n${text}\n`;

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await is()) return;
    await wait(50);
  }
  assert.fail('it did not come about within ten seconds');
}

test('the address of a mailbox is read with its user, and nothing else passes for one', () => {
  const read = readImapUrl('imaps://answers%40heron.example:p%3Aw@mail.example/Answers');
  assert.deepEqual(read, {
    host: 'mail.example',
    port: 993,
    secure: true,
    doSTARTTLS: false,
    auth: { user: 'answers@heron.example', pass: 'p:w' },
    mailbox: 'Answers',
  });
  assert.equal(readImapUrl('imap://a:b@mail.example').doSTARTTLS, true, 'no password in the clear over a network');
  assert.throws(() => readImapUrl('http://a:b@mail.example'), /imap:/);
  assert.throws(() => readImapUrl('imaps://mail.example'), /user and a password/);
});

test('mail is taken from a real server, old and new, and moved only once it is on record', {
  skip: noDovecot(),
}, async () => {
  const dovecot = await startDovecot();
  const taken: string[] = [];
  const told: string[] = [];
  let isBroken = true;
  let listener: Listener | undefined;
  try {
    await dovecot.put('answers', mail('first'));
    listener = listenToMailbox({
      url: dovecot.imapUrl('answers'),
      pause: 60_000,
      log: (line) => told.push(line),
      onMail: async ({ raw, isCut }) => {
        assert.equal(isCut, false);
        if (isBroken) {
          isBroken = false;
          throw new Error('the record is away');
        }
        taken.push(Buffer.from(raw).toString().trim().split(/\r?\n/).at(-1)!);
      },
    });
    await until(() => told.length > 0);
    assert.match(told[0]!, /the record is away/);
    assert.equal((await dovecot.mails('answers')).length, 1, 'what is on no record stays where it is');
    await until(() => taken.length === 1);
    await dovecot.put('answers', mail('second'));
    await until(() => taken.length === 2);
    assert.deepEqual(taken, ['first', 'second'], 'the second by IDLE, long before the next look');
    await until(async () => (await dovecot.mails('answers', 'Tidegate')).length === 2);
    assert.deepEqual(await dovecot.mails('answers'), []);
  } finally {
    await listener?.stop();
    await dovecot.stop();
  }
});

test('a mail that cannot be put on record stays where it is, and those behind it are taken', {
  skip: noDovecot(),
}, async () => {
  const dovecot = await startDovecot();
  const taken: string[] = [];
  let listener: Listener | undefined;
  try {
    for (const text of ['poison', 'good']) await dovecot.put('answers', mail(text));
    listener = listenToMailbox({
      url: dovecot.imapUrl('answers'),
      log: () => undefined,
      onMail: async ({ raw }) => {
        const text = Buffer.from(raw).toString().trim().split(/\r?\n/).at(-1)!;
        if (text === 'poison') throw new Error('the record cannot hold it');
        taken.push(text);
      },
    });
    await until(async () => (await dovecot.mails('answers', 'Tidegate')).length === 1);
    assert.deepEqual(taken, ['good']);
    assert.equal((await dovecot.mails('answers')).length, 1);
  } finally {
    await listener?.stop();
    await dovecot.stop();
  }
});

test('whatever breaks at whichever command, each mail is handed over, and one that was taken is not lost on the way', {
  skip: noDovecot(),
}, async (t) => {
  const dovecot = await startDovecot();
  const line = await faultLine(dovecot.imapPort);
  const taken = new Map<string, number>();
  let listener: Listener | undefined;
  let sent = 0;
  try {
    for (const verb of ['LOGIN|AUTHENTICATE', 'CREATE', 'SELECT', 'SEARCH', 'FETCH', 'MOVE', 'IDLE']) {
      for (const cut of cuts) {
        const expected = [1, 2].map((n) => `${verb} ${cut} ${n}`);
        for (const text of expected) await dovecot.put('answers', mail(text));
        sent += expected.length;
        line.fail(`(?:${verb})`, cut);
        listener = listenToMailbox({
          url: line.through(dovecot.imapUrl('answers')),
          pause: 500,
          again: 20,
          log: () => undefined,
          onMail: async ({ raw, isCut }) => {
            assert.equal(isCut, false);
            const text = Buffer.from(raw).toString().trim().split(/\r?\n/).at(-1)!;
            taken.set(text, (taken.get(text) ?? 0) + 1);
          },
        });
        await until(async () => line.hasFailed() && (await dovecot.mails('answers')).length === 0);
        await listener.stop();
        listener = undefined;
        for (const text of expected) assert.ok(taken.has(text), `${text} was not handed over`);
      }
    }
    assert.equal(taken.size, sent, 'nothing was handed over that nobody sent');
    const kept = await dovecot.mails('answers', 'Tidegate');
    assert.ok(kept.length >= sent, `${kept.length} kept of ${sent}`);
    const again = [...taken.values()].filter((times) => times > 1).length;
    t.diagnostic(`mails: ${sent}, of which ${again} were handed over again`);
  } finally {
    await listener?.stop();
    await line.close();
    await dovecot.stop();
  }
});

test('numbers that change under the reader, and a mail that comes twice, change nothing of what is handed over', {
  skip: noDovecot(),
}, async () => {
  const dovecot = await startDovecot();
  const line = await faultLine(dovecot.imapPort);
  const handed: string[] = [];
  const recorded = new Set<string>();
  let refusals = 3;
  let listener: Listener | undefined;
  try {
    for (const text of ['one', 'two', 'one']) await dovecot.put('answers', mail(text));
    listener = listenToMailbox({
      url: line.through(dovecot.imapUrl('answers')),
      pause: 100,
      again: 20,
      log: () => undefined,
      onMail: async ({ raw }) => {
        const text = Buffer.from(raw).toString();
        handed.push(text);
        refusals -= 1;
        if (refusals >= 0) {
          dovecot.renumber('answers');
          throw new Error('the record is away');
        }
        recorded.add(text);
      },
    });
    await until(async () => (await dovecot.mails('answers', 'Tidegate')).length === 3);
    assert.deepEqual(await dovecot.mails('answers'), []);
    assert.deepEqual(
      [...recorded].map((text) => text.trim().split(/\r?\n/).at(-1)).sort(),
      ['one', 'two'],
      'the same mail comes in the same bytes, by which a record knows it',
    );
    assert.ok(handed.length >= 6, `${handed.length} were handed over`);
  } finally {
    await listener?.stop();
    await line.close();
    await dovecot.stop();
  }
});
