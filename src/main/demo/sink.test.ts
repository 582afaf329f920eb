import assert from 'node:assert/strict';
import test from 'node:test';
import { smtpPost } from '../../channels/smtp.ts';
import { instant } from '../../core/process/instant.ts';
import { readMail } from './mail-text.ts';
import { openSink } from './sink.ts';

test('the sink keeps what a real mail says, letters of every kind included', async () => {
  const now = instant('2026-04-01T09:00:00Z');
  const sink = await openSink(() => now);
  try {
    const text = `Grüße – ${'a long line with = signs, '.repeat(12)}\n\n.\nend`;
    const mail = {
      from: 'security@example.org',
      to: 'ann@example.net',
      subject: '[example] Ihr Bericht “zählt” – und zwar mit einem sehr langen Betreff, der umbrochen wird',
      text,
      messageId: '<x@example.org>',
      date: now,
    };
    assert.equal((await smtpPost({ url: sink.url }).send(mail)).kind, 'sent');
    assert.equal(sink.mails.length, 1);
    const { to, subject, text: kept, at } = sink.mails[0]!;
    assert.deepEqual([to, subject, at], [mail.to, mail.subject, now]);
    assert.equal(kept.trimEnd(), text);
  } finally {
    await sink.close();
  }
});

test('a mail without a body is read as an empty one', () => {
  assert.deepEqual(readMail('Subject: x\r\n'), { headers: { subject: 'x' }, text: '' });
});
