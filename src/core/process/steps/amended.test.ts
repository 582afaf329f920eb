import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  before,
  contour,
  contourAdvisory,
  factsWith,
  given,
  people,
  playbookWith,
} from '../../../../test/support/law.ts';
import { statusOf } from '../../case/evolve.ts';
import { openTasks } from '../../case/tasks.ts';
import { followUpMail } from '../../notices/users-mail.ts';
import { nextIn } from '../next.ts';

const { lead, responder, developer, releaser } = people;
const at = { line: '1.31', state: 'tested', evidence: 'run 7' };
const published = after('PublishAdvisory');
const taskIds = (state: Parameters<typeof openTasks>[0]) => openTasks(state, contour).map((t) => t.id);

test('a partial fix says what remains, and its line stays affected until another round', () => {
  const move = { type: 'MoveFix', ...at, coverage: 'partial' };
  given(before('ConfirmFix')).when(move, developer).refused('partial-says-what-remains');
  const fix = {
    line: '1.31',
    state: 'released',
    version: '1.31.6',
    url: 'https://example.org/1',
    coverage: 'partial',
    vehicle: 'patch',
    remains: 'The admin interface.',
    releasedAt: published.at(-1)!.at,
  } as const;
  const half = given(before('PublishAdvisory'), { type: 'FixMoved', fix, by: 'remy' });
  const refused = half.when({ type: 'PublishAdvisory' }, releaser).refused('advisory-fits-releases');
  assert.match(refused.gates[0]!.sentence, /line 1\.31 stays affected, because 1\.31\.6 mends only a part/);
  assert.ok(taskIds(half.state).includes('partial-fix'));
});

test('after publication another round of releases goes through every gate again', () => {
  const plan = { type: 'PlanReleases', lines: '1.33 1.33.5\n1.30 1.30.9', reason: 'A way around was found.' };
  given(before('ReleasePatch')).when(plan, lead).refused('round-is-new');
  const state = given(published)
    .when(plan, lead)
    .then({
      type: 'ReleasesPlanned',
      lines: [
        { line: '1.33', planned: '1.33.5' },
        { line: '1.30', planned: '1.30.9' },
      ],
      reason: 'A way around was found.',
      by: 'lena',
    });
  assert.deepEqual(
    state.fixes['1.33']?.earlier?.map((e) => e.version),
    ['1.33.4'],
  );
  assert.equal(state.fixes['1.30']?.state, 'planned');
  assert.equal(state.fixConfirmedAt, undefined);
  assert.equal(state.advisory.state, 'published');
});

test('an amendment says what has changed, and everybody is told again', () => {
  const told = after('ReleaseOutSent');
  const amended = given(
    told,
    { type: 'AdvisoryDrafted', revision: 3, advisory: contourAdvisory({ cve: 'CVE-2026-41246' }), by: 'lena' },
    { type: 'AdvisoryFrozen', revision: 3, by: 'lena' },
    { type: 'AdvisoryApproved', revision: 3, by: 'ravi' },
  );
  amended.when({ type: 'PublishAdvisory' }, releaser).refused('amendment-reasoned');
  const place = { case: amended.state, actor: lead, now: told.at(-1)!.at, playbook: contour, facts: factsWith() };
  assert.equal(nextIn(place).step, 'publish-advisory');
  const state = amended
    .when({ type: 'PublishAdvisory', changes: 'The CVE id.' }, releaser)
    .does({ changes: 'The CVE id.' });
  assert.deepEqual([state.usersToldAt, state.followedUpAt], [undefined, undefined]);
  assert.equal(state.advisory.publications[1]?.changes, 'The CVE id.');
  const { text } = followUpMail(state, contour);
  assert.match(text, /The advisory was amended on .+: The CVE id\./);
  assert.match(text, /The advisory was first published on Mon 20 Apr 2026 16:50 UTC/);
});

test('an amendment takes a closed case up again, until everybody is told and it is closed anew', () => {
  const closed = after('CloseCase');
  const advisory = contourAdvisory({ cve: 'CVE-2026-41246' });
  const state = given(closed).when({ type: 'DraftAdvisory', advisory }, lead).does({ type: 'AdvisoryDrafted' });
  assert.deepEqual([statusOf(state), state.closedAt], ['accepted', undefined]);
  const amended = given(
    closed,
    { type: 'AdvisoryDrafted', revision: 3, advisory, by: 'lena' },
    { type: 'AdvisoryFrozen', revision: 3, by: 'lena' },
    { type: 'AdvisoryApproved', revision: 3, by: 'ravi' },
    { type: 'AdvisoryPublished', revision: 3, id: advisory.id, changes: 'The CVE id.', by: 'remy' },
  );
  amended.when({ type: 'TellUsers' }, releaser).does({ type: 'UsersTold' });
  amended.when({ type: 'CloseCase', reason: 'Amended.' }, lead).refused('follow-ups-done');
  const withdrawn = given(closed, { type: 'AdvisoryWithdrawn', reason: 'No vulnerability.', by: 'lena' });
  withdrawn.when({ type: 'DraftAdvisory', advisory }, lead).untimely();
});

test('published without a CVE id, the id stays a task until the advisory is amended', () => {
  const book = published.filter((r) => !r.event.type.startsWith('CveId'));
  const open = given(book);
  assert.deepEqual(taskIds(open.state), ['main-branch', 'add-cve']);
  open.when({ type: 'RequestCveId' }, lead).does({ type: 'CveIdRequested' });
  const reserved = given(
    book,
    { type: 'CveIdRequested', from: 'github', by: 'lena' },
    { type: 'CveIdReserved', cve: 'CVE-2026-50149', by: 'lena' },
  );
  assert.deepEqual(taskIds(reserved.state), ['main-branch', 'amend-with-cve']);
  const kept = after('HoldRetrospective').filter((r) => !r.event.type.startsWith('CveId'));
  given(kept).when({ type: 'CloseCase', reason: 'Done.' }, lead).refused('tasks-settled');
  given(kept).when({ type: 'CloseCase', reason: 'Done.', tasksStay: true }, lead).does({ type: 'CaseClosed' });
  const none = playbookWith({ cve: { from: 'none', requiredForPublication: false } });
  assert.deepEqual(
    openTasks(open.state, none).map((t) => t.id),
    ['main-branch'],
  );
});

test('the moment at which support counts decides which lines are owed a patch', () => {
  const atRelease = playbookWith({ release: { ...contour.release, supportAsOf: 'release' } });
  const book = before('ReleasePatch').map((r) =>
    r.event.type === 'ReportAccepted' ? { ...r, event: { ...r.event, supported: ['1.33', '1.32', '1.31'] } } : r,
  );
  const shrunk = { facts: { supportedLines: ['1.33'] } };
  const decline = { type: 'DeclineFix', line: '1.32', reason: 'Support ended on 28 May.' };
  given(book).when(decline, lead, shrunk).refused('not-owed-a-patch');
  given(book)
    .when({ ...decline, despiteSupport: true }, lead, shrunk)
    .does({ type: 'FixMoved' });
  const state = given(book)
    .when(decline, lead, { ...shrunk, playbook: atRelease })
    .does({ type: 'FixMoved' });
  assert.deepEqual([state.fixes['1.32']?.state, state.fixes['1.32']?.despiteSupport], ['declined', undefined]);
  given(book)
    .when({ ...decline, line: '1.33' }, lead, { ...shrunk, playbook: atRelease })
    .refused('not-owed-a-patch');
  const grown = { facts: { supportedLines: ['1.34', '1.33'] }, playbook: atRelease };
  given(before('PublishAdvisory')).when({ type: 'PublishAdvisory' }, releaser, grown).refused('support-covered');
  const ready = given(before('PublishAdvisory'));
  const place = { case: ready.state, actor: lead, now: ready.now, playbook: atRelease };
  const told = nextIn({ ...place, facts: factsWith(grown.facts) });
  assert.equal(told.what, 'Say whether a line is affected (1.34)', 'whoever is asked reads which line');
  given(before('PublishAdvisory'), {
    type: 'ImpactStated',
    line: '1.34',
    status: 'not affected',
    note: 'Gone.',
    by: 'lena',
  })
    .when({ type: 'PublishAdvisory' }, releaser, grown)
    .does({ type: 'AdvisoryPublished' });
});

test('a fix that is public and unreleased is a risk on record until the releases are out', () => {
  const record = { type: 'RecordPublicFix', where: 'The main branch since Thursday.' };
  const state = given(before('ReleasePatch'))
    .when(record, developer)
    .does({ type: 'PublicFixRecorded' }, { type: 'NoticeDrafted', kind: 'fix-on-main' });
  assert.ok(taskIds(state).includes('public-fix'));
  assert.equal(state.exposure.publicFix?.where, 'The main branch since Thursday.');
  assert.ok(
    !taskIds(given(before('PublishAdvisory'), { type: 'PublicFixRecorded', where: 'x', by: 'lena' }).state).includes(
      'public-fix',
    ),
  );
});

test('the texts of the fix are read by the law as well', () => {
  const record = { type: 'RecordManualStep', step: 'commit-texts', note: 'Read them.' };
  given(before('RecordManualStep'))
    .when({ ...record, texts: 'Mend GHSA-5ph6-qq5x-7jwc' }, lead)
    .refused('texts-give-nothing-away');
  given(before('RecordManualStep'))
    .when({ ...record, texts: 'refactor shutdown-manager to initiate shutdown using an Exec command' }, responder)
    .does({ note: 'Read them.\n\nrefactor shutdown-manager to initiate shutdown using an Exec command' });
});
