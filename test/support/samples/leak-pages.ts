// Sample views of the pages about leaks: the room of a case, who knows, the overview, and a page seen as somebody else.
import { h, type JSX } from 'preact';
import { day, hour, plus } from '../../../src/core/process/instant.ts';
import { LeakRoomPage } from '../../../src/http/pages/leak-room-page.tsx';
import { LeaksPage } from '../../../src/http/pages/leaks-page.tsx';
import { PartnerNoticePage } from '../../../src/http/pages/partner-pages.tsx';
import { WhoKnowsPage } from '../../../src/http/pages/who-knows-page.tsx';
import * as sample from './desk-samples.ts';

const at = (path: string) => ({ ...sample.frame, path });
const { now } = sample.frame;
const number = 'CASE-2026-0042';
const until = plus(now, 9 * day);

const report = {
  at: plus(now, -hour),
  who: 'Veldt Linux',
  what: 'The workaround of the notice.',
  toWhom: 'One customer, by a mistyped address.',
  fills: 'report=LK-7QK2',
};

const strikes = [{ at: plus(now, -90 * day), reason: 'The title stood in a public tracker.', case: 'CASE-2026-0031' }];

export const leakPages: Readonly<Record<string, () => JSX.Element>> = {
  'leak-room': () =>
    h(LeakRoomPage, {
      frame: at(`/desk/cases/${number}/leaks`),
      view: {
        now: sample.now,
        number,
        embargo: { until },
        leaks: [
          {
            id: 'l1',
            what: 'The first half of the notice, as a picture in a forum.',
            isOpen: true,
            recommended:
              'Part of it is known, by a mistake of somebody who was told. The playbook’s table says assess: find out more at once, then decide again.',
            facts: [
              { term: 'To whom', is: 'A public forum with eleven readers' },
              { term: 'Told by', is: 'a stranger' },
              { term: 'Who decides', is: 'Mara Lind' },
              { term: 'Frozen', is: '14 on the list of who knew, behind entry 61' },
              { term: 'SHA-256 of that list', is: '9c1e'.repeat(16) },
            ],
            files: [{ name: 'post.png', href: `/desk/cases/${number}/files/b1`, sha256: '3f79'.repeat(16) }],
            record: `/desk/cases/${number}/leaks/l1/record`,
          },
        ],
        reports: [report],
        table: [
          { extent: 'existence', cells: { accidental: 'hold', malicious: 'assess', 'third-party': 'assess' } },
          { extent: 'partial', cells: { accidental: 'assess', malicious: 'collapse', 'third-party': 'assess' } },
          { extent: 'full', cells: { accidental: 'collapse', malicious: 'collapse', 'third-party': 'collapse' } },
        ],
        fields: [
          { name: 'what', label: 'What got out', kind: 'textarea', required: true, error: 'Say exactly what got out.' },
          { name: 'toWhom', label: 'To whom', kind: 'textarea', required: true },
          { name: 'silentPatch', label: 'A patch of it stands in public', kind: 'checkbox', required: false },
        ],
        errors: [{ field: 'leak-what', message: 'Say exactly what got out.' }],
        offers: [],
      },
    }),
  'who-knows': () =>
    h(WhoKnowsPage, {
      frame: at(`/desk/cases/${number}/who-knows`),
      view: {
        now: sample.now,
        number,
        embargo: { until },
        at: { typed: '2026-12-01T16:00:00Z', moment: plus(now, -day) },
        knowers: [
          {
            id: 'reporter',
            name: 'The reporter',
            kind: 'Reporter',
            since: plus(now, -12 * day),
            how: 'reported it',
            terms: 'bound by the embargo since 20 Nov 2026, 10:00 UTC',
            exempt: [],
            acts: [],
            viewAs: 'reporter',
          },
          {
            id: 'organisation:o1',
            name: 'Veldt Linux',
            kind: 'Distributor',
            since: plus(now, -4 * day),
            how: 'had an early notice',
            terms: 'bound by the embargo, policy version 2 since 28 Nov 2026, 10:00 UTC',
            exempt: ['Images may be staged where nobody outside can fetch them.'],
            acts: [
              { at: plus(now, -4 * day), what: 'copy of notice n1 left for it' },
              { at: plus(now, -3 * day), what: 'said that it has read notice n1' },
            ],
            viewAs: 'organisation:o1',
          },
          {
            id: 'person:p1@o1',
            name: 'Ada Okafor, Veldt Linux',
            kind: 'Distributor',
            since: plus(now, -4 * day),
            how: 'is on the roster of its organisation, and may read what it was told',
            terms: 'bound by the embargo, policy version 2 since 20 Nov 2026, 10:00 UTC',
            exempt: [],
            acts: [{ at: plus(now, -3 * day), what: 'opened notice 1' }],
            viewAs: 'person:p1@o1',
          },
          {
            id: 'account:a2',
            name: 'Noor Haddad',
            kind: 'Team',
            since: plus(now, -11 * day),
            until: plus(now, -2 * day),
            how: 'was let in: writes the fix',
            terms: 'as a member of the team',
            exempt: [],
            acts: [{ at: plus(now, -2 * day), what: 'was shut out: has left' }],
          },
        ],
      },
    }),
  leaks: () =>
    h(LeaksPage, {
      frame: at('/desk/leaks'),
      view: {
        now: sample.now,
        leaks: [
          { id: 'l1', number, at: plus(now, -hour), what: 'Half of the notice.', stands: 'not judged', isOpen: true },
          { id: 'l0', number, at: plus(now, -9 * day), what: 'That there is one.', stands: 'hold', isOpen: false },
        ],
        reports: [report],
        rule: 'The playbook proposes permanent removal from the second strike on.',
        pages: [
          {
            id: 'o1',
            name: 'Veldt Linux',
            state: 'active',
            strikes: [...strikes, { at: plus(now, -day), reason: 'A customer was told.' }],
            uncounted: [],
            proposesRemoval: true,
          },
          {
            id: 'o2',
            name: 'Gannet Cloud',
            state: 'active',
            strikes: [],
            uncounted: [
              {
                leak: 'l1',
                number,
                at: plus(now, -hour),
                says: 'Part of it is known, by a mistake of somebody who was told',
                decision: 'hold',
              },
            ],
            proposesRemoval: false,
          },
        ],
      },
    }),
  'seen-as': () =>
    h(PartnerNoticePage, {
      frame: {
        ...at(`/desk/cases/${number}/view-as`),
        person: { name: 'Veldt Linux', role: 'distributor' },
        viewedAs: { who: 'Veldt Linux', back: `/desk/cases/${number}/who-knows` },
      },
      view: {
        ref: '7QK2-0042',
        subject: '[CONFIDENTIAL] ref 7QK2-0042',
        text: '# What is the matter\n\nA path with dots passes rules on paths.',
        sentAt: plus(now, -4 * day),
        isPublic: false,
        embargoEnd: until,
        action: '/partner/notices/7QK2-0042/steps/answer-date',
        hasFollowUp: false,
        readAction: '/partner/notices/7QK2-0042/steps/open-notice',
      },
    }),
};
