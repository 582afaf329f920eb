import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, blocks, contour, factsWith, given, playbookWith } from '../../../test/support/law.ts';
import { instant } from '../process/instant.ts';
import { composeNotice, policyFooter } from './compose.ts';
import { draftBlocks } from './draft-blocks.ts';
import { retrospective } from './retrospective.ts';
import { followUpMail, usersMail } from './users-mail.ts';

test('a notice ends with the embargo policy word for word, and its subject carries tag and reference', () => {
  const { subject, text } = composeNotice(blocks, 'REF-1', contour);
  assert.equal(subject, '[contour] #security notice REF-1');
  assert.ok(text.endsWith(contour.embargo.policy.trim()));
  assert.ok(text.includes('Embargo policy (version 1)'));
  const titles = ['Description', 'Versions affected', 'Known attack vectors', 'Possible workarounds', 'Next steps'];
  const places = titles.map((title) => text.indexOf(title));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.ok(places.every((place) => place >= 0));
});

test('a playbook may do without tag and footer', () => {
  const bare = playbookWith({ notices: { plan: { ...contour.notices.plan, tag: '', footer: 'none' } } });
  const { subject, text } = composeNotice({ description: 'It is bad.' }, 'REF-1', bare);
  assert.equal(subject, '[contour] notice REF-1');
  assert.equal(text, 'Description\n\nIt is bad.');
  assert.ok(policyFooter(bare).includes(contour.embargo.policy.trim()));
});

test('the first text of a notice comes from the advisory, the lines and the proposed date', () => {
  const drafted = draftBlocks(given(before('DraftNotice')).state);
  assert.match(drafted['versions']!, /contour 1\.33\.0 up to, but not including, 1\.33\.4/);
  assert.match(drafted['next-steps']!, /1\.33: 1\.33\.4.*\nProposed public disclosure: Mon 20 Apr 2026 16:00 UTC\./s);
  assert.match(drafted['workarounds']!, /no workarounds/);
  assert.ok(Object.values(draftBlocks(given(after('AcceptReport')).state)).every((text) => typeof text === 'string'));
});

test('a notice drafted after the date was moved names the agreed date, and not the one that was proposed', () => {
  const moved = given(after('DecideDate'), {
    type: 'DateDecided',
    date: instant('2026-04-24T16:00:00Z'),
    reason: 'A member needs more days.',
    objections: [],
    by: 'lena',
  });
  const said = draftBlocks(moved.state)['next-steps']!;
  assert.match(said, /Public disclosure: Fri 24 Apr 2026 16:00 UTC\./);
  assert.ok(!said.includes('Proposed'), said);
  assert.ok(!said.includes('20 Apr'), said);
});

test('the mails after publication say what is out, and thank the members', () => {
  const { state } = given(after('PublishAdvisory'));
  assert.match(usersMail(state, contour).subject, /^\[contour\] Security advisory CVE-2026-41246: Lua code injection/);
  const follow = followUpMail(state, contour);
  assert.equal(follow.subject, '[contour] #security releases are out');
  assert.match(follow.text, /The advisory was published on Mon 20 Apr 2026 16:50 UTC/);
  assert.match(follow.text, /CVE id: CVE-2026-41246\./);
});

test('a line without a patch is named to users with its reason', () => {
  const book = after('PublishAdvisory');
  const fix = { ...given(book).state.fixes['1.31']!, state: 'declined', reason: 'Support ended.' } as const;
  const { state } = given(book, { type: 'FixMoved', fix, by: 'lena' });
  assert.match(usersMail(state, contour).text, /1\.31: no patch\. Support ended\./);
});

test('the retrospective tells kept and missed clocks, waits, and who was told early', () => {
  const { state, now } = given(after('ReleaseOutSent'));
  const text = retrospective(state, contour, now, factsWith());
  for (const said of [
    'First contact: kept',
    'Plan and workarounds: kept',
    'Public disclosure: kept',
    '1.33.4 released',
  ])
    assert.ok(text.includes(said), said);
  assert.match(text, /Dates proposed: 1; objections: 0/);
  const stopped = given(after('SendNotice'), { type: 'NoticeStopped', notice: 'id-1', by: 'lena' });
  const quiet = retrospective(stopped.state, contour, now, factsWith());
  assert.match(quiet, /Organisations told early: 0/);
  assert.ok(!quiet.includes('distributors told'));
});
