import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, given, people, playbookWith } from '../../../../test/support/law.ts';
import type { CaseEvent, Recorded } from '../../case/events.ts';
import { mayPublishUnfixed, waivesSecondPerson } from '../../embargo/collapse.ts';
import { owedNotices } from '../../notices/kinds.ts';
import { lettersFor } from '../../notices/letters.ts';
import { hour, plus } from '../instant.ts';

const { lead, responder, releaser, harbour, reporter, developer } = people;
const active = after('DecideDate');
const events = (decision: unknown) => decision as readonly CaseEvent[];
const fresh = { facts: { fresh: () => 'id-2' } };
const end = { type: 'EndEmbargo', because: 'leak', reason: 'Hana of Harbour showed it at a meeting.' };
const hurried = (changes: Partial<typeof contour.embargo.collapse> = {}) => ({
  playbook: playbookWith({
    embargo: { ...contour.embargo, collapse: { waives: ['notice', 'advisory'], withoutFix: true, ...changes } },
    cve: { from: 'github', requiredForPublication: true },
  }),
});
const shut = (book: readonly Recorded[], command: string, actor: typeof lead | typeof releaser, more: object = {}) =>
  given(book)
    .offers(actor, more)
    .find((o) => o.step.command === command)!
    .shut.map((g) => g.id);

test('one act ends the embargo and drafts every message, and none of them tells the reason', () => {
  const ended = given(active).when(end, responder, fresh);
  const state = ended.does(
    { type: 'EmbargoEnded', cause: 'collapsed', because: 'leak', reason: end.reason, by: 'account:ravi' },
    { type: 'MessageSent', audience: 'reporter', derived: true },
    { type: 'NoticeDrafted', kind: 'embargo-ended', notice: 'id-2', by: 'ravi' },
  );
  assert.deepEqual(owedNotices(state), ['embargo-ended']);
  const said = [state.messages.at(-1)!.text, ...Object.values(state.notices.at(-1)!.blocks)];
  assert.ok(
    said.every((text) => text.trim() && !text.includes('Hana')),
    'the reason stays in the case',
  );
  assert.match(state.notices.at(-1)!.blocks['change']!, /before the agreed moment: information about it has got out/);
  assert.match(state.notices.at(-1)!.blocks['workarounds']!, /no workarounds/);
  given(active, ...events(ended.decision))
    .when(end, lead)
    .untimely();
  given(active)
    .when({ ...end, because: 'boredom' }, lead)
    .faulty('/because');
  for (const actor of [developer, harbour, reporter]) given(active).when(end, actor).forbidden();
});

test('without anybody told early there is no notice to draft', () => {
  given(after('ProposeDate')).when(end, lead).does({ type: 'EmbargoEnded' }, { type: 'MessageSent' });
});

test('the notice of the end goes although the matter is public, and needs a second person unless the playbook waives it', () => {
  const record = { type: 'RecordExposure', what: 'public', source: 'A blog.' };
  const exposed = given(active, ...events(given(active).when(record, responder, fresh).decision));
  const send = { type: 'SendNotice', notice: 'id-2', count: 2 };
  exposed.when(send, lead).refused('second-person-notice');
  exposed.when(send, lead, hurried()).does({ type: 'NoticeSent', notice: 'id-2' });
  exposed.when(send, lead, hurried({ waives: [] })).refused('second-person-notice');
  exposed
    .when({ type: 'DraftNotice', kind: 'severity-change', blocks: { change: 'x' } }, lead)
    .refused('not-yet-public');
});

test('a mitigation may be published before a fix and a CVE id, where the playbook says so', () => {
  const book = given(active, ...events(given(active).when(end, lead, { ...hurried(), ...fresh }).decision)).book;
  const newest = given(book).state.advisory.revisions.at(-1)!.advisory;
  assert.ok(
    newest.affected[0]!.ranges.every((r) => !r.fixed && r.planned && !r.unpatched),
    'the draft lists every line as one whose patch is planned',
  );
  const freeze = given(book).when({ type: 'FreezeAdvisory' }, lead, hurried());
  const frozen = given(book, ...events(freeze.decision)).book;
  assert.deepEqual(shut(frozen, 'PublishAdvisory', releaser, hurried()), []);
  const publish = given(frozen).when({ type: 'PublishAdvisory' }, releaser, hurried());
  const published = given(frozen, ...events(publish.does({}) && publish.decision));
  published.when({ type: 'MoveFix', line: '1.33', state: 'in progress' }, lead, hurried()).does({ type: 'FixMoved' });
  assert.deepEqual(shut(frozen, 'PublishAdvisory', releaser), ['all-patches-released', 'second-person-advisory']);
  assert.deepEqual(shut(before('ReleasePatch'), 'PublishAdvisory', releaser, hurried()).slice(0, 2), [
    'all-patches-released',
    'embargo-reached',
  ]);
});

test('a frozen text is left to the people who froze it, and must then name the open lines', () => {
  const frozen = before('ReleasePatch');
  const ended = given(frozen).when(end, lead, { ...hurried(), ...fresh });
  ended.does({ type: 'EmbargoEnded' }, { type: 'MessageSent' }, { type: 'NoticeDrafted' });
  const book = given(frozen, ...events(ended.decision));
  const refusal = book.when({ type: 'PublishAdvisory' }, releaser, hurried()).refused('all-patches-released');
  assert.match(refusal.gates[0]!.sentence, /without a fixed version: 1\.33, 1\.32, 1\.31/);
});

test('what is ended after the agreed minute had run out, and gives nobody a shorter way', () => {
  const at = plus(given(active).state.embargo.end!, hour);
  const ended = given(active).when(end, lead, { ...hurried(), ...fresh, at });
  const state = ended.does({ type: 'EmbargoEnded' }, { type: 'MessageSent' });
  assert.match(state.messages.at(-1)!.text, /is over, since the agreed moment has passed\. We publish/);
  assert.ok(!/early/.test(state.messages.at(-1)!.text));
  assert.deepEqual(owedNotices(state), []);
  const { playbook } = hurried();
  assert.ok(!waivesSecondPerson(state, playbook, 'advisory') && !mayPublishUnfixed(state, playbook));
  const [letter] = lettersFor(events(ended.decision)[0]!, state, 1, at, contour, { baseUrl: 'https://x.example' });
  assert.match(letter!.text, /^The embargo is over\./);
});
