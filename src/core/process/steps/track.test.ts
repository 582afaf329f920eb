import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, blocks, contour, given, people, playbookWith } from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { instant } from '../instant.ts';
import { sayTrack, trackOf } from '../tracks.ts';

const { lead, responder, releaser, developer, reporter } = people;
const scored = after('ScoreVulnerability');
const events = (decision: unknown) => decision as readonly CaseEvent[];
const severity = (changes: Partial<typeof contour.severity>) =>
  playbookWith({ severity: { ...contour.severity, ...changes } });

/** The ways of Kubernetes, in its order, as far as rules can say them (B.2). */
const lanes = severity({
  tracks: [
    { id: 'attacked', track: 'out-of-band', when: { exposure: ['attacks observed'] } },
    { id: 'low', track: 'public-lane', when: { scoreBelow: 4 } },
    { id: 'medium', track: 'semi-public', when: { scoreFrom: 4, scoreBelow: 7 } },
    { id: 'severe', track: 'out-of-band', when: { words: ['high', 'critical'], scoreFrom: 7 } },
  ],
});
const chosen = (track: string, reason = 'We judge otherwise.') => ({ type: 'ChooseTrack', track, reason });
const scoredAs = (vector: string | undefined, score: number | undefined, word: 'low' | 'medium' | 'high') =>
  ({
    type: 'VulnerabilityScored',
    severity: { ...(vector ? { vector } : {}), ...(score === undefined ? {} : { score }), word, reason: '' },
    by: 'lena',
  }) as const;
const low = scoredAs('CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N', 1.8, 'low');
const medium = scoredAs('CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N', 5.9, 'medium');

test('the first rule that fits decides, and what is not known fits none about it', () => {
  const table: readonly (readonly [readonly CaseEvent[], string, string | undefined])[] = [
    [[], 'out-of-band', 'severe'],
    [[low], 'public-lane', 'low'],
    [[medium], 'semi-public', 'medium'],
    [[scoredAs(undefined, undefined, 'low')], 'private', undefined],
    [
      [low, { type: 'ExposureRecorded', what: 'attacks observed', source: 'x', by: 'account:ravi' }],
      'out-of-band',
      'attacked',
    ],
    [
      [low, { type: 'ExposureRecorded', what: 'attacks observed', source: 'x', by: 'reporter:rita' }],
      'public-lane',
      'low',
    ],
  ];
  for (const [more, track, rule] of table) {
    const on = trackOf(given(scored, ...more).state, lanes);
    assert.deepEqual([on.track, on.rule], [track, rule], JSON.stringify(more));
  }
  assert.deepEqual(trackOf(given(after('AcceptReport')).state, lanes), { track: 'private', byRule: 'private' });
  assert.equal(trackOf(given(scored).state, contour).track, 'private', 'without rules everything is private');
});

test('a person chooses another track with a reason, which stays, and takes it back', () => {
  const state = given(scored, low)
    .when(chosen('private', 'A tenant of ours is exposed.'), lead, { playbook: lanes })
    .then({ type: 'TrackChosen', track: 'private', reason: 'A tenant of ours is exposed.', by: 'lena' });
  const on = trackOf(state, lanes);
  assert.deepEqual([on.track, on.byRule, on.rule], ['private', 'public-lane', 'low']);
  assert.match(
    sayTrack(on),
    /^private: chosen by a person \(A tenant of ours is exposed\.\); without that public-lane, rule “low”$/,
  );
  const book = given(scored, low, ...events([{ type: 'TrackChosen', track: 'private', reason: 'x', by: 'lena' }]));
  book.when(chosen('private'), lead, { playbook: lanes }).refused('track-changes');
  const back = book.when(chosen('by rule'), lead, { playbook: lanes }).does({ track: 'by rule' });
  assert.equal(trackOf(back, lanes).track, 'public-lane');
  assert.equal(back.trackChoices?.length, 2, 'the choice that was taken back is still there');
  given(scored).when(chosen('by rule'), lead, { playbook: lanes }).refused('track-changes');
  given(scored).when(chosen('sideways'), lead).faulty('/track');
  given(scored).when(chosen('private', ''), lead).faulty('/reason');
  given(scored).when(chosen('private'), responder).forbidden();
  given(after('PublishAdvisory')).when(chosen('private'), lead).untimely();
});

test('the public lane has no embargo and no early notice, and publishes without a date', () => {
  const open = { playbook: lanes };
  const date = '2026-04-16T16:00:00Z';
  given(before('ProposeDate'), low).when({ type: 'ProposeDate', date }, lead, open).refused('track-has-embargo');
  given(before('ProposeDate')).when({ type: 'ProposeDate', date }, lead, open).does({ type: 'DateProposed' });
  given(before('DraftNotice'), low).when({ type: 'DraftNotice', blocks }, lead, open).refused('track-tells-early');
  given(before('SendNotice'), low)
    .when({ type: 'SendNotice', notice: 'id-1', count: 2 }, lead, open)
    .refused('track-tells-early');
  const dateless = after('PlanCommunication');
  const publish = { type: 'PublishAdvisory' };
  const shut = (more: readonly CaseEvent[]) =>
    given(dateless, ...more)
      .offers(lead, open)
      .find((o) => o.step.command === publish.type)!
      .shut.map((g) => g.id);
  assert.ok(shut([]).includes('embargo-reached'));
  assert.ok(!shut([low]).includes('embargo-reached'));
  const held = given(after('DecideDate'), low)
    .offers(lead, open)
    .find((o) => o.step.command === publish.type)!;
  assert.ok(
    held.shut.some((g) => g.id === 'embargo-reached'),
    'an embargo that stands holds until it is ended, whatever the track',
  );
});

test('a release waits for the end of the embargo, but not on the semi-public track', () => {
  const release = { type: 'ReleasePatch', line: '1.33', version: '1.33.4', url: 'https://example.org/1.33.4' };
  const ready = before('ReleasePatch');
  const strict = { ...lanes, embargo: { ...lanes.embargo, releaseBeforeEnd: false } };
  const kept = { type: 'TrackChosen', track: 'private', reason: 'x', by: 'lena' } as const;
  given(ready).when(release, releaser, { playbook: strict }).refused('release-keeps-embargo');
  given(ready, kept).when(release, releaser, { playbook: strict }).refused('release-keeps-embargo');
  given(ready)
    .when(release, releaser, { playbook: strict, at: instant('2026-04-20T16:00:00Z') })
    .does({ type: 'FixMoved' });
  given(ready, medium).when(release, releaser, { playbook: strict }).does({ type: 'FixMoved' });
  given(ready).when(release, releaser, { playbook: lanes }).does({ type: 'FixMoved' });
  const told = { ...blocks, description: 'The fix is https://github.com/projectcontour/contour/pull/7671.' };
  const draft = { type: 'DraftNotice', blocks: told };
  given(before('DraftNotice')).when(draft, lead, { playbook: lanes }).refused('notice-gives-nothing-away');
  given(before('DraftNotice'), medium).when(draft, lead, { playbook: lanes }).does({ type: 'NoticeDrafted' });
  given(before('DraftNotice'), medium)
    .when({ ...draft, blocks: { ...told, vectors: 'CVE-2026-41246' } }, lead, { playbook: lanes })
    .refused('notice-gives-nothing-away');
});

test('releases go with the train, and only the out-of-band track does not wait for it', () => {
  const train = severity({ train: ['Tue'], tracks: lanes.severity.tracks.filter((t) => t.id !== 'severe') });
  const tuesday = '2026-04-14T16:00:00Z';
  const monday = '2026-04-13T16:00:00Z';
  const propose = (date: string) => ({ type: 'ProposeDate', date });
  given(before('ProposeDate')).when(propose(monday), lead, { playbook: train }).refused('on-the-train');
  given(before('ProposeDate')).when(propose(tuesday), lead, { playbook: train }).does({ type: 'DateProposed' });
  const hurried = { type: 'TrackChosen', track: 'out-of-band', reason: 'x', by: 'lena' } as const;
  given(before('ProposeDate'), hurried).when(propose(monday), lead, { playbook: train }).does({ type: 'DateProposed' });
  const release = { type: 'ReleasePatch', line: '1.33', version: '1.33.4', url: 'https://example.org/1.33.4' };
  const tested = { line: '1.33', state: 'tested', coverage: 'full', vehicle: 'patch' } as const;
  const ready = given(
    after('AcceptReport'),
    low,
    { type: 'FixMoved', fix: tested, by: developer.id },
    { type: 'FixConfirmed', note: 'x', by: 'lena' },
    { type: 'ManualStepRecorded', step: 'commit-texts', note: 'x', by: 'lena' },
  );
  ready.when(release, lead, { playbook: train }).refused('release-keeps-train');
  given(ready.book, hurried).when(release, lead, { playbook: train }).does({ type: 'FixMoved' });
  given(ready.book).when(release, lead, { playbook: contour }).does({ type: 'FixMoved' });
  given(before('ProposeDate')).when(propose(monday), reporter).forbidden();
});
