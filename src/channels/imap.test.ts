import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type Dovecot, noDovecot, startDovecot } from '../../test/support/dovecot.ts';
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

// One server, a mailbox for each: they wait side by side, as many as it greets in time.
describe('a mailbox on a real server', { skip: noDovecot(), concurrency: 3 }, () => {
  let dovecot: Dovecot;
  before(async () => {
    dovecot = await startDovecot();
  });
  after(() => dovecot?.stop());

  test('mail is taken from a real server, old and new, and moved only once it is on record', async () => {
    const taken: string[] = [];
    const told: string[] = [];
    let isBroken = true;
    let listener: Listener | undefined;
    try {
      await dovecot.put('first', mail('first'));
      listener = listenToMailbox({
        url: dovecot.imapUrl('first'),
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
      assert.equal((await dovecot.mails('first')).length, 1, 'what is on no record stays where it is');
      await until(() => taken.length === 1);
      await dovecot.put('first', mail('second'));
      await until(() => taken.length === 2);
      assert.deepEqual(taken, ['first', 'second'], 'the second by IDLE, long before the next look');
      await until(async () => (await dovecot.mails('first', 'Tidegate')).length === 2);
      assert.deepEqual(await dovecot.mails('first'), []);
    } finally {
      await listener?.stop();
    }
  });

  test('a mail that cannot be put on record stays where it is, and those behind it are taken', async () => {
    const taken: string[] = [];
    let listener: Listener | undefined;
    try {
      for (const text of ['poison', 'good']) await dovecot.put('second', mail(text));
      listener = listenToMailbox({
        url: dovecot.imapUrl('second'),
        log: () => undefined,
        onMail: async ({ raw }) => {
          const text = Buffer.from(raw).toString().trim().split(/\r?\n/).at(-1)!;
          if (text === 'poison') throw new Error('the record cannot hold it');
          taken.push(text);
        },
      });
      await until(async () => (await dovecot.mails('second', 'Tidegate')).length === 1);
      assert.deepEqual(taken, ['good']);
      assert.equal((await dovecot.mails('second')).length, 1);
    } finally {
      await listener?.stop();
    }
  });

  for (const verb of ['LOGIN|AUTHENTICATE', 'CREATE', 'SELECT', 'SEARCH', 'FETCH', 'MOVE', 'IDLE']) {
    test(`whatever breaks at ${verb}, each mail is handed over, and one that was taken is not lost on the way`, async (t) => {
      const line = await faultLine(dovecot.imapPort);
      const user = `answers-${verb.toLowerCase().replace('|', '-')}`;
      const taken = new Map<string, number>();
      let listener: Listener | undefined;
      let sent = 0;
      try {
        for (const cut of cuts) {
          const expected = [1, 2].map((n) => `${verb} ${cut} ${n}`);
          for (const text of expected) await dovecot.put(user, mail(text));
          sent += expected.length;
          line.fail(`(?:${verb})`, cut);
          listener = listenToMailbox({
            url: line.through(dovecot.imapUrl(user)),
            pause: 500,
            again: 20,
            log: () => undefined,
            onMail: async ({ raw, isCut }) => {
              assert.equal(isCut, false);
              const text = Buffer.from(raw).toString().trim().split(/\r?\n/).at(-1)!;
              taken.set(text, (taken.get(text) ?? 0) + 1);
            },
          });
          await until(async () => line.hasFailed() && (await dovecot.mails(user)).length === 0);
          await listener.stop();
          listener = undefined;
          for (const text of expected) assert.ok(taken.has(text), `${text} was not handed over`);
        }
        assert.equal(taken.size, sent, 'nothing was handed over that nobody sent');
        const kept = await dovecot.mails(user, 'Tidegate');
        assert.ok(kept.length >= sent, `${kept.length} kept of ${sent}`);
        const again = [...taken.values()].filter((times) => times > 1).length;
        t.diagnostic(`mails: ${sent}, of which ${again} were handed over again`);
      } finally {
        await listener?.stop();
        await line.close();
      }
    });
  }

  test('numbers that change under the reader, and a mail that comes twice, change nothing of what is handed over', async () => {
    const line = await faultLine(dovecot.imapPort);
    const handed: string[] = [];
    const recorded = new Set<string>();
    let refusals = 3;
    let listener: Listener | undefined;
    try {
      for (const text of ['one', 'two', 'one']) await dovecot.put('third', mail(text));
      listener = listenToMailbox({
        url: line.through(dovecot.imapUrl('third')),
        pause: 100,
        again: 20,
        log: () => undefined,
        onMail: async ({ raw }) => {
          const text = Buffer.from(raw).toString();
          handed.push(text);
          refusals -= 1;
          if (refusals >= 0) {
            dovecot.renumber('third');
            throw new Error('the record is away');
          }
          recorded.add(text);
        },
      });
      await until(async () => (await dovecot.mails('third', 'Tidegate')).length === 3);
      assert.deepEqual(await dovecot.mails('third'), []);
      assert.deepEqual(
        [...recorded].map((text) => text.trim().split(/\r?\n/).at(-1)).sort(),
        ['one', 'two'],
        'the same mail comes in the same bytes, by which a record knows it',
      );
      assert.ok(handed.length >= 6, `${handed.length} were handed over`);
    } finally {
      await listener?.stop();
      await line.close();
    }
  });
});
