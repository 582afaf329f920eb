// Whatever kind a case is of, and whatever is owed to authorities in it, it can be brought to its end (R26).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { before, factsWith, fold, given, people, playbookWith, recorded } from '../../../test/support/law.ts';
import { clocks } from '../process/clocks.ts';
import { day, type Instant, minute, plus } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { reportsOwed } from '../process/regulatory/cra.ts';
import { type Command, decide, isRefusal } from './decide.ts';
import type { CaseEvent } from './events.ts';
import { type CaseKind, kindOf } from './kinds.ts';
import type { Case } from './model.ts';

const { lead, responder } = people;
const playbook: Playbook = playbookWith({
  regulatory: {
    cra: { role: 'manufacturer', from: '2026-01-01', entity: 'Heron GmbH', memberStates: [], owner: 'lead' },
    cna: { owner: 'lead' },
  },
});
const other: Case = { ...given(before('ProposeDate')).state, id: 'case-2' };
const facts = factsWith({ other });
const upstream = { type: 'RecordUpstream', project: 'Envoy', id: 'CVE-2026-1', source: 'Their list.' };
const isPublic = { type: 'RecordExposure', what: 'public', source: 'A post.' };
const attacks = { type: 'RecordExposure', what: 'attacks observed', source: 'A honeypot.' };
const classify = (kind: string) => ({ type: 'ClassifyCase', kind, reason: 'We looked.' });
const mark = { type: 'MarkDuplicate', other: 'CONTOUR-8', text: 'Known.', reason: 'The same.' };
const transfer = {
  ...{ type: 'TransferCase', to: 'Envoy', channel: 'Their form', handedOver: 'All of it.' },
  ...{ consent: 'Mail of today.', text: 'Envoy has it.' },
};
const propose = { type: 'ProposeDate', date: '2026-04-20T16:00:00Z' };
const decideIt = { type: 'DecideDate', date: '2026-04-20T16:00:00Z', reason: 'Nobody objects.' };

/** Takes these steps one after the other. @throws AssertionError when one of them is refused */
function walk(book: ReturnType<typeof before>, commands: readonly Command[]): { state: Case; now: Instant } {
  const { state, now } = given(book);
  return commands.reduce(
    ({ state: c, now: at }, command) => {
      const events = decide(c, command, lead, at, playbook, facts);
      assert.ok(!isRefusal(events), `${command.type}: ${JSON.stringify(events)}`);
      return { state: fold(recorded(events, at), c), now: plus(at, minute) };
    },
    { state, now },
  );
}

const fileAll = ({ state, now }: { state: Case; now: Instant }): readonly CaseEvent[] =>
  reportsOwed(state, playbook).flatMap(({ id }) => {
    const filed = { type: 'FileReport', report: id, filedAt: now, where: 'The platform', reference: 'A-1' };
    const events = decide(state, filed, lead, now, playbook, facts);
    assert.ok(!isRefusal(events), `${id}: ${JSON.stringify(events)}`);
    return events;
  });

const accepted = before('ProposeDate').filter((r) => !r.event.type.startsWith('Cve'));
const ways: readonly (readonly [CaseKind, string, readonly Command[]])[] = [
  ['upstream', 'public', [classify('upstream'), upstream, isPublic]],
  ['internal only', 'kept', [classify('internal only')]],
  ['duplicate', 'under no embargo', [mark]],
  ['duplicate', 'while its own date was proposed', [propose, mark]],
  ['transferred', 'under no embargo', [transfer]],
  ['transferred', 'while a date was proposed', [propose, transfer]],
  ['transferred', 'under an active embargo', [propose, decideIt, transfer]],
];

for (const [kind, when, commands] of ways)
  test(`a case that is ${kind} (${when}) is closed once its reports are filed`, () => {
    const stands = walk(accepted, [attacks, ...commands]);
    assert.equal(kindOf(stands.state), kind);
    const undone = fold(
      (['1.33', '1.32', '1.31'] as const).map((line, i) => ({
        seq: i,
        at: stands.now,
        actor: 'x',
        event: { type: 'ImpactStated', line, status: 'not affected', note: 'Read.', by: 'lena' } as const,
      })),
      stands.state,
    );
    const heard: readonly CaseEvent[] =
      kind === 'duplicate' ? [{ type: 'SurvivorPublished', id: 'CONTOUR-2026-001', by: 'lena' }] : [];
    const told = fold(recorded(heard, stands.now), kind === 'upstream' ? undone : stands.state);
    const now = plus(stands.now, minute);
    assert.ok(reportsOwed(told, playbook).length > 0, 'reports are owed');
    const filed = fold(recorded(fileAll({ state: told, now }), now), told);
    const agreed: readonly CaseEvent[] =
      kind === 'internal only' ? [{ type: 'InternalOnlyConfirmed', note: 'Yes.', by: responder.id }] : [];
    const ready = fold(recorded(agreed, now), filed);
    const at = plus(now, day);
    const closed = decide(ready, { type: 'CloseCase', reason: 'Done.', tasksStay: true }, lead, at, playbook, facts);
    assert.ok(!isRefusal(closed), JSON.stringify(closed));
  });

test('no clock asks for what a kind does not owe', () => {
  const of = (commands: readonly Command[], events: readonly CaseEvent[] = []) => {
    const { state, now } = walk(accepted, commands);
    const later = plus(now, 60 * day);
    return clocks(fold(recorded(events, now), state), playbook, later).map(({ id, state: is }) => `${id} ${is}`);
  };
  const named = (found: readonly string[], ids: readonly string[]) =>
    found.filter((it) => ids.includes(it.split(' ')[0]!));
  const cna = ['cve-record', 'cve-record-last', 'first-refusal'];
  const disclosure = ['report-to-public', 'embargo', 'latest-disclosure'];
  assert.deepEqual(named(of([classify('upstream'), upstream, isPublic]), cna), []);
  assert.deepEqual(named(of([classify('internal only')]), disclosure), []);
  assert.deepEqual(named(of([propose, decideIt, transfer]), disclosure), []);
  const survived: CaseEvent = { type: 'SurvivorPublished', id: 'CONTOUR-2026-001', by: 'lena' };
  const decided: CaseEvent[] = [
    { type: 'DateProposed', proposal: 1, date: plus(other.openedAt, 30 * day), note: '', by: 'lena' },
    { type: 'DateDecided', date: plus(other.openedAt, 30 * day), reason: '', objections: [], by: 'lena' },
  ];
  const followed = of([mark], [...decided, survived]);
  assert.deepEqual(named(followed, cna), []);
  assert.deepEqual(named(followed, ['embargo']), ['embargo met']);
});
