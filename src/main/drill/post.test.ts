import assert from 'node:assert/strict';
import test from 'node:test';
import type { Mail, Post } from '../../channels/post.ts';
import { type Drill, drillSchema } from '../../formats/drill/schema.ts';
import { drillPost } from './post.ts';
import { rosterOf, type Volunteer } from './roster.ts';

function keeping(): { post: Post; mails: Mail[] } {
  const mails: Mail[] = [];
  return {
    mails,
    post: {
      send: async (mail) => {
        mails.push(mail);
        return { kind: 'sent', response: 'ok' };
      },
    },
  };
}

const mail = (to: string): Mail => ({
  from: 'house@localhost',
  to,
  subject: 'A report waits',
  text: 'Look.',
  messageId: '<a@b>',
});

test('only who agreed is reached, by a marked mail; everything stays in the sink', async () => {
  const [sink, out] = [keeping(), keeping()];
  const roster = new Map([['lena@drill.invalid', 'lena@real.example']]);
  const post = drillPost(sink.post, { post: out.post, sender: 'security@real.example', roster });
  const others = [
    'psirt@distributor.example',
    'lena@real.example',
    'LENA@drill.invalid',
    'lena@drill.invalid,x@y.example',
  ];
  for (const to of ['lena@drill.invalid', ...others]) await post.send(mail(to));
  assert.equal(sink.mails.length, 5);
  assert.deepEqual(
    out.mails.map(({ to, from, subject }) => ({ to, from, subject })),
    [{ to: 'lena@real.example', from: 'security@real.example', subject: 'DRILL A report waits' }],
  );
  assert.ok(sink.mails.every(({ subject, text }) => subject.startsWith('DRILL ') && text.includes('fire drill')));
});

test('without a way out nothing leaves', async () => {
  const sink = keeping();
  assert.equal((await drillPost(sink.post, undefined).send(mail('lena@drill.invalid'))).kind, 'sent');
  assert.equal(sink.mails.length, 1);
});

test('a part goes to one volunteer who holds its role, and to nobody else', () => {
  const actors = {
    lena: { is: 'team', name: 'Lena', roles: ['lead'], practises: true },
    dario: { is: 'team', name: 'Dario', roles: ['developer'], practises: true },
    rosa: { is: 'team', name: 'Rosa', roles: ['lead'] },
  };
  const drill = { actors: drillSchema.shape.actors.parse(actors) } as Drill;
  const who = (name: string, ...roles: Volunteer['roles']): Volunteer => ({
    name,
    address: `${name}@real.example`,
    roles,
  });
  const names = (volunteers: readonly Volunteer[]) =>
    [...rosterOf(drill, volunteers)].map(([part, { name }]) => [part, name]);
  assert.deepEqual(names([who('ann', 'lead'), who('bob', 'lead')]), [['lena@drill.invalid', 'ann']]);
  assert.deepEqual(names([who('ann', 'lead', 'developer')]), [['lena@drill.invalid', 'ann']]);
  assert.deepEqual(names([who('cat', 'auditor')]), []);
});
