import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, fold, given, people, recorded, reported, start } from '../../../test/support/law.ts';
import { minute, plus } from '../process/instant.ts';
import { isRefusal } from './decide.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { answersToCurrent } from './evolve-embargo.ts';
import { wasTold } from './kinds.ts';
import { skillOf } from './orderings.ts';
import { mayReport, reportStatusOf } from './report-status.ts';
import { duplicatesOf } from './ties.ts';

const by = people.lead.id;
const fresh = fold(recorded([reported()]));
const at = plus(start, minute);
const evolved = (event: CaseEvent, state = fresh, actor = 'test') =>
  evolve({ id: 'case-1', project: 'contour' }, state, { seq: 9, at, actor, event });

test('the team has acted once somebody of it does more than look', () => {
  const asked: CaseEvent = { type: 'ReporterAsked', text: '?', by };
  assert.equal(evolved(asked, fresh, 'account:lena').teamActedAt, at);
  assert.equal(evolved(asked, fresh, 'reporter:rita').teamActedAt, undefined);
  assert.equal(evolved(asked, fresh, 'x-account:').teamActedAt, undefined);
  assert.equal(evolved({ type: 'ReportSeen', by }, fresh, 'account:lena').teamActedAt, undefined);
});

test('only the first word of the team to the reporter is the first contact', () => {
  const message = (from: 'team' | 'reporter', audience: 'reporter' | 'internal', derived?: true): CaseEvent => ({
    type: 'MessageSent',
    ...{ from, audience, text: 'x', by },
    ...(derived ? { derived } : {}),
  });
  assert.equal(evolved(message('team', 'reporter')).contactedAt, at);
  assert.equal(evolved(message('reporter', 'reporter')).contactedAt, undefined);
  assert.equal(evolved(message('team', 'internal')).contactedAt, undefined);
  assert.equal(evolved(message('team', 'reporter', true)).contactedAt, undefined);
});

test('answers to a date that is off the table count for nothing', () => {
  const asked = given(after('SendNotice')).state;
  const answered = evolved(
    { type: 'DateAnswered', party: 'reporter', proposal: 1, answer: 'ok', reason: '', by: 'reporter:rita' },
    asked,
  );
  assert.deepEqual([...answersToCurrent(answered).keys()], ['reporter']);
  const again = evolved({ type: 'DateProposed', proposal: 2, date: plus(start, 9e8), note: '', by }, answered);
  assert.equal(answersToCurrent({ ...again, answers: answered.answers }).size, 0);
  assert.equal(answersToCurrent({ ...fresh, answers: answered.answers }).size, 0, 'no date lies on the table');
});

test('when the surviving case is out, the matter is public, unless it had been before', () => {
  const out: CaseEvent = { type: 'SurvivorPublished', id: 'CONTOUR-2026-001', by: 'system' };
  const published = evolved(out);
  assert.deepEqual(published.survivorPublished, { at, id: 'CONTOUR-2026-001' });
  assert.equal(published.exposure.public, at);
  const known = { ...fresh, exposure: { ...fresh.exposure, public: start, attacksObserved: start } };
  assert.deepEqual(evolved(out, known).exposure, known.exposure);
});

test('distributors were told by a notice that was sent and not stopped', () => {
  assert.equal(wasTold(fold(before('SendNotice'))), false);
  assert.equal(wasTold(fold(after('SendNotice'))), true);
  assert.equal(wasTold(given(after('SendNotice'), { type: 'NoticeStopped', notice: 'id-1', by }).state), false);
});

test('a stranger to the case has no report, and no action on it', () => {
  assert.equal(reportStatusOf(fresh, 'organisation:elsewhere'), undefined);
  assert.equal(mayReport(fresh, 'validate', 'organisation:elsewhere'), false);
  assert.equal(mayReport(fresh, 'validate'), true);
});

test('of all ties only those of duplicates are duplicates', () => {
  const joined = evolved({ type: 'DuplicateJoined', duplicate: 'case-2', ref: 'REF-2', by });
  const linked = evolved(
    { type: 'CaseLinked', other: 'case-3', relation: 'related', reason: 'x', by } as CaseEvent,
    joined,
  );
  assert.deepEqual(
    duplicatesOf(linked).map(({ other }) => other),
    ['case-2'],
  );
  assert.deepEqual(duplicatesOf(fresh), []);
});

test('without a settled ordering there is no skill to speak of', () => {
  assert.deepEqual(skillOf([]), { kept: 0, settled: 0, expected: 0 });
});

test('a refusal is an object that says so, and nothing else is', () => {
  const { decision } = given(recorded([reported()])).when({ type: 'PublishAdvisory' }, people.lead);
  assert.equal(isRefusal(decision), true);
  for (const other of [[], {}, null, undefined, 'refused', 7]) assert.equal(isRefusal(other), false);
});
