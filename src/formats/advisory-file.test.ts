import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { advisories } from '../../test/support/advisories.ts';
import { contour, contourText } from '../../test/support/contour.ts';
import { advisoryJsonSchema, readAdvisoryFile, standIns, writeAdvisoryFile } from './advisory-file.ts';
import { allFormats } from './index.ts';

const at = '2026-04-23T18:00:00Z';

test('a written advisory reads as the same, whatever it says', () => {
  fc.assert(
    fc.property(advisories, (advisory) => {
      const { file, faults } = readAdvisoryFile(writeAdvisoryFile(advisory), { at });
      assert.deepEqual(
        faults.filter((f) => f.severity === 'error'),
        [],
      );
      assert.deepEqual(file?.advisory, advisory);
    }),
  );
});

test('the example in the guide is valid, and whole enough for every format', () => {
  const guide = readFileSync(new URL('../../docs/guide/advisories.md', import.meta.url), 'utf8');
  const { file, faults } = readAdvisoryFile(guide.match(/```yaml\n(.*?)```/s)![1]!, { at });
  assert.deepEqual(faults, []);
  assert.deepEqual([file!.published.status, ...standIns(file!.published)], ['published']);
  for (const { id, obstacles } of allFormats) assert.deepEqual([id, ...obstacles(file!.published)], [id]);
});

test('a mistyped field is told with its place and the name that was meant', () => {
  const { file, faults } = readAdvisoryFile(contourText.replace('\ncvss:', '\ncvvs:'), { at });
  assert.equal(file, undefined);
  assert.equal(faults.length, 1);
  assert.match(faults[0]!.message, /^Line \d+, column 1: There is no field "cvvs" here\.$/);
  assert.equal(faults[0]!.mend, 'Did you mean "cvss"?');
});

test('a version without quotation marks is told so', () => {
  const { faults } = readAdvisoryFile(contourText.replace("line: '1.33'", 'line: 1.33'), { at });
  assert.match(faults[0]!.message, /"line" is a number\.$/);
  assert.match(faults[0]!.mend, /quotation marks/);
});

test('a fault of meaning has its place too', () => {
  const { faults } = readAdvisoryFile(contourText.replace('fixed: 1.33.4', 'fixed: 1.32.9'), { at });
  assert.equal(faults[0]?.rule, 'range-empty');
  assert.match(faults[0]!.message, /^Line \d+, column 9: /);
});

test('the file may say who publishes it, when and where; the rest has stand-ins', () => {
  assert.equal(contour().publishedAt, '2026-04-23T18:00:00.000Z');
  assert.equal(contour().publisher.name, 'projectcontour');
  const own = `${contourText}publication:
  publisher: { name: Contour, namespace: 'https://projectcontour.io', contact: 'mailto:x@example.org' }
  status: withdrawn
  revisions:
    - { number: 1, at: '2026-04-23T18:00:00Z', summary: First published }
    - { number: 2, at: '2026-05-01T08:00:00Z', summary: Withdrawn }
  url: https://projectcontour.io/security/1
`;
  const { file, faults } = readAdvisoryFile(own, { at: '2030-01-01T00:00:00Z' });
  assert.deepEqual(faults, []);
  assert.deepEqual(
    [file?.published.publishedAt, file?.published.updatedAt, file?.published.status, file?.published.url],
    ['2026-04-23T18:00:00.000Z', '2026-05-01T08:00:00.000Z', 'withdrawn', 'https://projectcontour.io/security/1'],
  );
});

test('a file that says of its publisher one thing alone has the rest from whoever publishes', () => {
  const publisher = {
    name: 'Project Contour',
    namespace: 'https://projectcontour.io',
    contact: 'security@example.org',
  };
  const own = `${contourText}publication: { publisher: { contact: team@example.org } }\n`;
  const { file } = readAdvisoryFile(own, { at: '2030-01-01T00:00:00Z', publisher });
  assert.deepEqual(file?.published.publisher, { ...publisher, contact: 'team@example.org' });
});

test('the JSON Schema takes what the reader takes, and refuses an unknown field', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(advisoryJsonSchema());
  fc.assert(
    fc.property(advisories, (advisory) => {
      validate(advisory);
      assert.deepEqual(validate.errors, null);
    }),
  );
  assert.equal(validate({ ...contour().advisory, surplus: 1 }), false);
});

test('a text that begins as JSON is judged as JSON, in its words and with the place', () => {
  const said = (text: string) =>
    readAdvisoryFile(text, { at }).faults.map(({ rule, message }) => `${rule}: ${message}`);
  assert.deepEqual(said('{"id": "A-1",\n "title": '), ['json: This is not JSON: at line 2, column 11 the text ends.']);
  assert.match(said('{"id": "A-1", "id": "A-2"}')[0]!, /^json-twice: The field "id" stands twice; .*line 1, column 15/);
  assert.match(said('{"id": "A-1", "__proto__": {"x": 1}}')[0]!, /^json-key: A field may not be called __proto__/);
  assert.match(said(`{"id": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`)[0]!, /^json-depth: /);
  assert.doesNotMatch(said('{id: A-1, title: x}')[0]!, /JSON/, 'a set of fields without quotation marks is YAML');
});
