import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseEvent } from '../../core/case/events.ts';
import { sayActor } from '../views/say-actor.ts';
import { sayEvent } from './event-words.ts';

const names = {
  ada: 'Ada',
  'organisation:nord': 'Nordlinux',
  'organisation:tern': 'Tern',
  'organisation:quay': 'Quay',
  'organisation:acme': 'Acme',
};
const say = (event: unknown) => sayEvent(event as CaseEvent, names);
const answered = (answer: string, by: string) => ({
  type: 'DateAnswered',
  party: 'organisation:nord',
  proposal: 1,
  answer,
  reason: '',
  by,
});
const copies = (...ids: string[]) => ids.map((organisation) => ({ organisation }));

test('an entry names whom it concerns', () => {
  assert.equal(say({ type: 'MemberAdded', account: 'ada', reason: '', by: 'lena' }), 'let Ada see the case');
  assert.equal(say({ type: 'MemberRemoved', account: 'gone', by: 'lena' }), 'took somebody who has left off the case');
  assert.equal(say({ type: 'LeadAssigned', account: 'ada', by: 'ada' }), 'took the lead');
  assert.equal(say({ type: 'LeadAssigned', account: 'ada', by: 'lena' }), 'made Ada the lead');
  const exempt = { type: 'ExemptionGranted', party: 'organisation:nord', by: 'lena' };
  assert.equal(say(exempt), 'granted Nordlinux an exemption from the embargo');
  const fix = { line: '1.32', state: 'released', version: '1.32.5' };
  assert.equal(say({ type: 'FixMoved', fix, by: 'ada' }), 'released 1.32.5 on 1.32');
  assert.match(say({ type: 'FixMoved', fix: { line: '1.32', state: 'tested' }, by: 'ada' }), /1\.32 is tested$/);
});

test('who answers for an organisation bears its name, and what the team writes down for it says so', () => {
  assert.equal(sayActor('distributor:hana', names, 'organisation:nord'), 'Nordlinux');
  assert.equal(sayActor('distributor:link', names, 'organisation:nord'), 'Nordlinux, by link');
  assert.equal(say(answered('ok', 'distributor:hana')), 'agreed to the date');
  assert.equal(say(answered('object', 'distributor:hana')), 'objected to the date');
  assert.equal(say(answered('ok', 'account:lena')), 'recorded that Nordlinux agreed to the date');
  const consent = { type: 'ConsentChanged', party: 'organisation:nord', policyVersion: 1 };
  assert.equal(say({ ...consent, consent: 'invited', by: 'account:lena' }), 'asked Nordlinux to keep the embargo');
  assert.equal(say({ ...consent, consent: 'declined', by: 'distributor:hana' }), 'declined the embargo');
});

test('a notice names the organisations, and counts them where they are many', () => {
  const sent = (...ids: string[]) => say({ type: 'NoticeSent', notice: 'n', copies: copies(...ids), by: 'lena' });
  assert.equal(sent('nord'), 'sent the notice to Nordlinux');
  assert.equal(sent('nord', 'tern', 'quay'), 'sent the notice to Nordlinux, Tern and Quay');
  assert.equal(sent('nord', 'tern', 'quay', 'acme'), 'sent the notice to Nordlinux, Tern and 2 more');
  assert.equal(sent('unknown'), 'sent the notice to 1 organisation');
});

test('whoever hands no names over reads none', () => {
  assert.doesNotMatch(sayEvent(answered('ok', 'account:lena') as CaseEvent), /Nord/);
});
