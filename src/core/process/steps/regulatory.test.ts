import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, given, people } from '../../../../test/support/law.ts';
import { hour, plus } from '../instant.ts';
import type { Playbook } from '../playbook.ts';

const playbook: Playbook = {
  ...contour,
  regulatory: {
    cra: { role: 'manufacturer', from: '2026-01-01', entity: 'Heron GmbH', memberStates: [], owner: 'lead' },
    cna: null,
  },
};
const otherwise = { playbook };
const { lead, developer } = people;
const incident = {
  type: 'RecordIncident',
  what: 'severe incident',
  text: 'A build host was entered.',
  malice: 'suspected',
};
const filing = { type: 'FileReport', where: 'Single reporting platform', reference: 'SRP-77' };

test('an incident is recorded with the moment at which it was known, which cannot lie ahead', () => {
  const at = given(after('AcceptReport'));
  const state = at
    .when({ ...incident, awareAt: at.now, ownSystems: true }, lead, otherwise)
    .does({ type: 'IncidentRecorded', awareAt: at.now, malice: 'suspected', ownSystems: true, by: 'lena' });
  assert.equal(state.incidents?.[0]?.text, 'A build host was entered.');
  at.when({ ...incident, awareAt: plus(at.now, hour) }, lead, otherwise).refused('aware-at');
  at.when({ ...incident, awareAt: at.now }, developer, otherwise).forbidden();
  at.when({ ...incident, awareAt: at.now }, lead).untimely();
});

test('a report is filed when it is owed, once, at a time that can be', () => {
  const start = given(after('AcceptReport'));
  const known = given(start.book, {
    type: 'IncidentRecorded',
    what: 'severe incident',
    awareAt: start.now,
    text: 'x',
    malice: 'not known',
    ownSystems: false,
    by: 'lena',
  });
  const file = { ...filing, report: 'cra-incident-early-warning', filedAt: known.now };
  start.when(file, lead, otherwise).untimely();
  known.when({ ...file, report: 'cra-early-warning' }, lead, otherwise).refused('report-owed');
  known.when({ ...file, filedAt: plus(known.now, hour) }, lead, otherwise).refused('filed-at');
  known.when({ ...file, filedAt: plus(start.now, -hour) }, lead, otherwise).refused('filed-at');
  known.when({ ...file, reference: '' }, lead, otherwise).faulty('/reference');
  known.when(file, lead, otherwise).does({ type: 'ReportFiled', report: file.report, reference: 'SRP-77', by: 'lena' });
  const filed = { ...file, type: 'ReportFiled', by: 'lena' } as const;
  given(known.book, filed).when(file, lead, otherwise).refused('report-owed');
});

test('a case with a report that is still owed is not closed', () => {
  const close = { type: 'CloseCase', reason: 'Done.' };
  const end = given(before('CloseCase'));
  const attacked = given(end.book, {
    type: 'ExposureRecorded',
    what: 'attacks observed',
    source: 'A post.',
    by: 'account:lena',
  });
  attacked.when(close, lead, otherwise).refused('reports-filed');
  attacked.when(close, lead).does({ type: 'CaseClosed' });
});
