import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, given, people } from '../../../../test/support/law.ts';

const { responder, lead, developer, releaser, reporter, harbour } = people;
const accepted = after('AcceptReport');
const tested = after('MoveFix');
const confirmed = after('ConfirmFix');
const checked = before('ReleasePatch');
const allOut = after('ReleasePatch');
const release = { type: 'ReleasePatch', line: '1.33', version: '1.33.4', url: 'https://example.org/1.33.4' };

test('the fix of a line moves on, and a test names its evidence', () => {
  const move = { type: 'MoveFix', line: '1.33', state: 'in progress' };
  const planned = { line: '1.33', planned: '1.33.4', coverage: 'full', vehicle: 'patch' } as const;
  given(accepted)
    .when(move, lead)
    .then({ type: 'FixMoved', fix: { ...planned, state: 'in progress' }, by: 'lena' });
  const proven = { ...move, state: 'tested', evidence: 'run 17', precondition: 'Envoy 1.35', vehicle: 'next minor' };
  given(accepted)
    .when(proven, lead)
    .then({
      type: 'FixMoved',
      fix: { ...planned, state: 'tested', vehicle: 'next minor', evidence: 'run 17', precondition: 'Envoy 1.35' },
      by: 'lena',
    });
  given(accepted)
    .when({ ...move, state: 'tested' }, lead)
    .refused('test-evidenced');
  for (const line of ['1.30', 'constructor', 'toString', '__proto__']) {
    given(accepted)
      .when({ ...move, line }, lead)
      .refused('line-known');
  }
  given(accepted)
    .when({ ...move, state: 'released' }, lead)
    .faulty('/state');
  given(after('ValidateReport')).when(move, lead).untimely();
  given(allOut).when(move, lead).untimely();
  given(accepted).when(move, developer).forbidden();
  given(after('AddMember')).when(move, developer).does({ by: 'dana' });
  given(accepted).when(move, reporter).forbidden();
});

test('a released line is never moved back', () => {
  const one = given(checked).when(release, releaser).does({ type: 'FixMoved' });
  assert.equal(one.fixes['1.33']?.state, 'released');
  const book = given(checked, { type: 'FixMoved', fix: one.fixes['1.33']!, by: 'remy' });
  book.when({ type: 'MoveFix', line: '1.33', state: 'in progress' }, developer).refused('not-released');
  book.when({ type: 'DeclineFix', line: '1.33', reason: 'x' }, lead).refused('not-released');
  book.when(release, releaser).refused('not-released', 'line-tested');
});

test('the fix is confirmed once every line has been tested, and a fix that goes back to work is not confirmed', () => {
  const confirm = { type: 'ConfirmFix', note: 'The proof of concept fails.' };
  const state = given(tested).when(confirm, developer).then({ type: 'FixConfirmed', note: confirm.note, by: 'dana' });
  assert.ok(state.fixConfirmedAt);
  given(before('ConfirmFix')).when({ type: 'ConfirmFix', note: '' }, developer).faulty('/note');
  assert.match(given(accepted).when(confirm, lead).refused('all-lines-tested').gates[0]!.sentence, /1\.31/);
  given(confirmed).when(confirm, lead).untimely();
  given(tested).when(confirm, responder).forbidden();
  const back = { type: 'MoveFix', line: '1.32', state: 'in progress' };
  assert.equal(given(confirmed).when(back, developer).does({ type: 'FixMoved' }).fixConfirmedAt, undefined);
  const again = { type: 'MoveFix', line: '1.32', state: 'tested', evidence: 'run 18' };
  assert.ok(
    given(confirmed).when(again, developer).does({ type: 'FixMoved' }).fixConfirmedAt,
    'more evidence is no change',
  );
});

test('a duty done by hand is recorded by its name', () => {
  const record = { type: 'RecordManualStep', step: 'commit-texts', note: 'Read all of them.' };
  given(accepted)
    .when(record, responder)
    .then({ type: 'ManualStepRecorded', step: 'commit-texts', note: record.note, by: 'ravi' });
  given(accepted)
    .when({ ...record, step: 'coffee' }, responder)
    .faulty('/step');
  given(accepted).when(record, harbour).forbidden();
  given(after('CloseCase')).when(record, lead).untimely();
});

test('a patch is released when its line is tested, the fix confirmed and the commit texts read', () => {
  const { when, now } = given(checked);
  const { state: _, ...fix } = given(checked).state.fixes['1.33']!;
  when(release, releaser).then({
    type: 'FixMoved',
    fix: { ...fix, state: 'released', version: '1.33.4', url: release.url, releasedAt: now },
    by: 'remy',
  });
  given(confirmed).when(release, releaser).refused('commit-texts-checked');
  given(tested).when(release, releaser).refused('fix-confirmed', 'commit-texts-checked');
  given(accepted).when(release, lead).refused('line-tested', 'fix-confirmed', 'commit-texts-checked');
  given(checked)
    .when({ ...release, line: '1.30' }, releaser)
    .refused('line-known');
  given(checked)
    .when({ ...release, url: 'ftp://example.org/x' }, releaser)
    .faulty('/url');
  given(allOut).when(release, releaser).untimely();
  given(checked).when(release, developer).forbidden();
  given(checked).when(release, responder).forbidden();
});

test('a line without a patch is named with its reason by the lead', () => {
  const decline = { type: 'DeclineFix', line: '1.31', reason: 'Support ended.' };
  const fix = given(accepted).state.fixes['1.31']!;
  const state = given(accepted)
    .when(decline, lead)
    .then({ type: 'FixMoved', fix: { ...fix, state: 'declined', reason: 'Support ended.' }, by: 'lena' });
  assert.equal(state.fixes['1.31']?.state, 'declined');
  given(accepted)
    .when({ ...decline, reason: ' ' }, lead)
    .faulty('/reason');
  given(accepted)
    .when({ ...decline, line: '1.30' }, lead)
    .refused('line-known');
  given(accepted).when(decline, responder).forbidden();
  given(allOut).when(decline, lead).untimely();
});
