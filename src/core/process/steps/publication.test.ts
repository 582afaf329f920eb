import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, contourAdvisory, given, people, playbookWith } from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { fault } from '../../case/fault.ts';
import { instant, plus } from '../instant.ts';

const { responder, lead, developer, releaser, reporter, admin } = people;
const drafted = before('FreezeAdvisory');
const frozen = after('FreezeAdvisory');
const ready = before('PublishAdvisory');
const published = after('PublishAdvisory');
const freeze = { type: 'FreezeAdvisory' };
const publish = { type: 'PublishAdvisory' };
const broken = { documents: [fault('csaf-6.1.1', '/document', 'It is not right.', 'Mend it.')] };
const teamOfTwo = { team: [lead, responder].map(({ id, roles }) => ({ account: id, roles })) };

const revised = (revision: number, advisory = contourAdvisory()): CaseEvent => ({
  type: 'AdvisoryDrafted',
  revision,
  advisory,
  by: 'lena',
});
const declined = (book: typeof ready): CaseEvent => ({
  type: 'FixMoved',
  fix: { ...given(book).state.fixes['1.31']!, state: 'declined', reason: 'Support ended.' },
  by: 'lena',
});

test('the text is frozen when it is scored, classified, complete and valid', () => {
  const state = given(drafted).when(freeze, lead).then({ type: 'AdvisoryFrozen', revision: 2, by: 'lena' });
  assert.equal(state.advisory.state, 'frozen');
  const silent = given(drafted, revised(3, contourAdvisory({ workarounds: ' ' })));
  silent.when(freeze, lead).refused('mitigations-stated');
  given(after('AcceptReport'), revised(1)).when(freeze, lead).refused('is-scored', 'is-classified');
  given(drafted, revised(3, contourAdvisory({ affected: [] })))
    .when(freeze, lead)
    .refused('newest-draft-complete');
  given(drafted).when(freeze, lead, { facts: broken }).refused('documents-valid');
  given(after('AcceptReport')).when(freeze, lead).untimely();
  given(frozen).when(freeze, lead).untimely();
  given(drafted).when(freeze, developer).forbidden();
});

test('a second person approves the frozen revision, and not its author', () => {
  const approve = { type: 'ApproveAdvisory' };
  given(frozen).when(approve, responder).then({ type: 'AdvisoryApproved', revision: 2, by: 'ravi' });
  given(frozen).when(approve, developer).does({ by: 'dana' });
  given(frozen).when(approve, lead).refused('not-the-advisory-author');
  given(drafted).when(approve, responder).untimely();
  given(published).when(approve, responder).untimely();
  given(frozen).when(approve, reporter).forbidden();
});

test('publication happens when every patch is out and the embargo is over', () => {
  const event = { type: 'AdvisoryPublished', revision: 2, id: 'CONTOUR-2026-001', by: 'remy' } as const;
  const state = given(ready).when(publish, releaser).does(event);
  assert.equal(state.advisory.state, 'published');
  assert.equal(state.embargo.state, 'exited');
  assert.equal(state.cve.state, 'published');
  assert.ok(state.exposure.public);
  given(published).when(publish, releaser).untimely();
  for (const actor of [responder, developer, reporter, admin]) given(ready).when(publish, actor).forbidden();
});

test('a patch that is missing keeps the advisory back, whatever the hour', () => {
  const book = before('ReleasePatch');
  const late = { at: instant('2026-05-20T00:00:00Z') };
  const refusal = given(book).when(publish, releaser, late).refused('all-patches-released');
  assert.match(refusal.gates[0]!.sentence, /1\.33, 1\.32, 1\.31 are missing/);
});

test('the embargo keeps the advisory back to the millisecond, and not a moment longer', () => {
  const end = instant('2026-04-20T18:00:00Z');
  const held = given(ready, { type: 'DateDecided', date: end, reason: '', objections: [], by: 'lena' });
  held.when(publish, releaser, { at: plus(end, -1) }).refused('embargo-reached');
  held.when(publish, releaser, { at: end }).does({ type: 'AdvisoryPublished' });
  const ended = { type: 'EmbargoEnded', cause: 'collapsed', reason: 'A leak.', by: 'account:ravi' } as const;
  given(held.book, ended).when(publish, releaser).does({ type: 'AdvisoryPublished' });
});

test('without a decided date nothing is published, unless the team has recorded that it is public', () => {
  const undated = ready.filter((r) => !['DateDecided', 'DateProposed'].includes(r.event.type));
  const open = given(undated);
  const refusal = open.when(publish, releaser).refused('embargo-reached');
  assert.match(refusal.gates[0]!.sentence, /No disclosure date has been decided/);
  const claim = { type: 'ExposureRecorded', what: 'public', source: 'a post', by: 'reporter:rita' } as const;
  given(undated, claim).when(publish, releaser).refused('embargo-reached');
  given(undated, { ...claim, by: 'account:ravi' })
    .when(publish, releaser)
    .does({ type: 'AdvisoryPublished' });
  const proposed = given(ready.filter((r) => r.event.type !== 'DateDecided'));
  proposed.when(publish, releaser, { at: instant('2027-01-01T00:00:00Z') }).refused('embargo-reached');
});

test('only the frozen text that a second person has read is published', () => {
  given(ready, revised(3)).when(publish, releaser).refused('advisory-frozen', 'second-person-advisory');
  const unread = given(ready, revised(3), { type: 'AdvisoryFrozen', revision: 3, by: 'lena' });
  unread.when(publish, releaser).refused('second-person-advisory');
  unread.when(publish, lead, { facts: teamOfTwo }).does({ type: 'AdvisoryPublished', revision: 3 });
  const own = given(unread.book, { type: 'AdvisoryApproved', revision: 3, by: 'lena' });
  own.when(publish, releaser).refused('second-person-advisory');
});

test('what the advisory says has to be whole on the day of publication too', () => {
  given(ready).when(publish, releaser, { facts: broken }).refused('documents-valid');
  const { severity: _s, cwe: _c, ...bare } = given(ready).state;
  const offer = given(ready)
    .offers(releaser)
    .find((o) => o.step.command === 'PublishAdvisory')!;
  const situation = { case: bare, actor: releaser, now: given(ready).now, playbook: contour, facts: { team: [] } };
  const shut = offer.step.gates.filter((g) => g.check(situation as never)).map((g) => g.id);
  assert.deepEqual(shut, ['is-scored', 'is-classified']);
});

test('a playbook may ask for a CVE id; the contour playbook does not', () => {
  const strict = playbookWith({ cve: { from: 'github', requiredForPublication: true } });
  const nameless = ready.filter((r) => r.event.type !== 'CveIdReserved');
  given(nameless).when(publish, releaser, { playbook: strict }).refused('cve-if-required');
  given(nameless).when(publish, releaser).does({ type: 'AdvisoryPublished' });
  given(ready).when(publish, releaser, { playbook: strict }).does({ type: 'AdvisoryPublished' });
});

test('the advisory names the versions that were released and the lines that get none', () => {
  const fix = given(ready).state.fixes['1.33']!;
  const other = given(ready, { type: 'FixMoved', fix: { ...fix, version: '1.33.5' }, by: 'remy' });
  const refusal = other.when(publish, releaser).refused('advisory-fits-releases');
  assert.match(refusal.gates[0]!.sentence, /line 1\.33 is fixed in 1\.33\.5/);
  const tagged = given(ready, { type: 'FixMoved', fix: { ...fix, version: 'v1.33.4' }, by: 'remy' });
  tagged.when(publish, releaser).does({ type: 'AdvisoryPublished' });
  given(ready, declined(ready)).when(publish, releaser).refused('advisory-fits-releases');
  const { affected, ...rest } = contourAdvisory();
  const listed = affected.map((a) => ({
    ...a,
    ranges: a.ranges.map(({ fixed, ...r }) =>
      r.line === '1.31' ? { ...r, unpatched: 'Support ended.' } : { ...r, ...(fixed ? { fixed } : {}) },
    ),
  }));
  given(
    ready,
    declined(ready),
    revised(3, { ...rest, affected: listed }),
    { type: 'AdvisoryFrozen', revision: 3, by: 'lena' },
    { type: 'AdvisoryApproved', revision: 3, by: 'ravi' },
  )
    .when(publish, releaser)
    .does({ type: 'AdvisoryPublished' });
});

test('a published advisory is withdrawn with a public reason, and never deleted', () => {
  const withdraw = { type: 'WithdrawAdvisory', reason: 'It was no vulnerability.' };
  const state = given(published)
    .when(withdraw, lead)
    .then({ type: 'AdvisoryWithdrawn', reason: withdraw.reason, by: 'lena' });
  assert.equal(state.advisory.state, 'withdrawn');
  assert.equal(state.advisory.revisions.length, 2);
  assert.equal(state.advisory.publications.length, 1);
  const replacedBy = 'CVE-2026-50149, CVE-2026-41246';
  given(published)
    .when({ ...withdraw, replacedBy }, lead)
    .does({ type: 'AdvisoryWithdrawn', replacedBy: ['CVE-2026-50149', 'CVE-2026-41246'] });
  given(published)
    .when({ ...withdraw, replacedBy: 'another one' }, lead)
    .faulty('/replacedBy');
  given(published).when({ type: 'WithdrawAdvisory' }, lead).faulty('/reason');
  given(ready).when(withdraw, lead).untimely();
  given(published).when(withdraw, releaser).forbidden();
});

test('a published advisory is amended by a new revision that passes the same gates', () => {
  const late = contourAdvisory({ cve: 'CVE-2026-41246' });
  const nameless = published.filter((r) => r.event.type !== 'CveIdReserved');
  given(nameless).when({ type: 'RecordCveId', cve: 'CVE-2026-41246' }, lead).does({ type: 'CveIdReserved' });
  const amended = given(nameless, { type: 'CveIdReserved', cve: 'CVE-2026-41246', by: 'lena' }, revised(3, late));
  assert.equal(amended.state.advisory.publications.at(-1)?.revision, 2, 'what is public stays public meanwhile');
  const again = { ...publish, changes: 'The CVE id is in.' };
  amended.when(again, releaser).refused('advisory-frozen', 'second-person-advisory');
  const state = given(
    amended.book,
    { type: 'AdvisoryFrozen', revision: 3, by: 'lena' },
    { type: 'AdvisoryApproved', revision: 3, by: 'ravi' },
  )
    .when(again, releaser)
    .does({ type: 'AdvisoryPublished', revision: 3 });
  assert.equal(state.cve.state, 'published');
  assert.equal(state.advisory.publications.length, 2);
  const withdrawn = given(published, { type: 'AdvisoryWithdrawn', reason: 'x', by: 'lena' });
  withdrawn.when({ type: 'DraftAdvisory', advisory: late }, lead).untimely();
});
