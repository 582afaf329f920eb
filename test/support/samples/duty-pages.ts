// Sample views of the pages about duties: the rota, and what is owed to authorities.
import { h, type JSX } from 'preact';
import type { RotaRoom } from '../../../src/app/queries/rota.ts';
import type { Clock } from '../../../src/core/process/clocks.ts';
import { day, instant, plus } from '../../../src/core/process/instant.ts';
import type { CraReport } from '../../../src/core/process/regulatory/cra.ts';
import { payloadOf } from '../../../src/core/process/regulatory/payload.ts';
import { unusedRejection } from '../../../src/formats/cve/render.ts';
import { RegulatoryPage } from '../../../src/http/pages/regulatory-page.tsx';
import { ReportPayloadPage } from '../../../src/http/pages/report-payload-page.tsx';
import { RotaPage } from '../../../src/http/pages/rota-page.tsx';
import { rotaView } from '../../../src/http/views/rota-view.ts';
import { after, given, playbookWith } from '../law.ts';
import * as sample from './desk-samples.ts';

const at = (path: string) => ({ ...sample.frame, path });
const { now } = sample.frame;
const number = 'CASE-2026-0042';

const playbook = playbookWith({
  roles: {
    rota: 'weekly',
    handOver: { weekday: 'Mon', hour: 9, tellTeamAfter: { amount: 24, unit: 'hours' } },
    lead: 'chosen',
    escalation: [],
    reminders: 'owner',
  },
  regulatory: {
    cra: { role: 'manufacturer', from: '2026-01-01', entity: 'Heron GmbH', memberStates: [], owner: 'lead' },
    cna: { owner: 'lead' },
  },
});

const members = ['ravi', 'mara', 'noor'];
const rota: RotaRoom = {
  now,
  playbook,
  duty: {
    kind: 'weekly',
    members,
    account: 'ravi',
    next: 'mara',
    since: plus(now, -8 * day),
    handOverAt: plus(now, -day),
    offer: { to: 'mara', at: plus(now, -2 * day), note: 'Two reports wait for a plan.' },
  },
  absences: [{ account: 'noor', from: plus(now, day), until: plus(now, 9 * day) }],
  candidates: members,
  names: { ravi: 'Ravi Okafor', mara: 'Mara Lind', noor: 'Noor Haddad' },
  history: [
    {
      seq: 9,
      at: plus(now, -2 * day),
      actor: 'account:ravi',
      event: { type: 'HandOffOffered', to: 'mara', note: '', by: 'account:ravi' },
    },
    { seq: 8, at: plus(now, -8 * day), actor: 'account:noor', event: { type: 'RotaSet', members, by: 'account:noor' } },
  ],
  isKeeper: true,
  self: 'mara',
};

const aware = instant('2026-04-09T10:00:00Z');
const attacked = given(after('AcceptReport'), {
  type: 'IncidentRecorded',
  what: 'active exploitation',
  awareAt: aware,
  text: 'Requests with the crafted cookie against two public gateways.',
  malice: 'suspected',
  ownSystems: false,
  by: 'lena',
}).state;
const clock: Clock = {
  id: 'cra-notification',
  title: 'CRA vulnerability notification',
  clause: 'Regulation (EU) 2024/2847 Art. 14(2)(b)',
  owner: 'lead',
  startsAt: plus(now, -2 * day),
  dueAt: plus(now, day / 2),
  state: 'due soon',
  calendar: 'UTC',
};
const line = (report: CraReport, more: Partial<Clock> = {}) => ({
  number,
  report,
  clock: { ...clock, ...more },
  owners: ['Mara Lind'],
});
const world = { product: 'Heron', contact: 'security@heron.example' };

/** Every page about duties with a sample view, by name. */
export const dutyPages: Readonly<Record<string, () => JSX.Element>> = {
  rota: () => h(RotaPage, { frame: at('/desk/rota'), view: rotaView(rota, { now: sample.now, done: undefined }) }),
  'rota-none': () =>
    h(RotaPage, {
      frame: at('/desk/rota'),
      view: rotaView(
        { now, playbook: playbookWith({}), absences: [], candidates: [], names: {}, history: [], isKeeper: false },
        { now: sample.now, done: undefined },
      ),
    }),
  'report-payload': () =>
    h(ReportPayloadPage, {
      frame: at(`/desk/cases/${number}/reports/cra-notification`),
      view: {
        now: sample.now,
        room: {
          kind: 'payload',
          case: 'case-1',
          owners: ['Mara Lind'],
          number,
          clock,
          payload: payloadOf('cra-notification', attacked, world, playbook, now)!,
        },
      },
    }),
  regulatory: () =>
    h(RegulatoryPage, {
      frame: at('/desk/regulatory'),
      view: {
        now: sample.now,
        year: 2026,
        reports: [
          line('cra-notification'),
          line('cra-early-warning', { title: 'CRA early warning', state: 'met', metAt: plus(now, -day) }),
        ],
        cves: [
          {
            cve: 'CVE-2026-40001',
            number,
            why: 'given back',
            rejectingRecord: unusedRejection({ id: 'a0819718-46f1-4df5-94e2-005712e83aaa', shortName: 'GitHub_M' }),
          },
        ],
      },
    }),
};
