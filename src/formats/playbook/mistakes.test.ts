import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPlaybookText } from './playbook.ts';

const contour = readFileSync(new URL('../../../playbooks/contour.yaml', import.meta.url), 'utf8');

/** What was typed in place of what, where the fault is shown, which key it names, and the way out that it offers. */
interface Mistake {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  /** The text at which the fault must point. */
  readonly at: string;
  readonly key: string;
  readonly says: RegExp;
}

const mistakes: readonly Mistake[] = [
  {
    what: 'a unit',
    from: 'unit: business-days',
    to: 'unit: busines-days',
    at: 'unit: busines-days',
    key: '/clocks/first-contact/unit',
    says: /"unit" must be one of hours, days, business-days, months\. Did you mean "business-days"\?/,
  },
  {
    what: 'a unit far from any',
    from: 'unit: business-days',
    to: 'unit: fortnights',
    at: 'unit: fortnights',
    key: '/clocks/first-contact/unit',
    says: /Use one of hours, days, business-days, months\./,
  },
  {
    what: 'an owner',
    from: 'owner: responder',
    to: 'owner: responser',
    at: 'owner: responser',
    key: '/clocks/first-contact/owner',
    says: /Did you mean "responder"\?/,
  },
  {
    what: 'an unknown key',
    from: 'secondPerson:',
    to: 'secondPerso:',
    at: 'secondPerso:',
    key: '/secondPerso',
    says: /no field "secondPerso" here\. Did you mean "secondPerson"\?/,
  },
  {
    what: 'a key inside a group',
    from: '  teamFrom: 3',
    to: '  teamFrm: 3',
    at: 'teamFrm: 3',
    key: '/secondPerson/teamFrm',
    says: /Did you mean "teamFrom"\?/,
  },
  {
    what: 'a clock',
    from: '  first-contact:',
    to: '  first-contct:',
    at: 'first-contct:',
    key: '/clocks/first-contct',
    says: /Did you mean "first-contact"\?/,
  },
  {
    what: 'text for a number',
    from: 'amount: 3',
    to: 'amount: three',
    at: 'amount: three',
    key: '/clocks/first-contact/amount',
    says: /"amount" is text\. It must be a number\./,
  },
  {
    what: 'a number for text',
    from: 'title: Contour security report process',
    to: 'title: 5',
    at: 'title: 5',
    key: '/title',
    says: /"title" is a number\. It must be text; put it in quotation marks\./,
  },
  {
    what: 'text for true or false',
    from: 'waivable: true',
    to: 'waivable: yes please',
    at: 'waivable: yes please',
    key: '/retrospective/waivable',
    says: /It must be true or false\./,
  },
  {
    what: 'a word for a list',
    from: 'weekend: [Sat, Sun]',
    to: 'weekend: Sat',
    at: 'weekend: Sat',
    key: '/calendar/weekend',
    says: /It must be a list\./,
  },
  {
    what: 'a list for a group',
    from: '  hardCap: null',
    to: '  hardCap: [90]',
    at: 'hardCap: [90]',
    key: '/embargo/hardCap',
    says: /"hardCap" is a list\. It must be a set of fields\./,
  },
  {
    what: 'a number too small',
    from: 'amount: 3',
    to: 'amount: 0',
    at: 'amount: 0',
    key: '/clocks/first-contact/amount',
    says: /Give at least 1\./,
  },
  {
    what: 'a number too great',
    from: 'stopWindow: 120',
    to: 'stopWindow: 7200',
    at: 'stopWindow: 7200',
    key: '/embargo/stopWindow',
    says: /Give at most 3600\./,
  },
  {
    what: 'half a day',
    from: 'amount: 3',
    to: 'amount: 1.5',
    at: 'amount: 1.5',
    key: '/clocks/first-contact/amount',
    says: /It must be a whole number\./,
  },
  {
    what: 'a day that does not exist',
    from: 'holidays: []',
    to: 'holidays: [2026-02-30]',
    at: '2026-02-30',
    key: '/calendar/holidays/0',
    says: /nearest day is 2026-02-28/,
  },
  {
    what: 'a time zone',
    from: 'timeZone: UTC',
    to: 'timeZone: Europe/Berln',
    at: 'timeZone: Europe/Berln',
    key: '/calendar/timeZone',
    says: /Did you mean "Europe\/Berlin"\?/,
  },
  {
    what: 'a region',
    from: 'holidays: []',
    to: 'region: DE-BX\n  years: { from: 2026, to: 2027 }',
    at: 'region: DE-BX',
    key: '/calendar/region',
    says: /Did you mean "DE-B[A-Z]" \(.*\)\?/,
  },
  {
    what: 'a weekday',
    from: 'weekend: [Sat, Sun]',
    to: 'weekend: [Sat, Sunn]',
    at: 'Sunn',
    key: '/calendar/weekend/1',
    says: /Did you mean "Sun"\?/,
  },
  {
    what: 'a section of a notice',
    from: 'blocks: [description, versions',
    to: 'blocks: [description, verions',
    at: 'verions',
    key: '/notices/plan/blocks/1',
    says: /Did you mean "versions"\?/,
  },
  {
    what: 'what a notice leaves out',
    from: 'leaveOut: [cve-id',
    to: 'leaveOut: [cve_id',
    at: 'cve_id',
    key: '/notices/plan/leaveOut/0',
    says: /Did you mean "cve-id"\?/,
  },
  {
    what: 'a voucher',
    from: 'voucher: list-member',
    to: 'voucher: list-members',
    at: 'voucher: list-members',
    key: '/membership/voucher',
    says: /Did you mean "list-member"\?/,
  },
  {
    what: 'a severity',
    from: 'severities: [critical]',
    to: 'severities: [crtical]',
    at: 'crtical',
    key: '/clocks/report-to-public/severities/0',
    says: /must be one of none, low, medium, high, critical\. Did you mean "critical"\?/,
  },
  {
    what: 'a day of a law',
    from: 'secondPerson:',
    to: 'regulatory: { cra: { role: steward, entity: Us, from: 2026-09-31 } }\nsecondPerson:',
    at: 'from: 2026-09-31',
    key: '/regulatory/cra/from',
    says: /a day that does not exist\. The nearest day is 2026-09-30\./,
  },
  {
    what: 'a role of the rota',
    from: 'secondPerson:',
    to: 'roles: { rota: weekly, lead: choosen }\nsecondPerson:',
    at: 'lead: choosen',
    key: '/roles/lead',
    says: /must be one of chosen, round-robin\. Did you mean "chosen"\?/,
  },
  {
    what: 'an id with capitals',
    from: 'id: not-a-vulnerability',
    to: 'id: Not_A_Vulnerability',
    at: 'id: Not_A_Vulnerability',
    key: '/intake/rejectionReasons/0/id',
    says: /lower-case letters, digits and dashes/,
  },
  {
    what: 'a missing group',
    from: 'release:\n  followUps: [users, distributors]\n  out: notice\n  supportAsOf: decision\n',
    to: '',
    at: 'name: contour',
    key: '/release',
    says: /"release" is missing\. Add it; it must be a set of fields\./,
  },
  {
    what: 'a key twice',
    from: '  teamFrom: 3',
    to: '  teamFrom: 3\n  teamFrom: 4',
    at: 'teamFrom: 4',
    key: '',
    says: /Keep one of the two fields\./,
  },
];

for (const { what, from, to, at, key, says } of mistakes) {
  test(`${what}, mistyped, is shown with its place, its key and the way out`, () => {
    assert.ok(contour.includes(from));
    const text = contour.replace(from, to);
    const before = text.slice(0, text.indexOf(at)).split('\n');
    const { playbook, faults } = readPlaybookText(text);
    assert.equal(playbook, undefined);
    const found = faults.find((each) => each.path === key);
    assert.ok(found, JSON.stringify(faults));
    const said = `${found.message} ${found.mend}`;
    assert.ok(said.startsWith(`Line ${before.length}, column ${before.at(-1)!.length + 1}: `), said);
    assert.match(said, says);
  });
}
