import assert from 'node:assert/strict';
import test from 'node:test';
import { isMailbox } from '../core/case/mailbox.ts';
import { answerToken, refOfAnswerToken } from './answer-token.ts';
import { refOfReplyAddress, replyAddress } from './reply-address.ts';

const house = { root: Buffer.alloc(32, 7), answersTo: 'answers@heron.example' };
const address = replyAddress(house, 'p1', '7QK2-M4TD')!;

test('a reply address is one plain mailbox that stands for one reference of one project', () => {
  assert.match(address, /^answers\+7qk2m4td\.[a-z2-7]{16}@heron\.example$/);
  assert.ok(isMailbox(address));
  assert.equal(refOfReplyAddress(house, 'p1', address), '7QK2-M4TD');
  assert.equal(refOfReplyAddress(house, 'p2', address), undefined);
});

test('servers may change the case of a reply address', () => {
  assert.equal(refOfReplyAddress(house, 'p1', address.toUpperCase()), '7QK2-M4TD');
});

test('an address that was made up stands for nothing', () => {
  for (const other of [
    'answers@heron.example',
    'answers+7qk2m4td@heron.example',
    address.replace('7qk2', '7qk3'),
    address.replace('@heron', '@other'),
    address.replace('answers', 'answer'),
    `${address.slice(0, 20)}@heron.example`,
    replyAddress({ ...house, root: Buffer.alloc(32, 8) }, 'p1', '7QK2-M4TD')!,
    '',
  ])
    assert.equal(refOfReplyAddress(house, 'p1', other), undefined, other);
});

test('without an answer mailbox there is no reply address, and none is recognised', () => {
  const silent = { root: house.root, answersTo: undefined };
  assert.equal(replyAddress(silent, 'p1', '7QK2-M4TD'), undefined);
  assert.equal(refOfReplyAddress(silent, 'p1', address), undefined);
});

test('the token of a reply address opens no link, and the token of a link is no reply address', () => {
  const inMail = answerToken(house, 'p1', '7QK2-M4TD', 'reply address');
  const inLink = answerToken(house, 'p1', '7QK2-M4TD', 'link');
  assert.equal(refOfAnswerToken(house, 'p1', inLink, 'link'), '7QK2-M4TD');
  assert.equal(refOfAnswerToken(house, 'p1', inMail, 'link'), undefined);
  assert.equal(refOfAnswerToken(house, 'p1', inLink, 'reply address'), undefined);
});
