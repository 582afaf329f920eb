import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  before,
  contour,
  factsWith,
  given,
  people,
  playbookWith,
  recorded,
  reported,
} from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { chosenKinds, kindHasStep, kindLaws, kindOf, suggestedKind } from '../../case/kinds.ts';
import { owedNotices } from '../../notices/kinds.ts';
import { steps } from '../index.ts';
import { instant } from '../instant.ts';

const { lead, responder, developer, releaser } = people;
const isPublic = { type: 'ExposureRecorded', what: 'public', source: 'A post.', by: 'account:lena' } as const;
const classified = (kind: (typeof chosenKinds)[number], forUsers?: string) =>
  ({ type: 'CaseClassified', kind, reason: 'We looked.', ...(forUsers ? { forUsers } : {}), by: 'lena' }) as const;
const upstream = (embargoEnd?: string) =>
  ({
    type: 'UpstreamRecorded',
    project: 'Envoy',
    id: 'GHSA-4987-27fx-x6cf',
    ...(embargoEnd ? { embargoEnd: instant(embargoEnd) } : {}),
    source: 'Their list',
    by: 'lena',
  }) as const;
const impact = (line: string, status: 'affected' | 'not affected' | 'unknown') =>
  ({ type: 'ImpactStated', line, status, note: 'Looked.', by: 'lena' }) as const;
const end = '2026-05-11T16:00:00Z';

test('every step that a kind names is a step', () => {
  const ids = steps.map((s) => s.id);
  const named = Object.values(kindLaws).flatMap((l) => [...(l.without ?? []), ...(l.keeps ?? []), ...(l.own ?? [])]);
  assert.deepEqual(
    named.filter((id) => !ids.includes(id)),
    [],
  );
});

test('a report suggests its kind, and the team decides with a reason', () => {
  const book = recorded([reported({ effects: 'Envoy crashes.', kind: 'upstream' })]);
  const state = given(book).state;
  assert.equal(suggestedKind(state.report), 'upstream');
  assert.equal(kindOf(state), 'ordinary');
  given(book).when({ type: 'ClassifyCase', kind: 'upstream' }, lead).faulty('/reason');
  const next = given(book)
    .when({ type: 'ClassifyCase', kind: 'upstream', reason: 'It is Envoy’s.' }, lead)
    .then({ type: 'CaseClassified', kind: 'upstream', reason: 'It is Envoy’s.', by: 'lena' });
  assert.equal(kindOf(next), 'upstream');
  given(book, classified('upstream'))
    .when({ type: 'ClassifyCase', kind: 'upstream', reason: 'Again.' }, lead)
    .refused('kind-fits');
});

test('already public waits for the record that it is, and then has neither date nor notice', () => {
  const book = before('DraftAdvisory');
  given(book).when({ type: 'ClassifyCase', kind: 'already public', reason: 'A post.' }, lead).refused('kind-fits');
  given(book, isPublic)
    .when({ type: 'ClassifyCase', kind: 'already public', reason: 'A post.' }, lead)
    .then({ type: 'CaseClassified', kind: 'already public', reason: 'A post.', by: 'lena' });
  const after = given(book, isPublic, classified('already public'));
  for (const type of ['ProposeDate', 'DraftNotice']) after.when({ type }, lead).untimely();
  assert.ok(!after.offers(lead).some((o) => o.step.id === 'propose-date'));
});

test('who was told early still hears that the embargo has ended after the case has become already public', () => {
  const record = { type: 'RecordExposure', what: 'public', source: 'A blog.' };
  const drafted = given(after('SendNotice')).when(record, lead, { facts: { fresh: () => 'id-2' } }).decision;
  const exposed = [...(drafted as readonly CaseEvent[]), classified('already public')];
  const { state, book, when, offers } = given(after('SendNotice'), ...exposed);
  assert.deepEqual(owedNotices(state), ['embargo-ended']);
  assert.ok(offers(responder).some((o) => o.step.id === 'approve-notice' && o.shut.length === 0));
  when({ type: 'DraftNotice', kind: 'plan', blocks: {} }, lead).refused('not-yet-public');
  when({ type: 'ProposeDate' }, lead).untimely();
  const approved = { type: 'NoticeApproved', notice: 'id-2', by: 'ravi' } as const;
  when({ type: 'ApproveNotice', notice: 'id-2' }, responder).then(approved);
  const sent = given(book, approved)
    .when({ type: 'SendNotice', notice: 'id-2', count: 2 }, lead)
    .does({ type: 'NoticeSent' });
  assert.deepEqual(owedNotices(sent), []);
});

test('an inherited embargo is neither shortened nor lengthened, nor lifted by another kind', () => {
  const book = before('ProposeDate').filter((r) => r.event.type !== 'CveIdRequested');
  const held = given(book, classified('upstream'), upstream(end));
  assert.equal(held.state.embargo.state, 'active');
  assert.equal(held.state.embargo.end, instant(end));
  held.when({ type: 'ProposeDate', date: '2026-05-01T16:00:00Z' }, lead).refused('inherited-embargo-kept');
  held.when({ type: 'EndEmbargo', reason: 'Impatience.' }, lead).refused('inherited-embargo-kept');
  held.when({ type: 'DraftNotice', blocks: {} }, lead).untimely();
  held.when({ type: 'RequestCveId' }, lead).untimely();
  held.when({ type: 'RecordUpstream', project: 'Envoy', id: 'x', source: 'Us.' }, lead).refused('upstream-date-stays');
  held
    .when(
      { type: 'RecordUpstream', project: 'Envoy', id: 'x', source: 'Them.', embargoEnd: '2026-01-01T00:00:00Z' },
      lead,
    )
    .refused('inherited-date-ahead');
  const embargoed = { type: 'RecordUpstream', project: 'Envoy', id: 'x', source: 'Them.', embargoEnd: end };
  given(book, classified('upstream'), isPublic).when(embargoed, lead).refused('inherited-embargo-can-begin');
  const renamed = given(held.book, classified('ordinary'));
  renamed.when({ type: 'EndEmbargo', reason: 'Impatience.' }, lead).refused('inherited-embargo-kept');
  renamed.when({ type: 'DraftNotice', blocks: {} }, lead).refused('upstream-details-kept');
  given(held.book, isPublic)
    .when({ type: 'EndEmbargo', reason: 'It is public.' }, lead)
    .does({ type: 'EmbargoEnded' }, { type: 'MessageSent' });
});

test('a bump is not released before upstream publishes', () => {
  const book = before('ReleasePatch').filter((r) => !r.event.type.startsWith('Cve'));
  const held = given(book, classified('upstream'), upstream(end));
  const release = { type: 'ReleasePatch', line: '1.33', version: '1.33.4', url: 'https://example.org/1.33.4' };
  held.when(release, releaser).refused('inherited-embargo-over');
  held.when(release, releaser, { at: instant(end) }).does({ type: 'FixMoved' });
  held
    .when({ type: 'PublishAdvisory' }, lead)
    .refused(
      ...[
        'all-patches-released',
        'embargo-reached',
        'inherited-embargo-over',
        'impact-stated',
        'advisory-fits-releases',
      ].filter((id) => id !== 'advisory-fits-releases'),
    );
});

test('every line says whether it is affected, and why not', () => {
  const book = after('AcceptReport');
  const state = given(book, classified('upstream'), upstream()).state;
  assert.deepEqual(Object.keys(state.fixes), ['1.33', '1.32', '1.31']);
  const ask = (input: object) =>
    given(book, classified('upstream')).when({ type: 'StateImpact', note: 'Read.', ...input }, developer);
  given(book, classified('upstream'), { type: 'MemberAdded', account: 'dana', reason: 'x', by: 'lena' })
    .when({ type: 'StateImpact', line: '1.31', status: 'not affected', note: 'Read.' }, developer)
    .refused('impact-justified');
  ask({}).forbidden();
  const without = given(book, classified('upstream'), impact('1.31', 'not affected')).state;
  assert.deepEqual(Object.keys(without.fixes), ['1.33', '1.32']);
  const more = given(book, classified('upstream'), impact('1.30', 'affected')).state;
  assert.equal(more.fixes['1.30']?.state, 'planned');
  given(
    book,
    classified('upstream'),
    isPublic,
    impact('1.33', 'not affected'),
    impact('1.32', 'not affected'),
    impact('1.31', 'not affected'),
  )
    .when({ type: 'CloseCase', reason: 'Not affected.' }, lead, { facts: { supportedLines: ['1.33', '1.34'] } })
    .refused('impact-stated');
  given(
    book,
    classified('upstream'),
    isPublic,
    impact('1.33', 'not affected'),
    impact('1.32', 'not affected'),
    impact('1.31', 'not affected'),
  )
    .when({ type: 'CloseCase', reason: 'Not affected.' }, lead)
    .does({ type: 'CaseClosed' });
});

test('upstream is named before the report is accepted', () => {
  given(before('AcceptReport'), classified('upstream'))
    .when({ type: 'AcceptReport', lines: [{ line: '1.33' }] }, lead)
    .refused('upstream-named');
});

test('an unfixed case declines every line with words for users, and says what to do instead', () => {
  const book = before('ProposeDate');
  given(book).when({ type: 'ClassifyCase', kind: 'unfixed', reason: 'By design.' }, lead).refused('kind-fits');
  const state = given(book, classified('unfixed', 'It would break every user.')).state;
  assert.deepEqual(
    Object.values(state.fixes).map((f) => [f.state, f.reason]),
    [1, 2, 3].map(() => ['declined', 'It would break every user.']),
  );
  given(before('AcceptReport'), classified('unfixed', 'No.'))
    .when({ type: 'AcceptReport', lines: [{ line: '1.33' }] }, lead)
    .does({ type: 'ReportAccepted' }).fixes['1.33']?.state === 'declined' || assert.fail('not declined');
  given(book, classified('unfixed', 'No.')).when({ type: 'ReleasePatch' }, lead).untimely();
});

test('what is internal only is justified, agreed by two where the playbook asks, and never published', () => {
  const book = before('ProposeDate');
  const two = playbookWith({ secondPerson: { teamFrom: 3, for: ['internal-only'] } });
  const kept = given(book, classified('internal only'));
  for (const type of ['FreezeAdvisory', 'PublishAdvisory', 'TellUsers', 'DraftNotice', 'RequestCveId', 'ProposeDate'])
    kept.when({ type }, lead).untimely();
  const close = { type: 'CloseCase', reason: 'Kept internal.' };
  kept.when(close, lead, { playbook: two }).refused('second-person-internal');
  kept.when({ type: 'ConfirmInternalOnly', note: 'Yes.' }, lead).refused('not-the-classifier');
  const agreed = kept.when({ type: 'ConfirmInternalOnly', note: 'Yes.' }, responder);
  assert.equal(agreed.does({ type: 'InternalOnlyConfirmed' }).kind?.confirmedBy, 'ravi');
  kept.when(close, lead, { playbook: contour }).does({ type: 'CaseClosed' });
  given(book).when(close, lead).refused('end-settled');
  for (const told of [after('SendNotice'), after('PublishAdvisory')]) {
    const asked = given(told).when({ type: 'ClassifyCase', kind: 'internal only', reason: 'Quietly.' }, lead).decision;
    assert.ok('refused' in asked, 'told or published, and kept internal');
  }
});

test('the steps of one kind are not those of another', () => {
  assert.ok(!kindHasStep('ordinary', 'record-upstream') && kindHasStep('upstream', 'record-upstream'));
  assert.ok(!kindHasStep('duplicate', 'publish-advisory') && kindHasStep('duplicate', 'answer-date'));
  assert.ok(factsWith().team.length > 3 && chosenKinds.every((kind) => kindHasStep(kind, 'close-case')));
});
