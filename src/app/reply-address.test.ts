import assert from 'node:assert/strict';
import test from 'node:test';
import { isMailbox } from '../core/case/mailbox.ts';
import { answerToken, generationOfToken, refClaimedBy, type TokenUse } from './answer-token.ts';
import { replyAddress } from './reply-address.ts';
import { tagOf } from './sub-address.ts';

const house = { root: Buffer.alloc(32, 7), answersTo: 'answers@heron.example' };
const own = '7QK2-M4TD';
const address = replyAddress(house, 'p1', own)!;

/** Which generation of which reference a token is good for. */
function opens(token: string, use: TokenUse, newest = 0, project = 'p1'): number | undefined {
  const ref = refClaimedBy(token);
  return ref === own ? generationOfToken(house, project, token, { ref, use, newest }) : undefined;
}
const opensMail = (text: string, project = 'p1') =>
  opens(tagOf(house.answersTo, text) ?? '', 'reply address', 0, project);

test('a reply address is one plain mailbox that stands for one reference of one project', () => {
  assert.match(address, /^answers\+7qk2m4td\.[a-z2-7]{16}@heron\.example$/);
  assert.ok(isMailbox(address));
  assert.equal(opensMail(address), 0);
  assert.equal(opensMail(address, 'p2'), undefined);
});

test('servers may change the case of a reply address', () => {
  assert.equal(opensMail(address.toUpperCase()), 0);
});

test('an address that was made up stands for nothing', () => {
  for (const other of [
    'answers@heron.example',
    'answers+7qk2m4td@heron.example',
    address.replace('7qk2', '7qk3'),
    address.replace('@heron', '@other'),
    address.replace('answers', 'answer'),
    `${address.slice(0, 20)}@heron.example`,
    replyAddress({ ...house, root: Buffer.alloc(32, 8) }, 'p1', own)!,
    '',
  ])
    assert.equal(opensMail(other), undefined, other);
});

test('without an answer mailbox there is no reply address, and none is recognised', () => {
  assert.equal(replyAddress({ root: house.root, answersTo: undefined }, 'p1', own), undefined);
  assert.equal(tagOf(undefined, address), undefined);
});

test('the token of a reply address opens no link, and the token of a link is no reply address', () => {
  const inMail = answerToken(house, 'p1', own, 'reply address');
  const inLink = answerToken(house, 'p1', own, 'link');
  assert.equal(opens(inLink, 'link'), 0);
  assert.equal(opens(inMail, 'link'), undefined);
  assert.equal(opens(inLink, 'reply address'), undefined);
});

test('each generation has tokens of its own, and one that is yet to come is none', () => {
  const links = [0, 1, 2].map((generation) => answerToken(house, 'p1', own, 'link', generation));
  assert.equal(new Set(links).size, 3);
  assert.deepEqual(
    links.map((link) => opens(link, 'link', 1)),
    [0, 1, undefined],
  );
});
