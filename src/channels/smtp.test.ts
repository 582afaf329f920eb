import assert from 'node:assert/strict';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import test from 'node:test';
import fc from 'fast-check';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { isMailbox } from '../core/case/mailbox.ts';
import { faultIn } from './letter.ts';
import type { Mail } from './post.ts';
import { readSmtpUrl, smtpPost } from './smtp.ts';

const mail: Mail = {
  from: 'security@example.org',
  to: 'ann@example.net',
  subject: '[example] #security notice 7QK2',
  text: 'A notice for you: https://desk.example.org/partner\n',
  messageId: '<abc123@example.org>',
};

interface Kept {
  readonly to: string[];
  readonly raw: string;
}

/** A real SMTP server on loopback for the length of one test. */
async function withServer(
  options: SMTPServerOptions,
  use: (url: string, kept: Kept[]) => Promise<void>,
): Promise<void> {
  const kept: Kept[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let raw = '';
      stream.setEncoding('utf8').on('data', (text: string) => {
        raw += text;
      });
      stream.on('end', () => {
        kept.push({ to: session.envelope.rcptTo.map((one) => one.address), raw });
        done(null);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  try {
    await use(`smtp://127.0.0.1:${port}`, kept);
  } finally {
    await new Promise<void>((closed) => server.close(closed));
  }
}

/** A server that speaks line by line as told: what a broken or hostile one does. */
async function withScript(
  answer: (line: string, socket: Socket, isContent: boolean) => string | undefined,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let isContent = false;
    let rest = '';
    const reply = (line: string) => {
      const text = answer(line, socket, isContent);
      if (line === 'DATA') isContent = true;
      else if (line === '.') isContent = false;
      if (text !== undefined && !socket.destroyed) socket.write(`${text}\r\n`);
    };
    reply('');
    socket.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) reply(line);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    await use(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((closed) => server.close(() => closed()));
  }
}

/** What a polite server says up to the content. */
function polite(line: string, isContent: boolean): string | undefined {
  if (line === '') return isContent ? undefined : '220 here';
  if (isContent) return undefined;
  if (line === 'DATA') return '354 go on';
  return /^EHLO/.test(line) ? '250 here' : '250 ok';
}

test('a mail arrives once, at one recipient, as plain text with neutral headers', async () => {
  await withServer({}, async (url, kept) => {
    const outcome = await smtpPost({ url }).send(mail);
    assert.equal(outcome.kind, 'sent');
    assert.deepEqual(
      kept.map((one) => one.to),
      [['ann@example.net']],
    );
    const raw = kept[0]!.raw;
    assert.match(raw, /^Auto-Submitted: auto-generated$/im);
    assert.match(raw, /^Message-ID: <abc123@example\.org>$/im);
    assert.match(raw, /^Content-Type: text\/plain/im);
    assert.doesNotMatch(raw, /X-Mailer|nodemailer/i);
  });
});

test('the Date header is the one that was handed in', async () => {
  await withServer({}, async (url, kept) => {
    await smtpPost({ url }).send({ ...mail, date: '2026-04-20T16:45:44.000Z' as NonNullable<Mail['date']> });
    assert.match(kept[0]!.raw, /^Date: Mon, 20 Apr 2026 16:45:44 \+0000$/m);
  });
});

test('nothing leaves for a recipient that is a list, a group or a header in disguise', async () => {
  await withServer({}, async (url, kept) => {
    const post = smtpPost({ url });
    for (const to of [
      'a@example.org, b@example.org',
      'group: a@example.org, b@example.org;',
      'Ann <ann@example.org>',
      'ann@example.org\r\nBcc: eve@example.org',
      'ann@example.org ',
      '',
    ]) {
      assert.equal((await post.send({ ...mail, to })).kind, 'refused', JSON.stringify(to));
    }
    assert.equal((await post.send({ ...mail, subject: 'x\r\nBcc: eve@example.org' })).kind, 'refused');
    assert.equal((await post.send({ ...mail, headers: { Bcc: 'eve@example.org' } })).kind, 'refused');
    assert.equal((await post.send({ ...mail, headers: { 'X-A': 'b\nBcc: eve@example.org' } })).kind, 'refused');
    assert.deepEqual(kept, []);
  });
});

test('a text that names a file or an address is sent as it stands and nothing is read', async () => {
  await withServer({}, async (url, kept) => {
    await smtpPost({ url }).send({ ...mail, text: 'file:///etc/hostname and http://127.0.0.1:1/' });
    assert.match(kept[0]!.raw, /file:\/\/\/etc\/hostname/);
  });
});

test('a refused connection leaves the mail for later', async () => {
  const outcome = await smtpPost({ url: 'smtp://127.0.0.1:1' }).send(mail);
  assert.equal(outcome.kind, 'later');
});

test('4xx is later and 5xx is refused, for the recipient and for the content', async () => {
  const answers = [
    ['451 try again', 'later'],
    ['550 no such mailbox', 'refused'],
  ] as const;
  for (const [answer, kind] of answers) {
    await withScript(
      (line, _socket, isContent) => (/^RCPT/.test(line) ? answer : polite(line, isContent)),
      async (url) => assert.equal((await smtpPost({ url }).send(mail)).kind, kind, `RCPT ${answer}`),
    );
    await withScript(
      (line, _socket, isContent) => (isContent && line === '.' ? answer : polite(line, isContent)),
      async (url) => assert.equal((await smtpPost({ url }).send(mail)).kind, kind, `content ${answer}`),
    );
  }
});

test('a server that is refused by its own greeting or sign-in leaves the mail for later', async () => {
  await withScript(
    (line, _socket, isContent) => (line === '' && !isContent ? '554 not now' : polite(line, isContent)),
    async (url) => assert.equal((await smtpPost({ url }).send(mail)).kind, 'later'),
  );
});

test('only a clear answer about this very mail settles it', async () => {
  const odd = [
    ['250-kept\r\n550 never', 'in doubt'],
    ['354 go on', 'in doubt'],
    ['999 what', 'in doubt'],
    ['550', 'refused'],
    ['550-never\r\n550 ever', 'refused'],
    ['451-not\r\n451 now', 'later'],
    ['421 leaving', 'later'],
  ] as const;
  for (const [answer, kind] of odd) {
    await withScript(
      (line, _socket, isContent) => (isContent && line === '.' ? answer : polite(line, isContent)),
      async (url) => assert.equal((await smtpPost({ url }).send(mail)).kind, kind, answer),
    );
  }
});

test('no content leaves before it is asked for, and a verdict on what has not left is none', async () => {
  for (const answer of ['250 go on', '220 go on', '354 go on\r\n250 kept', '354-go\r\n250 on']) {
    let heard = '';
    await withScript(
      (line, _socket, isContent) => {
        if (isContent) heard += line;
        return line === 'DATA' ? answer : polite(line, isContent);
      },
      async (url) => assert.equal((await smtpPost({ url }).send(mail)).kind, 'later', answer),
    );
    assert.equal(heard, '', answer);
  }
});

test('what a server says unasked on a line that is kept is no verdict on the next mail', async () => {
  let mails = 0;
  await withScript(
    (line, _socket, isContent) => {
      if (/^MAIL/.test(line) && mails === 1) {
        mails += 1;
        return '554 you have been here too long\r\n250 ok';
      }
      if (isContent && line === '.') {
        mails += 1;
        return '250 kept';
      }
      return polite(line, isContent);
    },
    async (url) => {
      const post = smtpPost({ url });
      const outcomes = [await post.send(mail), await post.send(mail)];
      assert.deepEqual(
        outcomes.map(({ kind }) => kind),
        ['sent', 'sent'],
      );
    },
  );
  assert.equal(mails, 3);
});

test('a connection that drops after the final dot leaves the mail in doubt', async () => {
  await withScript(
    (line, socket, isContent) => {
      if (isContent && line === '.') {
        socket.destroy();
        return undefined;
      }
      return polite(line, isContent);
    },
    async (url) => assert.equal((await smtpPost({ url }).send(mail)).kind, 'in doubt'),
  );
});

test('a server that falls silent is given up in time: in doubt after the content, later before it', async () => {
  await withScript(
    (line, _socket, isContent) => (isContent ? undefined : polite(line, isContent)),
    async (url) => assert.equal((await smtpPost({ url, patience: 150 }).send(mail)).kind, 'in doubt'),
  );
  await withScript(
    (line, _socket, isContent) => (/^MAIL/.test(line) ? undefined : polite(line, isContent)),
    async (url) => assert.equal((await smtpPost({ url, patience: 150 }).send(mail)).kind, 'later'),
  );
});

test('a mail for which a kept line falls silent is given up in the same time as any other', async () => {
  let mails = 0;
  await withScript(
    (line, _socket, isContent) => {
      if (/^MAIL/.test(line)) mails += 1;
      if (/^MAIL/.test(line) && mails > 1) return undefined;
      return isContent && line === '.' ? '250 kept' : polite(line, isContent);
    },
    async (url) => {
      const post = smtpPost({ url, patience: 500 });
      assert.equal((await post.send(mail)).kind, 'sent');
      const began = performance.now();
      assert.equal((await post.send(mail)).kind, 'later');
      // Twice the patience would outlast the claim: a person would be asked while the mail still leaves.
      assert.ok(performance.now() - began < 900, `${performance.now() - began} ms`);
    },
  );
});

test('a ready body stands on the wire as it was given, under our own header fields', async () => {
  const entity = {
    headers: [['Content-Type', 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"']],
    body: '--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b--\r\n',
  } as const;
  await withServer({}, async (url, kept) => {
    const outcome = await smtpPost({ url }).send({
      ...mail,
      text: '',
      entity,
      headers: { 'Reply-To': 'a+b@example.org' },
    });
    assert.equal(outcome.kind, 'sent');
    const [head, ...rest] = kept[0]!.raw.split('\r\n\r\n');
    assert.equal(rest.join('\r\n\r\n'), entity.body);
    assert.match(head!, /^Content-Type: multipart\/encrypted; protocol="application\/pgp-encrypted"; boundary="b"$/m);
    assert.equal(head!.match(/^Content-/gm)?.length, 1);
    assert.match(head!, /^Reply-To: a\+b@example\.org$/m);
    assert.match(head!, /^MIME-Version: 1\.0$/m);
  });
  const wrong = [
    { ...entity, headers: [['Bcc', 'eve@example.org']] },
    { ...entity, headers: [['Content-Type', 'text/plain\r\nBcc: eve@example.org']] },
    { ...entity, body: 'bare\nline' },
    { ...entity, body: `${'x'.repeat(999)}\r\n` },
    { ...entity, body: 'naïve\r\n' },
  ] as const;
  for (const each of wrong) assert.ok(faultIn({ ...mail, entity: each as NonNullable<Mail['entity']> }));
});

test('returned mail is asked for its headers alone, and goes to the address that was given for it', async () => {
  const lines: string[] = [];
  await withScript(
    (line, _socket, isContent) => {
      if (!isContent) lines.push(line);
      if (/^EHLO/.test(line)) return '250-here\r\n250 DSN';
      return isContent && line === '.' ? '250 kept' : polite(line, isContent);
    },
    async (url) => {
      const outcome = await smtpPost({ url }).send({ ...mail, returnTo: 'bounces+1@example.org' });
      assert.equal(outcome.kind, 'sent');
    },
  );
  assert.deepEqual(
    lines.filter((line) => /^(MAIL|RCPT)/.test(line)),
    ['MAIL FROM:<bounces+1@example.org> RET=HDRS', 'RCPT TO:<ann@example.net> NOTIFY=FAILURE'],
  );
});

test('many mails share few lines, and each outcome is that of its own mail', async () => {
  const connections = new Set<Socket>();
  await withScript(
    (line, socket, isContent) => {
      connections.add(socket);
      if (/^RCPT TO:<no/.test(line)) return '550 nobody';
      if (isContent && line.startsWith('lost')) return void socket.destroy();
      return isContent && line === '.' ? '250 kept' : polite(line, isContent);
    },
    async (url) => {
      const post = smtpPost({ url });
      const kinds = ['sent', 'refused', 'in doubt'] as const;
      const outcomes = await Promise.all(
        Array.from({ length: 60 }, async (_, at) => {
          const kind = kinds[at % 3]!;
          const to = kind === 'refused' ? `no${at}@example.net` : `a${at}@example.net`;
          return [kind, (await post.send({ ...mail, to, text: kind === 'in doubt' ? 'lost\n' : 'kept\n' })).kind];
        }),
      );
      for (const [expected, found] of outcomes) assert.equal(found, expected);
    },
  );
  assert.ok(connections.size < 60, `${connections.size} connections for 60 mails`);
});

test('a line on which the server has hung up meanwhile costs no mail', async () => {
  let mails = 0;
  await withScript(
    (line, socket, isContent) => {
      // Hangs up in the middle of the second mail's first command.
      if (/^MAIL/.test(line) && mails === 1) {
        mails += 1;
        return void socket.destroy();
      }
      if (isContent && line === '.') {
        mails += 1;
        return '250 kept';
      }
      return polite(line, isContent);
    },
    async (url) => {
      const post = smtpPost({ url });
      assert.equal((await post.send(mail)).kind, 'sent');
      assert.equal((await post.send(mail)).kind, 'sent');
    },
  );
  assert.equal(mails, 3);
});

test('only one plain mailbox passes, whatever is put around it', () => {
  assert.ok(isMailbox('cncf-contour-maintainers@lists.cncf.io'));
  fc.assert(
    fc.property(
      fc.constantFrom(',', ';', ':', '<', '>', ' ', '\r\n', '\0', '"', '(', ')', '@'),
      fc.nat(20),
      (sign, at) => {
        const address = 'ann@example.org';
        const spoilt = address.slice(0, at) + sign + address.slice(at);
        assert.ok(!isMailbox(spoilt));
        assert.ok(faultIn({ ...mail, to: spoilt }));
      },
    ),
  );
});

test('a mail server outside this machine is spoken to under TLS only', () => {
  assert.equal(readSmtpUrl('smtp://mail.example.org:587').requireTLS, true);
  assert.equal(readSmtpUrl('smtps://mail.example.org').port, 465);
  assert.equal(readSmtpUrl('smtp://127.0.0.1:2525').requireTLS, false);
  assert.deepEqual(readSmtpUrl('smtp://a%40b:p%3Aq@mail.example.org').credentials, { user: 'a@b', pass: 'p:q' });
  assert.throws(() => readSmtpUrl('http://mail.example.org'), TypeError);
});
