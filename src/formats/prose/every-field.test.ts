import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { contour } from '../../../test/support/contour.ts';
import { type Advisory, advisorySchema } from '../../core/advisory/advisory.ts';
import { html } from '../html/html.ts';
import { mail } from '../mail/mail.ts';
import { markdown } from '../markdown/markdown.ts';

const [first, last] = ['1'.repeat(40), '2'.repeat(40)];
const repo = 'https://example.org/gate';
/** Every field that an advisory can have, in the order in which texts for people say things. */
const whole: Advisory = {
  id: 'GATE-2026-001',
  title: 'Code injection through routes',
  summary: 'A tenant can run code.',
  description: 'It does not escape a value.',
  impact: 'It reads credentials.',
  attackVectors: 'A right to write routes.',
  workarounds: 'Forbid routes.',
  detection: 'Look for quotes.',
  solution: 'Upgrade.',
  cvss: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:N',
  // Another word than the score comes to: it would not be said otherwise.
  severity: 'low',
  scores: [{ environment: 'Gateways', cvss: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N' }],
  cwe: 'CWE-94',
  vectors: ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'],
  weaknesses: ['CWE-20'],
  cve: 'CVE-2026-41246',
  ghsa: 'GHSA-x4mj-7f9g-29h4',
  aliases: ['GO-2026-5738'],
  affected: [
    {
      vendor: 'example',
      product: 'gate',
      purl: 'pkg:npm/gate',
      ecosystem: 'npm',
      package: 'gate',
      ranges: [
        { line: '1.0', introduced: '1.0.0', fixed: '1.0.4', precondition: 'Node 24.' },
        { line: '1.1', introduced: '1.1.0', lastAffected: '1.1.9', unpatched: 'End of life.' },
        { line: '2.0', introduced: '2.0.0', planned: 'A patch is planned for May.' },
      ],
      commits: [
        { repo, introduced: first, fixed: last },
        { repo, introduced: '0', lastAffected: last },
      ],
    },
  ],
  statements: [
    {
      vendor: 'example',
      product: 'door',
      purl: 'pkg:npm/door',
      version: '1.2.3',
      status: 'not affected',
      justification: 'component_not_present',
      why: 'It has no routes.',
    },
  ],
  references: [{ kind: 'fix', url: 'https://example.org/fix', title: 'The patch' }],
  credits: [{ name: 'Ada Example', affiliation: 'Example Ltd', role: 'finder', url: 'https://example.org/ada' }],
  timeline: [{ at: '2026-02-03T09:00:00.000Z', text: 'Somebody saw it.' }],
};
/** The names of all fields at any depth, such as `affected.ranges.line`. */
function fieldsIn(schema: z.core.JSONSchema.BaseSchema, path = ''): string[] {
  const inner = typeof schema.items === 'object' && !Array.isArray(schema.items) ? fieldsIn(schema.items, path) : [];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    `${path}${name}`,
    ...(typeof field === 'object' ? fieldsIn(field, `${path}${name}.`) : []),
  ]);
  return [...inner, ...own];
}

function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsOf(one, path));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) => [`${path}${name}`, ...fieldsOf(one, `${path}${name}.`)]);
}

test('the sample has every field of an advisory', () => {
  const had = new Set(fieldsOf(whole));
  const all = fieldsIn(z.toJSONSchema(advisorySchema, { io: 'input' }));
  assert.ok(all.includes('affected.ranges.precondition'));
  assert.deepEqual(
    all.filter((field) => !had.has(field)),
    [],
  );
});

for (const form of [markdown, mail, html]) {
  test(`${form.id} says every field of an advisory, and it is read back`, async () => {
    const { advisory, faults } = await form.read(form.render({ ...contour(), advisory: whole }));
    assert.deepEqual(faults, []);
    assert.deepEqual(advisory, whole);
  });
}
