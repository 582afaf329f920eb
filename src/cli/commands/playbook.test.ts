import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { offline } from '../../../test/support/offline.ts';
import { readPlaybookText } from '../../formats/playbook/playbook.ts';

const contour = readFileSync(new URL('../../../playbooks/contour.yaml', import.meta.url), 'utf8');
const files: Record<string, string> = {
  'ours.yaml': contour
    .replace('first-contact: { amount: 3,', 'first-contact: { amount: 1,')
    .replace('leaveOut: [cve-id, ', 'leaveOut: ['),
  'retyped.yaml': contour
    .replaceAll(/^ *#.*\n/gm, '')
    .replace('weekend: [Sat, Sun]', 'weekend:\n    - Sun\n    - "Sat"'),
  'broken.yaml': contour.replace('unit: business-days', 'unit: busines-days'),
};
const folder = mkdtempSync(join(tmpdir(), 'playbook-'));
after(() => rmSync(folder, { recursive: true }));

const run = offline(files);
const playbook = (...argv: string[]) => run('playbook', ...argv);

test('diff groups what differs in law, and ends with findings', async () => {
  const { code, out } = await playbook('diff', 'contour', 'ours.yaml');
  assert.equal(code, 10);
  assert.equal(
    out,
    'Clocks\n  First contact: 3 business days → 1 business day\nNotices\n  The CVE id may stand in a notice; before it might not\n',
  );
  const read = JSON.parse((await playbook('diff', '--json', 'contour', 'ours.yaml')).out);
  assert.deepEqual(read[0], {
    key: 'clocks.first-contact',
    group: 'Clocks',
    sentence: 'First contact: 3 business days → 1 business day',
  });
});

test('diff finds nothing in comments, quotation marks and order', async () => {
  const { code, out } = await playbook('diff', 'contour', 'retyped.yaml');
  assert.deepEqual([code, out], [0, 'Nothing differs in law.\n']);
});

test('show tells steps with who and gates, clocks with length and owner, and notices with what they leave out', async () => {
  const { code, out } = await playbook('show', 'ours.yaml');
  assert.equal(code, 0);
  assert.match(out, /^# Contour security report process\n\nPlaybook contour, version 1\.\n/);
  assert.match(out, /### Publish the advisory\n\n.* `PublishAdvisory`, by .*release-manager/);
  assert.match(out, /- First contact \(`first-contact`, R28\): 1 business day, owed by the responder\./);
  assert.match(out, /report-to-public.*14 business days, owed by the lead, for a severity of critical\./);
  assert.match(
    out,
    /### Early notice\n\n- Sections: description, .*\n- Leaves out: ghsa-id, public-fix, reporter-name\n/,
  );
  assert.match(
    out,
    /## Membership\n\n(- (?:A member must|Told to whoever thinks of applying).*\n)+- Who vouches for a member: list-member/,
  );
  assert.match(out, /## Regulatory\n\n(.*\n)*- Reports under the Cyber Resilience Act: none/);
  const places = ['SeeReport', 'AcceptReport', 'PublishAdvisory', 'CloseCase'].map((name) =>
    out.indexOf(`\`${name}\``),
  );
  assert.ok(
    places.every((place, i) => place > (places[i - 1] ?? 0)),
    'in the order of the process',
  );
});

test('show gives single sections, and the whole as JSON', async () => {
  const asked: readonly (readonly string[])[] = [
    ['--section', 'clocks', '--section', 'roles', 'ours.yaml'],
    ['--section', 'clocks,roles', 'ours.yaml'],
    ['ours.yaml', '--section', 'clocks,roles'],
  ];
  for (const argv of asked)
    assert.deepEqual(
      (await playbook('show', ...argv)).out.match(/^## .*/gm),
      ['## Clocks', '## Roles'],
      argv.join(' '),
    );
  const wrong = await playbook('show', '--section', 'clock', 'ours.yaml');
  assert.deepEqual([wrong.code, wrong.err], [1, 'There is no section clock. Did you mean clocks?\n']);
  const read = JSON.parse((await playbook('show', '--json', 'ours.yaml')).out);
  assert.equal(read.clocks['first-contact'].amount, 1);
});

test('show marks the gates that are switched off with the reason, and the steps with the key', async () => {
  files['lax.yaml'] = `${contour}\ngates: { off: [{ id: is-scored, reason: Words are enough for us. }] }\n`;
  const { out } = await playbook('show', 'lax.yaml', '--section', 'steps');
  const marked = out.match(/^.*switche[sd].*$/gm) ?? [];
  const scored = marked.filter((line) => line.includes('`is-scored`'));
  assert.ok(scored.length > 0);
  for (const line of scored) assert.match(line, /^- .*\(`is-scored`, R36\); switched off: Words are enough for us\.$/);
  const others = marked.filter((line) => !line.includes('`is-scored`'));
  assert.deepEqual(
    [...new Set(others)],
    [
      ...[
        'embargo.programmes',
        'regulatory.cra',
        'release.out',
        'exposure.fixDeployed',
        'retrospective.visibility',
      ].map((key) => `Not in this process: \`${key}\` switches it off.`),
    ],
  );
});

test('init writes a playbook that reads, with a way to its schema, and never over another file', async () => {
  const file = join(folder, 'playbook.yaml');
  const first = await playbook('init', '--from', 'contour', file);
  assert.deepEqual([first.code, first.err], [0, '']);
  const text = readFileSync(file, 'utf8');
  const [, way = ''] = /^# yaml-language-server: \$schema=(.*)\n/.exec(text) ?? [];
  const schema = resolve(dirname(file), way);
  assert.ok(existsSync(schema), schema);
  assert.ok('clocks' in JSON.parse(readFileSync(schema, 'utf8')).properties);
  files['written.yaml'] = text;
  assert.equal((await playbook('diff', 'contour', 'written.yaml')).code, 0);
  for (const argv of [
    ['minimal', join(folder, 'm.yaml')],
    ['--from', 'minimal', join(folder, 'n.yaml')],
  ])
    assert.match((await playbook('init', ...argv)).out, /a copy of minimal/);
  assert.match((await playbook('init', 'contuor', join(folder, 'o.yaml'))).err, /Did you mean contour\?/);
  const again = await playbook('init', file);
  assert.deepEqual([again.code, again.out], [1, '']);
  assert.match(again.err, /is there already and stays as it is/);
  assert.equal(readFileSync(file, 'utf8'), text);
  assert.match((await playbook('init', join(folder, 'none', 'p.yaml'))).err, /there is no such folder/);
});

const at = (time: string) => `2026-04-01T${time}:00.000Z`;
const lena = { kind: 'account', id: 'lena', roles: ['lead', 'responder'] };
const reporting = {
  ...{ type: 'ReportReceived', number: 'CASE-2026-0001', playbook: { name: 'contour', version: 1 } },
  ...{ report: { effects: 'Envoy stops.' }, reporter: 'rita', ref: 'REF-1', channel: 'form' },
};
const past = {
  number: 'CASE-2026-0001',
  playbooks: [readPlaybookText(contour).playbook],
  events: [
    { seq: 1, at: at('09:00'), actor: 'reporter:rita', event: reporting },
    {
      ...{ seq: 2, at: at('23:00'), actor: 'account:lena' },
      event: { type: 'ReporterContacted', text: 'Thank you.', by: 'lena' },
    },
  ],
  acts: [
    {
      ...{ at: at('10:00'), seq: 1, actor: lena, facts: { team: [], distributors: [] } },
      command: { type: 'RejectReport', reason: 'unsafe-defaults', text: 'The policy leaves that to operators.' },
    },
  ],
};
files['past.json'] = JSON.stringify({ cases: [past] });
files['strict.yaml'] = contour
  .replace('first-contact: { amount: 3, unit: business-days,', 'first-contact: { amount: 12, unit: hours,')
  .replace(/ *- { id: unsafe-defaults.*\n/, '');

test('simulate tells refusals and clocks that would have been different, and what it cannot know', async () => {
  const { code, out } = await playbook('simulate', '--playbook', 'strict.yaml', 'past.json');
  assert.equal(code, 10);
  assert.match(
    out,
    /^CASE-2026-0001: 1 refusal would come, 1 clock missed instead of kept.* \(1 act judged again; the case is still open/,
  );
  assert.match(
    out,
    /refusal would come {2}Wed 1 Apr 2026 10:00 UTC reject-report, gate rejection-reasoned: “unsafe-defaults” is no/,
  );
  assert.match(out, /clock {2}First contact: kept, due Mon 6 Apr 2026.* → missed, due Wed 1 Apr 2026 21:00 UTC/);
  assert.match(out, /What a simulation cannot know:\n {2}People act on what they know/);
  const read = JSON.parse((await playbook('simulate', '--json', '--playbook', 'strict.yaml', 'past.json')).out);
  assert.deepEqual([read.refusals[0].change, read.clocks[0].id], ['would come', 'first-contact']);
  assert.equal(read.unknowable.length, 3);
  const same = await playbook('simulate', '--playbook', 'contour', 'past.json');
  assert.equal(same.code, 0);
  assert.match(same.out, /nothing would have been different/);
});

test('a record that simulate cannot read is refused with what is wrong', async () => {
  const broken: readonly (readonly [unknown, RegExp])[] = [
    ['no JSON', /is not JSON/],
    [{ cases: [] }, /"cases" is empty/],
    [{ cases: [{ ...past, events: past.events.slice(1) }] }, /from the report on without a gap/],
    [{ cases: [{ ...past, playbooks: [] }] }, /lacks the playbook contour, version 1/],
    [{ cases: [{ ...past, events: [{ ...past.events[0], at: 'today' }] }] }, /is no moment such as/],
  ];
  for (const [value, said] of broken) {
    files['broken.json'] = typeof value === 'string' ? value : JSON.stringify(value);
    const { code, err } = await playbook('simulate', '--playbook', 'contour', 'broken.json');
    assert.equal(code, 1);
    assert.match(err, said);
  }
});

test('what is no playbook is refused with its place and the nearest that is', async () => {
  const refusals: readonly (readonly [readonly string[], RegExp])[] = [
    [['show', 'contuor'], /No playbook contuor comes with Tidegate\. Did you mean contour\?/],
    [['init', '--from', 'zzzzzzz', join(folder, 'z.yaml')], /There are: .*contour/],
    [['diff', 'contour', 'broken.yaml'], /Line \d+, column \d+: .*Did you mean "business-days"\?/],
    [['show', 'missing.yaml'], /no such file/],
  ];
  for (const [argv, said] of refusals) {
    const { code, out, err } = await playbook(...argv);
    assert.deepEqual([code, out], [1, ''], argv.join(' '));
    assert.match(err, said);
  }
});
