import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMailbox } from '../core/case/mailbox.ts';
import { newId } from '../vault/tokens.ts';
import { bounceAddress, deliveryOfBounce } from './bounce-address.ts';

const house = { root: Buffer.alloc(32, 7), bouncesTo: 'b'.repeat(24).concat('@heron.example') };
const [one, two] = [newId(), newId()];
const address = bounceAddress(house, 'p1', one)!;

test('a return address is one plain mailbox for one mail of one project, also with the longest mailbox', () => {
  assert.ok(isMailbox(address), address);
  assert.equal(deliveryOfBounce(house, 'p1', address), one);
  assert.equal(deliveryOfBounce(house, 'p1', address.toUpperCase()), one);
  assert.equal(deliveryOfBounce(house, 'p2', address), undefined);
});

test('whoever knows the id of a mail, as its Message-ID tells it, has no return address yet', () => {
  const [local] = address.split('@');
  for (const forged of [
    `${'b'.repeat(24)}+${one}@heron.example`,
    `${'b'.repeat(24)}+${one}.${'a'.repeat(12)}@heron.example`,
    address.replace(one, two),
    `${local!.slice(0, -1)}@heron.example`,
    address.replace('heron', 'other'),
    bounceAddress({ ...house, root: Buffer.alloc(32, 8) }, 'p1', one)!,
  ])
    assert.equal(deliveryOfBounce(house, 'p1', forged), undefined, forged);
  assert.equal(bounceAddress({ root: house.root, bouncesTo: undefined }, 'p1', one), undefined);
});
