import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, people, playbookWith, start } from '../../../test/support/law.ts';
import type { Actor } from '../access/actor.ts';
import { type Command, isRefusal } from '../case/decide.ts';
import { day, type Instant, plus } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { decideOrganisation } from './decide.ts';
import type { OrganisationEvent } from './events.ts';
import { type KeyCard, keyWarnings, pinnedKeyOf, plainFingerprint, sayFingerprint } from './keys.ts';
import { evolveOrganisation, type Organisation } from './organisation.ts';

const card = (letter: string, expiresAt: Instant | null = null): KeyCard => ({
  fingerprint: letter.repeat(40),
  users: ['Distro Security <security@distro.example>'],
  expiresAt,
  armored: `key ${letter}`,
});
const begun: OrganisationEvent = {
  type: 'MembershipApplied',
  name: 'Distro',
  products: 'x',
  answers: {},
  voucherNamed: '',
  contact: 'p',
  policyVersion: 1,
  policyHash: 'h',
  ref: 'R',
};
const accepted: OrganisationEvent = { type: 'MembershipAccepted', by: 'account:lena', reason: 'x' };
const own: Actor = { kind: 'distributor', id: 'nina', organisation: 'new' };
const ravi: Actor = { kind: 'account', id: 'ravi', roles: ['responder'] };
const twoPersons = playbookWith({ secondPerson: { teamFrom: 3, for: ['key'] } });

/** A membership on which commands are tried one after the other, a minute apart. */
function membership(playbook: Playbook = contour) {
  let state: Organisation | undefined;
  let seq = 0;
  const name = { id: 'new', project: 'contour' };
  const write = (event: OrganisationEvent) => {
    state = evolveOrganisation(name, state, { seq, at: plus(start, seq * 60_000), actor: 'test', event });
    seq += 1;
  };
  for (const event of [begun, accepted]) write(event);
  return {
    state: () => state!,
    take(command: Command, actor: Actor, key?: KeyCard, teamSize = 4): string {
      const reading = key
        ? { ok: true, key }
        : ({ ok: false, fault: { message: 'It ended.', mend: 'Another.' } } as const);
      const facts = { members: [], barred: [], policyHash: 'h', ref: 'R', reading, teamSize } as never;
      const decision = decideOrganisation(state!, command, actor, playbook, facts);
      if (isRefusal(decision)) return decision.gates.map(({ id }) => id).join();
      for (const event of decision) write(event);
      return decision.map(({ type }) => type).join();
    },
    used: (now: Instant = plus(start, day)) => pinnedKeyOf(state!, now)?.fingerprint[0],
  };
}
const offer = { type: 'OfferKey', key: 'x' };
const pin = (letter: string) => ({ type: 'PinKey', fingerprint: letter.repeat(40), how: 'By phone.' });
const retire = (letter: string) => ({ type: 'RetireKey', fingerprint: letter.repeat(40), reason: 'Lost.' });

test('an offered key is used once the team has pinned it, and a later one follows it', () => {
  const m = membership();
  assert.equal(m.take(offer, own, card('A')), 'KeyOffered');
  assert.equal(m.used(), undefined);
  assert.equal(m.take(pin('A'), own), 'who');
  assert.equal(m.take(pin('A'), ravi), 'KeyPinned');
  assert.equal(m.used(), 'A');
  assert.equal(m.take({ type: 'FindKey' }, ravi, card('B')), 'KeyOffered');
  assert.equal(m.used(), 'A', 'what was found is not used by itself');
  assert.equal(m.take(pin('B'), ravi), 'KeyPinned');
  assert.equal(m.used(), 'B');
  assert.deepEqual(
    m.state().keys?.map(({ source }) => source),
    ['upload', 'wkd'],
  );
});

test('what cannot be used is refused with the reason, and nobody pins what was not offered', () => {
  const m = membership();
  assert.equal(m.take(offer, own), 'key-is-fit');
  assert.equal(m.take(pin('A'), ravi), 'fingerprint-waits');
  m.take(offer, own, card('A'));
  assert.equal(m.take(pin('B'), ravi), 'fingerprint-waits');
  assert.equal(m.take(retire('B'), own), 'fingerprint-stands');
});

test('a retired or ended key is never used, and the one before it is until it ends as well', () => {
  const m = membership();
  const end = plus(start, 10 * day);
  for (const [letter, key] of [
    ['A', card('A', end)],
    ['B', card('B')],
  ] as const) {
    m.take(offer, own, key);
    m.take(pin(letter), ravi);
  }
  assert.equal(m.used(), 'B');
  assert.equal(m.take(retire('B'), own), 'KeyRetired');
  assert.equal(m.used(plus(end, -1)), 'A');
  assert.equal(m.used(end), undefined);
  assert.equal(m.take(retire('B'), own), 'fingerprint-stands');
});

test('a key that is given anew waits anew, and what was pinned stays as it was', () => {
  const m = membership();
  m.take(offer, own, card('A', plus(start, 10 * day)));
  m.take(pin('A'), ravi);
  m.take(offer, own, card('A'));
  m.take(offer, own, card('A'));
  assert.equal(m.state().keys?.length, 2);
  assert.equal(pinnedKeyOf(m.state(), plus(start, day))?.expiresAt, plus(start, 10 * day));
  assert.equal(m.take(pin('A'), ravi), 'KeyPinned');
  assert.equal(pinnedKeyOf(m.state(), plus(start, day))?.expiresAt, null);
});

test('where the playbook asks for two, another person compares the key before it is used', () => {
  const m = membership(twoPersons);
  m.take(offer, own, card('A'));
  assert.equal(m.take(pin('A'), ravi), 'KeyCompared');
  assert.equal(m.used(), undefined);
  assert.equal(m.take(pin('A'), ravi), 'someone-else-compared');
  assert.equal(m.take(pin('A'), people.lead), 'KeyPinned');
  assert.equal(m.used(), 'A');
  m.take(offer, own, card('B'));
  assert.equal(m.take(pin('B'), ravi, undefined, 2), 'KeyPinned', 'a team of two has nobody else to ask');
});

test('an organisation cannot fill the book with keys', () => {
  const m = membership();
  for (const letter of 'ABCDE') assert.equal(m.take(offer, own, card(letter)), 'KeyOffered');
  assert.equal(m.take(offer, own, card('F')), 'keys-are-few');
  m.take(retire('A'), own);
  assert.equal(m.take(offer, own, card('F')), 'KeyOffered');
});

test('a fingerprint is compared without its spaces, and said in groups', () => {
  assert.equal(plainFingerprint(' 0xabcd ef01:2345 '), 'ABCDEF012345');
  assert.equal(sayFingerprint('ABCDEF012345'), 'ABCD EF01 2345');
});

test('a key that ends soon and a foreign user id are warned of', () => {
  const warned = (key: KeyCard, address = 'Security@Distro.example') => keyWarnings(key, address, start).length;
  assert.equal(warned(card('A')), 0);
  assert.equal(warned(card('A'), 'psirt@distro.example'), 1);
  assert.equal(warned(card('A', plus(start, 31 * day))), 0);
  assert.match(
    keyWarnings(card('A', plus(start, 29 * day)), 'security@distro.example', start).join(),
    /within 30 days/,
  );
  assert.match(keyWarnings(card('A', start), 'security@distro.example', start).join(), /has ended/);
});
